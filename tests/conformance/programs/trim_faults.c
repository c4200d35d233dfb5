/* After free and trimming, the heap's pages fault again. */
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
    char *a = malloc(1000);
    void *big = malloc(200000);
    free(big);
    memset(a, 1, 900);
    free(malloc(5000));
    faults();
    char *p[30];
    long s = faults();
    for (int i = 0; i < 30; i++) {
        p[i] = malloc(20000);
        memset(p[i], 1, 20000);
    }
    long t = faults();
    for (int i = 29; i >= 0; i--)
        free(p[i]);
    for (int i = 0; i < 30; i++) {
        p[i] = malloc(20000);
        memset(p[i], 1, 20000);
    }
    long v = faults();
    printf("%ld %ld\n", t - s, v - t);
    return 0;
}
