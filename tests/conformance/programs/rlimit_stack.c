/* A smaller stack limit: the overflow comes earlier. */
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

static int deep(int n)
{
    volatile char b[4096];
    b[0] = 1;
    return n == 0 ? 0 : deep(n - 1) + b[0];
}
int main(void)
{
    int s;
    struct rlimit l = {256 << 10, 8 << 20};
    printf("%d\n", deep(300));
    fflush(stdout);
    if (fork() == 0) {
        setrlimit(RLIMIT_STACK, &l);
        printf("in %d\n", deep(20));
        fflush(stdout);
        _exit(deep(2000));
    }
    wait(&s);
    printf("%d\n", WTERMSIG(s));
    return 0;
}
