/* Files by name. */
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int unlink(const char *path)
{
    return (int)__result(__syscall(SYS_unlink, path));
}

int rmdir(const char *path)
{
    return (int)__result(__syscall(SYS_rmdir, path));
}

int remove(const char *path)
{
    if (unlink(path) == 0)
        return 0;
    return errno == EISDIR ? rmdir(path) : -1;
}

int rename(const char *from, const char *to)
{
    return (int)__result(__syscall(SYS_rename, from, to));
}

int link(const char *from, const char *to)
{
    return (int)__result(__syscall(SYS_link, from, to));
}

int symlink(const char *target, const char *path)
{
    return (int)__result(__syscall(SYS_symlink, target, path));
}

ssize_t readlink(const char *path, char *to, size_t size)
{
    return __result(__syscall(SYS_readlink, path, to, size));
}

int mkdir(const char *path, mode_t mode)
{
    return (int)__result(__syscall(SYS_mkdir, path, (long)mode));
}

int chmod(const char *path, mode_t mode)
{
    return (int)__result(__syscall(SYS_chmod, path, (long)mode));
}

int fchmod(int fd, mode_t mode)
{
    return (int)__result(__syscall(SYS_fchmod, (long)fd, (long)mode));
}

mode_t umask(mode_t mask)
{
    return (mode_t)__syscall(SYS_umask, (long)mask);
}

int chdir(const char *path)
{
    return (int)__result(__syscall(SYS_chdir, path));
}

char *getcwd(char *to, size_t size)
{
    if (to == 0) {
        if (size == 0)
            size = PAGE;
        to = malloc(size);
        if (to == 0)
            return 0;
    }
    return __result(__syscall(SYS_getcwd, to, size)) < 0 ? 0 : to;
}

/* The simulated machine has no randomness: the name's free part counts up. */
int mkstemp(char *pattern)
{
    size_t size = strlen(pattern);
    unsigned number;
    int fd;

    if (size < 6 || strcmp(pattern + size - 6, "XXXXXX") != 0) {
        errno = EINVAL;
        return -1;
    }
    for (number = 0; number < 100000; number++) {
        snprintf(pattern + size - 6, 7, "%06u", number);
        fd = open(pattern, O_RDWR | O_CREAT | O_EXCL, 0600);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}
