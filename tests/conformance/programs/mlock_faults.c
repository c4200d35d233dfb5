/* mlock brings all pages in at once and they count as locked. */
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
    char *p = map(30, MAP_PRIVATE);
    unsigned char r[30];
    faults();
    long a = faults();
    printf("%d\n", mlock(p, 30 * 4096));
    mincore(p, 30 * 4096, r);
    long b = faults();
    int n = 0;
    for (int i = 0; i < 30; i++)
        n += r[i] & 1;
    for (int i = 0; i < 30; i++)
        p[i * 4096] = 1;
    long later = faults() - b;
    printf("resident %d, faults later %ld, areas %d\n", n, later, areas(p, p + 30 * 4096));
    munlock(p + 4096, 4096);
    printf("areas %d\n", areas(p, p + 30 * 4096));
    return 0;
}
