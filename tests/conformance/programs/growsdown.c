/* MAP_GROWSDOWN: a mapping that grows like a stack. */
#include <stdio.h>
#include <sys/mman.h>
int main(void)
{
    char *p = mmap((void *)0x320000000000, 4096, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_GROWSDOWN, -1, 0);
    p[0] = 1;
    p[-4096] = 2;
    p[-8192] = 3;
    printf("%d %d %d\n", p[0], p[-4096], p[-8192]);
    return 0;
}
