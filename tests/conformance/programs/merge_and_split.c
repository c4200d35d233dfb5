/* Neighbouring mappings merge when all is equal, and split when something differs. */
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
    char *b = (char *)0x300000000000;
    int f = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, rw = PROT_READ | PROT_WRITE;
    mmap(b, 8192, rw, f, -1, 0);
    mmap(b + 8192, 8192, rw, f, -1, 0);
    printf("%d\n", areas(b, b + 16384));
    mmap(b + 16384, 4096, PROT_READ, f, -1, 0);
    printf("%d\n", areas(b, b + 20480));
    mprotect(b + 16384, 4096, rw);
    printf("%d\n", areas(b, b + 20480));
    madvise(b, 4096, MADV_DONTDUMP);
    printf("%d\n", areas(b, b + 20480));
    madvise(b, 4096, MADV_DODUMP);
    printf("%d\n", areas(b, b + 20480));
    mprotect(b + 4096, 4096, PROT_NONE);
    mprotect(b + 12288, 4096, PROT_READ);
    printf("%d\n", areas(b, b + 20480));
    mprotect(b, 20480, PROT_READ);
    printf("%d\n", areas(b, b + 20480));
    mmap(b + 20480, 4096, PROT_READ, MAP_SHARED | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    printf("%d\n", areas(b, b + 24576));
    return 0;
}
