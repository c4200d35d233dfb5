/* Waiting for several files at once. */
#include "internal.h"
#include <poll.h>
#include <sys/select.h>
#include <sys/time.h>

int poll(struct pollfd *files, nfds_t count, int milliseconds)
{
    return (int)__result(__syscall(SYS_poll, files, count, (long)milliseconds));
}

int pselect(int count, fd_set *readable, fd_set *writable, fd_set *special, const struct timespec *limit,
            const sigset_t *mask)
{
    sigset_t before;
    long result;

    if (mask)
        sigprocmask(SIG_SETMASK, mask, &before);
    result = __syscall(SYS_pselect6, (long)count, readable, writable, special, limit, (long)0);
    if (mask)
        sigprocmask(SIG_SETMASK, &before, 0);
    return (int)__result(result);
}

/* As Linux does, what is left of the time goes back into *limit. */
int select(int count, fd_set *readable, fd_set *writable, fd_set *special, struct timeval *limit)
{
    struct timespec wait, begun, now;
    long left;
    int result;

    if (limit == 0)
        return pselect(count, readable, writable, special, 0, 0);
    clock_gettime(CLOCK_MONOTONIC, &begun);
    wait.tv_sec = limit->tv_sec + limit->tv_usec / 1000000;
    wait.tv_nsec = limit->tv_usec % 1000000 * 1000;
    result = pselect(count, readable, writable, special, &wait, 0);
    clock_gettime(CLOCK_MONOTONIC, &now);
    left = (wait.tv_sec - now.tv_sec + begun.tv_sec) * 1000000 + (wait.tv_nsec - now.tv_nsec + begun.tv_nsec) / 1000;
    if (left < 0)
        left = 0;
    limit->tv_sec = left / 1000000;
    limit->tv_usec = left % 1000000;
    return result;
}
