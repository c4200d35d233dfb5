/* Where mmap puts things: at a free hint, elsewhere when it is taken; MAP_FIXED replaces, NOREPLACE refuses.
 */
#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
int main(void)
{
    char *base = (char *)0x330000000000;
    int f = MAP_PRIVATE | MAP_ANONYMOUS;
    char *a = mmap(base, 8192, PROT_READ | PROT_WRITE, f, -1, 0);
    char *b = mmap(base, 4096, PROT_READ | PROT_WRITE, f, -1, 0);
    printf("%d %d\n", a == base, b == base);
    a[0] = 'x';
    a[4096] = 'y';
    char *c = mmap(base, 4096, PROT_READ | PROT_WRITE, f | MAP_FIXED, -1, 0);
    printf("%d %d %c\n", c == base, a[0], a[4096]);
    printf("%d %d\n", mmap(base, 4096, PROT_READ, f | MAP_FIXED_NOREPLACE, -1, 0) == MAP_FAILED, errno);
    char *d = mmap(0, 4096, PROT_READ, f, -1, 0), *e = mmap(0, 4096, PROT_READ, f, -1, 0);
    printf("next below: %ld\n", (long)(d - e));
    munmap(d, 4096);
    printf("hole reused: %d\n", mmap(0, 4096, PROT_READ, f, -1, 0) == d);
    return 0;
}
