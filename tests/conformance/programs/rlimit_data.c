/* RLIMIT_DATA stops brk and private mappings; malloc falls back and then fails. */
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
    struct rlimit l = {8 << 20, 8 << 20};
    malloc(1);
    printf("%d\n", setrlimit(RLIMIT_DATA, &l));
    printf("%d", map(4096, MAP_PRIVATE) == MAP_FAILED);
    printf(" %d\n", errno);
    printf("%d\n", map(4096, MAP_SHARED) != MAP_FAILED);
    printf("%d\n", sbrk(16 << 20) == (void *)-1);
    printf("%d %d\n", malloc(16 << 20) == 0, malloc(1 << 20) != 0);
    return 0;
}
