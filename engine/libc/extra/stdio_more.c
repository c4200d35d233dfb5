/* Rare functions of stdio.h. */
#include "file.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

size_t fread_unlocked(void *to, size_t size, size_t count, FILE *file)
{
    return fread(to, size, count, file);
}

size_t fwrite_unlocked(const void *from, size_t size, size_t count, FILE *file)
{
    return fwrite(from, size, count, file);
}

int fgetc_unlocked(FILE *file)
{
    return fgetc(file);
}

int fputc_unlocked(int c, FILE *file)
{
    return fputc(c, file);
}

char *fgets_unlocked(char *to, int size, FILE *file)
{
    return fgets(to, size, file);
}

int feof_unlocked(FILE *file)
{
    return feof(file);
}

int ferror_unlocked(FILE *file)
{
    return ferror(file);
}

int fileno_unlocked(FILE *file)
{
    return fileno(file);
}

int fcloseall(void)
{
    return fflush(0);
}

char *tmpnam(char *to)
{
    static char own[L_tmpnam];
    static unsigned count;

    to = to ? to : own;
    do
        snprintf(to, L_tmpnam, "/tmp/file%06u", count++);
    while (access(to, F_OK) == 0);
    return to;
}

char *tempnam(const char *directory, const char *prefix)
{
    static unsigned count;
    char *path = malloc(4096);

    do
        snprintf(path, 4096, "%s/%.5s%06u", directory ? directory : "/tmp", prefix ? prefix : "file",
            count++);
    while (access(path, F_OK) == 0);
    return path;
}

char *ctermid(char *to)
{
    static char own[16];

    return strcpy(to ? to : own, "/dev/tty");
}
