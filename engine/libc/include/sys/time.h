#ifndef _SYS_TIME_H
#define _SYS_TIME_H
#include <sys/types.h>
struct timeval { time_t tv_sec; suseconds_t tv_usec; };
struct timezone { int tz_minuteswest; int tz_dsttime; };
#define ITIMER_REAL 0
#define ITIMER_VIRTUAL 1
#define ITIMER_PROF 2
struct itimerval {
    struct timeval it_interval;
    struct timeval it_value;
};
int getitimer(int which, struct itimerval* now);
int setitimer(int which, const struct itimerval* next, struct itimerval* old);
#define timerclear(t) ((t)->tv_sec = (t)->tv_usec = 0)
#define timerisset(t) ((t)->tv_sec || (t)->tv_usec)
#define timeradd(a, b, sum)                                                                                  \
    do {                                                                                                     \
        (sum)->tv_sec = (a)->tv_sec + (b)->tv_sec;                                                           \
        (sum)->tv_usec = (a)->tv_usec + (b)->tv_usec;                                                        \
        if ((sum)->tv_usec >= 1000000) {                                                                     \
            ++(sum)->tv_sec;                                                                                 \
            (sum)->tv_usec -= 1000000;                                                                       \
        }                                                                                                    \
    } while (0)
#define timersub(a, b, difference)                                                                           \
    do {                                                                                                     \
        (difference)->tv_sec = (a)->tv_sec - (b)->tv_sec;                                                    \
        (difference)->tv_usec = (a)->tv_usec - (b)->tv_usec;                                                 \
        if ((difference)->tv_usec < 0) {                                                                     \
            --(difference)->tv_sec;                                                                          \
            (difference)->tv_usec += 1000000;                                                                \
        }                                                                                                    \
    } while (0)
int gettimeofday(struct timeval *now, void *zone);
#define timerclear(t) ((t)->tv_sec = (t)->tv_usec = 0)
#define timerisset(t) ((t)->tv_sec || (t)->tv_usec)
#define timercmp(a, b, op) \
    ((a)->tv_sec == (b)->tv_sec ? (a)->tv_usec op(b)->tv_usec : (a)->tv_sec op(b)->tv_sec)
#define timeradd(a, b, r) \
    do { \
        (r)->tv_sec = (a)->tv_sec + (b)->tv_sec; \
        (r)->tv_usec = (a)->tv_usec + (b)->tv_usec; \
        if ((r)->tv_usec >= 1000000) (r)->tv_sec++, (r)->tv_usec -= 1000000; \
    } while (0)
#define timersub(a, b, r) \
    do { \
        (r)->tv_sec = (a)->tv_sec - (b)->tv_sec; \
        (r)->tv_usec = (a)->tv_usec - (b)->tv_usec; \
        if ((r)->tv_usec < 0) (r)->tv_sec--, (r)->tv_usec += 1000000; \
    } while (0)
#include <sys/select.h>
#endif
