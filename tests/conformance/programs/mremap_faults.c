/* mremap moves page table entries, not bytes: no faults. */
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
    char *p = map(100, MAP_PRIVATE), *warm = map(2, MAP_PRIVATE);
    mremap(warm, 8192, 4096, 0);
    map(1, MAP_PRIVATE);
    for (int i = 0; i < 100; i++)
        p[i * 4096] = i;
    faults();
    long a = faults();
    char *q = mremap(p, 100 * 4096, 200 * 4096, MREMAP_MAYMOVE);
    long b = faults();
    int ok = 1;
    for (int i = 0; i < 100; i++)
        ok &= q[i * 4096] == (char)i;
    printf("%d, faults %ld %ld\n", ok, b - a, faults() - b);
    char *r = mremap(q, 4096, 4096, MREMAP_MAYMOVE | MREMAP_FIXED, (void *)0x310000000000);
    printf("%d %d\n", r == (char *)0x310000000000, areas(q, q + 200 * 4096));
    return 0;
}
