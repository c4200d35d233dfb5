/* Files by descriptor. */
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define EMPTY_PATH 0x1000
#define NO_FOLLOW 0x100
#define TCGETS 0x5401

static int open_at(int directory, const char *path, int flags, mode_t mode)
{
    return (int)__result(__syscall(SYS_openat, (long)directory, path, (long)flags, (long)mode));
}

int open(const char *path, int flags, ...)
{
    va_list arguments;
    mode_t mode = 0;

    va_start(arguments, flags);
    if ((flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE)
        mode = va_arg(arguments, mode_t);
    va_end(arguments);
    return open_at(AT_FDCWD, path, flags, mode);
}

int openat(int directory, const char *path, int flags, ...)
{
    va_list arguments;
    mode_t mode = 0;

    va_start(arguments, flags);
    if ((flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE)
        mode = va_arg(arguments, mode_t);
    va_end(arguments);
    return open_at(directory, path, flags, mode);
}

int creat(const char *path, mode_t mode)
{
    return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

int close(int fd)
{
    return (int)__result(__syscall(SYS_close, (long)fd));
}

ssize_t read(int fd, void *to, size_t size)
{
    return __result(__syscall(SYS_read, (long)fd, to, size));
}

ssize_t write(int fd, const void *from, size_t size)
{
    return __result(__syscall(SYS_write, (long)fd, from, size));
}

ssize_t pread(int fd, void *to, size_t size, off_t offset)
{
    return __result(__syscall(SYS_pread64, (long)fd, to, size, offset));
}

ssize_t pwrite(int fd, const void *from, size_t size, off_t offset)
{
    return __result(__syscall(SYS_pwrite64, (long)fd, from, size, offset));
}

ssize_t readv(int fd, const struct iovec *parts, int count)
{
    return __result(__syscall(SYS_readv, (long)fd, parts, (long)count));
}

ssize_t writev(int fd, const struct iovec *parts, int count)
{
    return __result(__syscall(SYS_writev, (long)fd, parts, (long)count));
}

off_t lseek(int fd, off_t offset, int whence)
{
    return __result(__syscall(SYS_lseek, (long)fd, offset, (long)whence));
}

int dup(int fd)
{
    return (int)__result(__syscall(SYS_dup, (long)fd));
}

int dup2(int fd, int to)
{
    return (int)__result(__syscall(SYS_dup2, (long)fd, (long)to));
}

int pipe(int fds[2])
{
    return (int)__result(__syscall(SYS_pipe, fds));
}

int pipe2(int fds[2], int flags)
{
    return (int)__result(__syscall(SYS_pipe2, fds, (long)flags));
}

int fcntl(int fd, int command, ...)
{
    va_list arguments;
    long argument;

    va_start(arguments, command);
    argument = va_arg(arguments, long);
    va_end(arguments);
    return (int)__result(__syscall(SYS_fcntl, (long)fd, (long)command, argument));
}

int ftruncate(int fd, off_t size)
{
    return (int)__result(__syscall(SYS_ftruncate, (long)fd, size));
}

int truncate(const char *path, off_t size)
{
    return (int)__result(__syscall(SYS_truncate, path, size));
}

int posix_fadvise(int fd, off_t offset, off_t size, int advice)
{
    return (int)-__syscall(SYS_fadvise64, (long)fd, offset, size, (long)advice);
}

int fallocate(int fd, int mode, off_t offset, off_t size)
{
    return (int)__result(__syscall(SYS_fallocate, (long)fd, (long)mode, offset, size));
}

int posix_fallocate(int fd, off_t offset, off_t size)
{
    return (int)-__syscall(SYS_fallocate, (long)fd, 0L, offset, size);
}

ssize_t readahead(int fd, off_t offset, size_t size)
{
    return __result(__syscall(SYS_readahead, (long)fd, offset, size));
}

int fstat(int fd, struct stat *status)
{
    return (int)__result(__syscall(SYS_newfstatat, (long)fd, "", status, (long)EMPTY_PATH));
}

int stat(const char *path, struct stat *status)
{
    return (int)__result(__syscall(SYS_newfstatat, (long)AT_FDCWD, path, status, 0L));
}

int lstat(const char *path, struct stat *status)
{
    return (int)__result(__syscall(SYS_newfstatat, (long)AT_FDCWD, path, status, (long)NO_FOLLOW));
}

int access(const char *path, int mode)
{
    return (int)__result(__syscall(SYS_access, path, (long)mode));
}

int isatty(int fd)
{
    char settings[64];
    return __result(__syscall(SYS_ioctl, (long)fd, (long)TCGETS, settings)) == 0;
}

int fsync(int fd)
{
    return (int)__result(__syscall(SYS_fsync, (long)fd));
}

int fdatasync(int fd)
{
    return (int)__result(__syscall(SYS_fdatasync, (long)fd));
}

void sync(void)
{
    __syscall(SYS_sync);
}

int shm_open(const char *name, int flags, mode_t mode)
{
    char path[256];

    while (*name == '/')
        name++;
    snprintf(path, sizeof path, "/dev/shm/%s", name);
    return open_at(AT_FDCWD, path, flags | O_CLOEXEC | O_NOFOLLOW, mode);
}

int shm_unlink(const char *name)
{
    char path[256];

    while (*name == '/')
        name++;
    snprintf(path, sizeof path, "/dev/shm/%s", name);
    return unlink(path);
}
