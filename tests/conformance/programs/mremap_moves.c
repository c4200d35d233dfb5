/* mremap grows a mapping, moving it when something is in the way, and keeps its contents. */
#include <stdio.h>
#include <sys/mman.h>

int main(void)
{
    char *base = (char *)0x310000000000;
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
    char *p = mmap(base, 4 * 4096, PROT_READ | PROT_WRITE, flags, -1, 0), *q;

    p[0] = 'a';
    p[3 * 4096] = 'd';
    q = mremap(p, 4 * 4096, 8 * 4096, 0);
    printf("in place %d, %c%c%d\n", p == q, q[0], q[3 * 4096], q[7 * 4096]);
    mmap(base + 8 * 4096, 4096, PROT_READ, flags, -1, 0);
    printf("blocked %d\n", mremap(p, 8 * 4096, 9 * 4096, 0) == MAP_FAILED);
    q = mremap(p, 8 * 4096, 9 * 4096, MREMAP_MAYMOVE);
    printf("moved %d, %c%c\n", q != p, q[0], q[3 * 4096]);
    q = mremap(q, 9 * 4096, 4096, 0);
    printf("shrunk %c\n", q[0]);
    fflush(stdout);
    return q[4096];
}
