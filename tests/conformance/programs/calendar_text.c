#include <stdio.h>
#include <time.h>
int main(void)
{
    time_t t = 1000000000;
    char b[200];
    struct tm* m = gmtime(&t);
    strftime(b, 200,
             "%Y-%m-%d %H:%M:%S %a %A %b %B %j %% %D %e %F %I %k %l %p %R %T %u %U %V %G %g %w %W %y %C "
             "%c|%x|%X|%h|%n%t|%r",
             m);
    puts(b);
    fputs(asctime(m), stdout);
    printf("%ld\n", (long)timegm(m));
    for (int y = 100; y < 130; y++) {
        struct tm q = {.tm_year = y, .tm_mday = 1};
        timegm(&q);
        strftime(b, 200, "%G-%V %U %W", &q);
        puts(b);
    }
    return 0;
}
