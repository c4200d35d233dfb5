/* Writing a private file mapping copies the page; the rest stays shared with the cache. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>
static struct rusage u;
static long faults(void)
{
    getrusage(RUSAGE_SELF, &u);
    return u.ru_minflt;
}
int main(void)
{
    static char page[4096];
    volatile char sink;
    int fd = open("/tmp/faultline-cow", O_RDWR | O_CREAT | O_TRUNC, 0600);
    for (int i = 0; i < 32; i++)
        write(fd, page, 4096);
    char *p = mmap((void *)0x340000000000, 32 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, fd, 0);
    unlink("/tmp/faultline-cow");
    faults();
    long a = faults();
    for (int i = 0; i < 32; i++)
        sink = p[i * 4096];
    long b = faults();
    for (int i = 0; i < 32; i++)
        p[i * 4096] = 1;
    long c = faults();
    for (int i = 0; i < 32; i++)
        p[i * 4096] = 2;
    long d = faults();
    char z = 9;
    pread(fd, &z, 1, 0);
    printf("read %ld, write %ld, again %ld, file still %d\n", b - a, c - b, d - c, z);
    return 0;
}
