/* Clocks and calendars. All times are UTC. */
#include "internal.h"
#include <errno.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec *now)
{
    return (int)__result(__syscall(SYS_clock_gettime, (long)clock, now));
}

int clock_getres(clockid_t clock, struct timespec *resolution)
{
    return (int)__result(__syscall(SYS_clock_getres, (long)clock, resolution));
}

time_t time(time_t *result)
{
    struct timespec now = {0, 0};

    clock_gettime(CLOCK_REALTIME, &now);
    if (result)
        *result = now.tv_sec;
    return now.tv_sec;
}

int gettimeofday(struct timeval *now, void *zone)
{
    struct timespec exact = {0, 0};
    int result = clock_gettime(CLOCK_REALTIME, &exact);

    (void)zone;
    if (now) {
        now->tv_sec = exact.tv_sec;
        now->tv_usec = exact.tv_nsec / 1000;
    }
    return result;
}

clock_t clock(void)
{
    struct timespec used = {0, 0};

    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) < 0)
        return -1;
    return used.tv_sec * CLOCKS_PER_SEC + used.tv_nsec / 1000;
}

double difftime(time_t end, time_t begin)
{
    return (double)(end - begin);
}

int nanosleep(const struct timespec *duration, struct timespec *left)
{
    return (int)__result(__syscall(SYS_clock_nanosleep, (long)CLOCK_REALTIME, 0L, duration, left));
}

int usleep(useconds_t microseconds)
{
    struct timespec duration;

    duration.tv_sec = microseconds / 1000000;
    duration.tv_nsec = (long)(microseconds % 1000000) * 1000;
    return nanosleep(&duration, 0);
}

unsigned int sleep(unsigned int seconds)
{
    struct timespec duration = {0, 0}, left = {0, 0};

    duration.tv_sec = seconds;
    return nanosleep(&duration, &left) < 0 ? (unsigned)left.tv_sec : 0;
}

static int is_leap(long year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(long year, int month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 1 && is_leap(year) ? 29 : days[month];
}

struct tm *gmtime_r(const time_t *when, struct tm *result)
{
    long days = *when / 86400, seconds = *when % 86400, year = 1970;
    int month = 0;

    if (seconds < 0) {
        seconds += 86400;
        days--;
    }
    result->tm_wday = (int)((days % 7 + 11) % 7);
    while (days < 0 || days >= (is_leap(year) ? 366 : 365)) {
        if (days < 0)
            days += is_leap(--year) ? 366 : 365;
        else
            days -= is_leap(year++) ? 366 : 365;
    }
    result->tm_yday = (int)days;
    while (days >= days_in(year, month))
        days -= days_in(year, month++);
    result->tm_year = (int)(year - 1900);
    result->tm_mon = month;
    result->tm_mday = (int)days + 1;
    result->tm_hour = (int)(seconds / 3600);
    result->tm_min = (int)(seconds / 60 % 60);
    result->tm_sec = (int)(seconds % 60);
    result->tm_isdst = 0;
    result->tm_gmtoff = 0;
    result->tm_zone = "UTC";
    return result;
}

static struct tm shared_result;

struct tm *gmtime(const time_t *when)
{
    return gmtime_r(when, &shared_result);
}

struct tm *localtime_r(const time_t *when, struct tm *result)
{
    return gmtime_r(when, result);
}

struct tm *localtime(const time_t *when)
{
    return gmtime_r(when, &shared_result);
}

time_t mktime(struct tm *when)
{
    long year = 1900L + when->tm_year, days = 0, y;
    int month;
    time_t result;

    for (y = 1970; y < year; y++)
        days += is_leap(y) ? 366 : 365;
    for (month = 0; month < when->tm_mon && month < 12; month++)
        days += days_in(year, month);
    result = ((days + when->tm_mday - 1) * 24 + when->tm_hour) * 3600L + when->tm_min * 60L + when->tm_sec;
    gmtime_r(&result, when);
    return result;
}

int getitimer(int which, struct itimerval* now)
{
    return (int)__result(__syscall(SYS_getitimer, (long)which, now));
}

int setitimer(int which, const struct itimerval* next, struct itimerval* old)
{
    return (int)__result(__syscall(SYS_setitimer, (long)which, next, old));
}
