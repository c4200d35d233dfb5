/* Shared anonymous memory: the child finds the parent's pages present only after a fault of its own. */
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
    char *p = mmap((void *)0x300000000000, 40 * 4096, PROT_READ | PROT_WRITE,
                   MAP_SHARED | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    int s;
    for (int i = 0; i < 20; i++)
        p[i * 4096] = 1;
    fflush(stdout);
    if (fork() == 0) {
        volatile char c;
        faults();
        long a = faults();
        for (int i = 0; i < 40; i++)
            c = p[i * 4096];
        long b = faults();
        p[30 * 4096] = 7;
        printf("read %ld write %ld\n", b - a, faults() - b);
        fflush(stdout);
        _exit(0);
    }
    wait(&s);
    faults();
    long a = faults();
    int v = p[30 * 4096];
    printf("value %d, fault %ld\n", v, faults() - a);
    return 0;
}
