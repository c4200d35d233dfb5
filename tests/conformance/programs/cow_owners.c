/* The last owner of a shared page writes without a copy, but pays a fault for the write bit. */
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
    char *p = map(50, MAP_PRIVATE);
    int s;
    memset(p, 1, 50 * 4096);
    if (fork() == 0) {
        faults();
        long a = faults();
        for (int i = 0; i < 50; i++)
            p[i * 4096] = 2;
        long b = faults();
        for (int i = 0; i < 50; i++)
            p[i * 4096] = 3;
        printf("child %ld %ld\n", b - a, faults() - b);
        fflush(stdout);
        _exit(0);
    }
    wait(&s);
    faults();
    long a = faults();
    for (int i = 0; i < 50; i++)
        p[i * 4096] = 4;
    printf("parent %ld\n", faults() - a);
    return 0;
}
