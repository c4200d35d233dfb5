/* VmPTE grows with the addresses that are touched. */
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

static long vmpte(void)
{
    FILE *f = fopen("/proc/self/status", "r");
    char l[200];
    long v = -1;
    while (fgets(l, sizeof l, f))
        sscanf(l, "VmPTE: %ld", &v);
    fclose(f);
    return v;
}
int main(void)
{
    vmpte();
    long a = vmpte();
    char *p = mmap((void *)0x300000000000, 1L << 32, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0);
    for (int i = 0; i < 10; i++)
        p[i * (2L << 20)] = 1;
    long b = vmpte();
    p[3L << 30] = 1;
    long c = vmpte();
    printf("%ld %ld\n", b - a, c - b);
    munmap(p, 1L << 32);
    printf("%ld\n", vmpte() - a);
    return 0;
}
