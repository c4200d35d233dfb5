#include <stdio.h>
#include <time.h>
#include <string.h>
int main(void) {
    struct tm t;
    memset(&t, 0, sizeof t);
    char *e = strptime("2024-03-15 12:34:56 rest", "%Y-%m-%d %H:%M:%S", &t);
    printf("%d %d %d %d:%d:%d [%s]\n", t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, e);
    memset(&t, 0, sizeof t);
    strptime("15 Mar 2024", "%d %b %Y", &t);
    printf("%ld\n", (long)timegm(&t));
    char b[80];
    strftime(b, 80, "%A %d %B %Y %j %U", &t);
    puts(b);
}
