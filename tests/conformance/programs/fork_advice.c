/* MADV_DONTFORK hides memory from children, MADV_WIPEONFORK empties it. */
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
    char *p = map(1, MAP_PRIVATE), *q = map(1, MAP_PRIVATE);
    int s;
    p[0] = q[0] = 5;
    printf("%d %d\n", madvise(p, 4096, MADV_DONTFORK), madvise(q, 4096, MADV_WIPEONFORK));
    fflush(stdout);
    if (fork() == 0)
        _exit(q[0]);
    wait(&s);
    printf("wiped %d\n", WEXITSTATUS(s));
    fflush(stdout);
    if (fork() == 0)
        _exit(p[0]);
    wait(&s);
    printf("gone %d\n", WTERMSIG(s));
    return 0;
}
