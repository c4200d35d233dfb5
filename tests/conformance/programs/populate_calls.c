/* MADV_POPULATE_READ maps zero pages, MADV_POPULATE_WRITE real ones. */
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
    char *p = map(20, MAP_PRIVATE), *q = map(20, MAP_PRIVATE);
    printf("%d %d\n", madvise(p, 20 * 4096, MADV_POPULATE_READ), madvise(q, 20 * 4096, MADV_POPULATE_WRITE));
    faults();
    long a = faults();
    for (int i = 0; i < 20; i++)
        p[i * 4096] = 1;
    long b = faults();
    for (int i = 0; i < 20; i++)
        q[i * 4096] = 1;
    printf("%ld %ld\n", b - a, faults() - b);
    return 0;
}
