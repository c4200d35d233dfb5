#ifndef _SYS_SELECT_H
#define _SYS_SELECT_H
#include <signal.h>
#include <sys/time.h>
#include <time.h>
#define FD_SETSIZE 1024
typedef struct { unsigned long __bits[FD_SETSIZE / 64]; } fd_set;
#define FD_ZERO(set) __builtin_memset((set), 0, sizeof(fd_set))
#define FD_SET(fd, set) ((void)((set)->__bits[(fd) / 64] |= 1UL << ((fd) % 64)))
#define FD_CLR(fd, set) ((void)((set)->__bits[(fd) / 64] &= ~(1UL << ((fd) % 64))))
#define FD_ISSET(fd, set) (((set)->__bits[(fd) / 64] >> ((fd) % 64) & 1) != 0)
int select(int count, fd_set *readable, fd_set *writable, fd_set *special, struct timeval *limit);
int pselect(int count, fd_set *readable, fd_set *writable, fd_set *special, const struct timespec *limit,
            const sigset_t *mask);
#endif
