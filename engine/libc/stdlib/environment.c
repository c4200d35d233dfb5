/* The environment. */
#include "internal.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static char **own_list; /* the list once it is ours, that is malloc'ed */

static char **find(const char *name, size_t size)
{
    char **entry;

    if (environ == 0)
        return 0;
    for (entry = environ; *entry; entry++)
        if (strncmp(*entry, name, size) == 0 && (*entry)[size] == '=')
            return entry;
    return 0;
}

char *getenv(const char *name)
{
    size_t size = strlen(name);
    char **entry = size ? find(name, size) : 0;

    return entry ? *entry + size + 1 : 0;
}

static int append(char *assignment)
{
    size_t count = 0;
    char **list;

    while (environ && environ[count])
        count++;
    list = realloc(own_list, (count + 2) * sizeof *list);
    if (list == 0)
        return -1;
    if (own_list == 0)
        memcpy(list, environ, count * sizeof *list);
    list[count] = assignment;
    list[count + 1] = 0;
    own_list = environ = list;
    return 0;
}

int putenv(char *assignment)
{
    char *equals = strchr(assignment, '=');
    char **entry;

    if (equals == 0)
        return unsetenv(assignment);
    entry = find(assignment, (size_t)(equals - assignment));
    if (entry == 0)
        return append(assignment);
    *entry = assignment;
    return 0;
}

int setenv(const char *name, const char *value, int overwrite)
{
    size_t name_size = strlen(name), value_size = strlen(value);
    char *assignment;

    if (name_size == 0 || strchr(name, '=')) {
        errno = EINVAL;
        return -1;
    }
    if (!overwrite && find(name, name_size))
        return 0;
    assignment = malloc(name_size + value_size + 2);
    if (assignment == 0)
        return -1;
    memcpy(assignment, name, name_size);
    assignment[name_size] = '=';
    memcpy(assignment + name_size + 1, value, value_size + 1);
    return putenv(assignment);
}

int unsetenv(const char *name)
{
    char **entry = find(name, strlen(name));

    for (; entry && *entry; entry++)
        *entry = entry[1];
    return 0;
}

int execvp(const char *file, char *const arguments[])
{
    extern int execve(const char *, char *const[], char *const[]);
    char path[PAGE];
    const char *folders = getenv("PATH");

    if (strchr(file, '/'))
        return execve(file, arguments, environ);
    if (folders == 0)
        folders = "/bin:/usr/bin";
    while (*folders) {
        size_t size = strcspn(folders, ":");
        if (size + strlen(file) + 2 < sizeof path) {
            memcpy(path, folders, size);
            path[size] = '/';
            strcpy(path + size + 1, file);
            execve(path, arguments, environ);
            if (errno != ENOENT)
                return -1;
        }
        folders += size + (folders[size] == ':');
    }
    errno = ENOENT;
    return -1;
}
