/* msync over holes and locked pages; names that cannot be made. */
#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#define N(x)                                                                                                 \
    do {                                                                                                     \
        errno = 0;                                                                                           \
        long r = (long)(x);                                                                                  \
        printf("%-40s %ld %d\n", #x, r, r == -1 ? errno : 0);                                                \
    } while (0)
#define P 4096
int main()
{
    char *p = mmap(0, 8 * P, 3, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    munmap(p + 2 * P, P);
    N(msync(p, 4 * P, MS_SYNC));
    N(msync(p, 2 * P, MS_SYNC));
    N(msync(p, 4 * P, MS_ASYNC));
    N(msync(p + 2 * P, P, MS_SYNC));
    mlock(p + 4 * P, P);
    N(msync(p + 3 * P, 3 * P, MS_SYNC | MS_INVALIDATE));
    N(msync(p, 8 * P, MS_SYNC | MS_INVALIDATE));
    N(msync(p, 0, MS_SYNC));
    N(msync(p + 3 * P, P, 0));
    N(mkdir("/proc/x", 0700));
    N(mkdir("/proc/self/fdx", 0700));
    printf("%d\n", mkdir("/sys/x", 0700)); // why depends on who asks
    return 0;
}
