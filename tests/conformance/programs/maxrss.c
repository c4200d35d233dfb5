/* ru_maxrss is the high-water mark: it stays after free. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
static long maxrss(void)
{
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return u.ru_maxrss;
}
int main(void)
{
    long a = maxrss();
    char *p = malloc(20 << 20);
    memset(p, 1, 20 << 20);
    long b = maxrss();
    free(p);
    long c = maxrss();
    printf("rose by about 20 MiB %d, stays %d\n", b - a > 17000 && b - a < 21500, c == b);
    return 0;
}
