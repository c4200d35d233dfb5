/* memfd, /dev/zero and shared memory objects as mappings. */
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
    int fd = memfd_create("lesson", 0), z = open("/dev/zero", O_RDWR);
    ftruncate(fd, 8192);
    char *p = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0),
         *q = mmap(0, 8192, PROT_READ, MAP_SHARED, fd, 0);
    p[5000] = 'm';
    printf("%c %d\n", q[5000], p != q);
    char *r = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, z, 0);
    printf("%d\n", r[100]);
    r[100] = 1;
    char b[4] = "abc";
    read(z, b, 2);
    printf("%d %d %c\n", b[0], b[1], b[2]);
    int s = shm_open("/faultline-shm", O_RDWR | O_CREAT, 0600);
    ftruncate(s, 4096);
    int *i = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, s, 0);
    *i = 1;
    if (fork() == 0) {
        *i = 2;
        _exit(0);
    }
    wait(0);
    printf("%d\n", *i);
    shm_unlink("/faultline-shm");
    return 0;
}
