/* Sleeping takes the time it says, in whatever clock. */
#include <stdio.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
int main(void)
{
    struct timespec a, b;
    clock_gettime(CLOCK_MONOTONIC, &a);
    usleep(20000);
    clock_gettime(CLOCK_MONOTONIC, &b);
    long ms = (b.tv_sec - a.tv_sec) * 1000 + (b.tv_nsec - a.tv_nsec) / 1000000;
    printf("%d %d\n", ms >= 20, ms < 500);
    time_t zero = 0;
    struct tm *t = gmtime(&zero);
    printf("%d %d %d\n", t->tm_year, t->tm_wday, t->tm_yday);
    printf("%d\n", time(0) > 1000000000);
    return 0;
}
