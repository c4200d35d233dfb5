/* A write fault in a file mapping brings one page, a read fault sixteen. */
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
    static char page[4096];
    int fd = open("/tmp/faultline-around", O_RDWR | O_CREAT | O_TRUNC, 0600);
    volatile char c;
    for (int i = 0; i < 64; i++)
        write(fd, page, 4096);
    unlink("/tmp/faultline-around");
    char *p = mmap((void *)0x300000000000, 64 * 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd, 0);
    faults();
    long a = faults();
    for (int i = 0; i < 32; i++)
        p[i * 4096] = 1;
    long b = faults();
    for (int i = 32; i < 64; i++)
        c = p[i * 4096];
    long d = faults();
    for (int i = 32; i < 64; i++)
        p[i * 4096] = 1;
    printf("%ld %ld %ld\n", b - a, d - b, faults() - d);
    madvise(p, 64 * 4096, MADV_DONTNEED);
    faults();
    a = faults();
    for (int i = 0; i < 64; i++)
        c = p[i * 4096];
    b = faults();
    printf("%ld\n", b - a);
    madvise(p, 64 * 4096, MADV_RANDOM);
    munmap(p, 64 * 4096);
    return 0;
}
