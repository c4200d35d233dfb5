/* Named pipes, and times that are given to files. */
#include "internal.h"
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>
#include <utime.h>

#define CALL(...) __result(__syscall(__VA_ARGS__))

int mkfifo(const char *path, mode_t mode)
{
    return (int)CALL(SYS_mknodat, (long)AT_FDCWD, path, (long)(mode | S_IFIFO), 0L);
}

int mkfifoat(int directory, const char *path, mode_t mode)
{
    return (int)CALL(SYS_mknodat, (long)directory, path, (long)(mode | S_IFIFO), 0L);
}

int mknodat(int directory, const char *path, mode_t mode, dev_t device)
{
    return (int)CALL(SYS_mknodat, (long)directory, path, (long)mode, device);
}

static int set_times(int fd, const char *path, const struct timeval times[2], int flags)
{
    struct timespec exact[2];
    int i;

    for (i = 0; times && i < 2; i++)
        exact[i] = (struct timespec){times[i].tv_sec, times[i].tv_usec * 1000};
    return (int)CALL(SYS_utimensat, (long)fd, path, times ? exact : 0, (long)flags);
}

int utimes(const char *path, const struct timeval times[2])
{
    return set_times(AT_FDCWD, path, times, 0);
}

int lutimes(const char *path, const struct timeval times[2])
{
    return set_times(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW);
}

int futimes(int fd, const struct timeval times[2])
{
    return set_times(fd, 0, times, 0);
}

int utime(const char *path, const struct utimbuf *times)
{
    struct timeval both[2];

    if (times == 0)
        return set_times(AT_FDCWD, path, 0, 0);
    both[0] = (struct timeval){times->actime, 0};
    both[1] = (struct timeval){times->modtime, 0};
    return set_times(AT_FDCWD, path, both, 0);
}
