/* mincore, msync, mremap and madvise say ENOMEM or EINVAL. */
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
    char *p = map(4, MAP_PRIVATE);
    unsigned char v[8];
    munmap(p + 4096, 4096);
    printf("%d", mincore(p, 4 * 4096, v));
    printf(" %d\n", errno);
    printf("%d", mincore(p + 1, 4096, v));
    printf(" %d\n", errno);
    printf("%d", msync(p, 4 * 4096, MS_SYNC));
    printf(" %d\n", errno);
    printf("%d", madvise(p, 4 * 4096, MADV_DONTNEED));
    printf(" %d\n", errno);
    printf("%d", mremap(p, 4 * 4096, 8 * 4096, MREMAP_MAYMOVE) == MAP_FAILED);
    printf(" %d\n", errno);
    printf("%d", mremap(p + 1, 4096, 8192, 0) == MAP_FAILED);
    printf(" %d\n", errno);
    printf("%d", mprotect(p, 4 * 4096, PROT_READ));
    printf(" %d\n", errno);
    printf("%d", munmap(p, 0));
    printf(" %d\n", errno);
    printf("%d\n", munmap(p, 4 * 4096));
    return 0;
}
