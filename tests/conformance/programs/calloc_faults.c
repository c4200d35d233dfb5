/* calloc of fresh memory touches only what it must. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
static struct rusage u;
static long faults(void)
{
    getrusage(RUSAGE_SELF, &u);
    return u.ru_minflt;
}
static char *map(int pages, int flags)
{
    return mmap(0, pages * 4096L, PROT_READ | PROT_WRITE, flags | MAP_ANONYMOUS, -1, 0);
}
static int areas(char *from, char *to)
{
    FILE *f = fopen("/proc/self/maps", "r");
    char line[512];
    int n = 0;
    unsigned long a, b;
    while (fgets(line, sizeof line, f))
        if (sscanf(line, "%lx-%lx", &a, &b) == 2 && a < (unsigned long)to && b > (unsigned long)from)
            n++;
    fclose(f);
    return n;
}

int main(void)
{
    free(calloc(1, 2000));
    faults();
    long a = faults();
    char *p = calloc(1, 120000);
    long b = faults();
    char *q = malloc(1 << 22);
    long c = faults();
    memset(q, 0, 1 << 22);
    long d = faults();
    free(q);
    char *r = calloc(1, 1 << 20);
    long e = faults();
    r[5] = 1;
    printf("%ld %ld %ld %ld %ld\n", b - a, c - b, d - c, e - d, faults() - e);
    free(p);
    return 0;
}
