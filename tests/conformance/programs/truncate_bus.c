/* A file that shrinks takes its mapped pages away. */
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

#include <setjmp.h>
#include <signal.h>
static sigjmp_buf back;
static void handler(int n)
{
    siglongjmp(back, n);
}
int main(void)
{
    int fd = open("/tmp/faultline-trunc", O_RDWR | O_CREAT | O_TRUNC, 0600);
    ftruncate(fd, 3 * 4096);
    char *p = mmap(0, 3 * 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    unlink("/tmp/faultline-trunc");
    signal(SIGBUS, handler);
    p[0] = p[4096] = p[8192] = 'x';
    ftruncate(fd, 4096 + 100);
    int n = sigsetjmp(back, 1);
    if (n == 0)
        p[8192] = 'y';
    printf("signal %d\n", n);
    printf("%d %d\n", p[4096], p[4096 + 50]);
    ftruncate(fd, 3 * 4096);
    printf("back as zero %d %d\n", p[8192], p[4096]);
    return 0;
}
