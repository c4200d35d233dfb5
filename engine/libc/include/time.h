#ifndef _TIME_H
#define _TIME_H
#include <sys/types.h>
#define CLOCKS_PER_SEC 1000000L
#define CLOCK_REALTIME 0
#define CLOCK_MONOTONIC 1
#define CLOCK_PROCESS_CPUTIME_ID 2
#define CLOCK_THREAD_CPUTIME_ID 3
#define CLOCK_MONOTONIC_RAW 4
#define CLOCK_REALTIME_COARSE 5
#define CLOCK_MONOTONIC_COARSE 6
#define CLOCK_BOOTTIME 7
struct timespec { time_t tv_sec; long tv_nsec; };
struct tm {
    int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst;
    long tm_gmtoff;
    const char *tm_zone;
};
time_t time(time_t *result);
clock_t clock(void);
double difftime(time_t end, time_t begin);
int clock_gettime(clockid_t clock, struct timespec *now);
int clock_getres(clockid_t clock, struct timespec *resolution);
int nanosleep(const struct timespec *duration, struct timespec *left);
struct tm *gmtime(const time_t *when);
struct tm *gmtime_r(const time_t *when, struct tm *result);
struct tm *localtime(const time_t *when);
struct tm *localtime_r(const time_t *when, struct tm *result);
time_t mktime(struct tm *when);
time_t timegm(struct tm *when);
char *asctime(const struct tm *when);
char *asctime_r(const struct tm *when, char *to);
char *ctime(const time_t *when);
char *ctime_r(const time_t *when, char *to);
size_t strftime(char *to, size_t size, const char *format, const struct tm *when);
int clock_nanosleep(clockid_t clock, int flags, const struct timespec *duration, struct timespec *left);
void tzset(void);
extern char *tzname[2];
extern long timezone;
extern int daylight;
int timespec_get(struct timespec *now, int base);
#define TIME_UTC 1
#define TIMER_ABSTIME 1
#include <more/time.h>
#endif
