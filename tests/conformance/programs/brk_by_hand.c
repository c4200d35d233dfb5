/* brk and sbrk: memory up to the break exists, by whole pages; given back it is gone and comes back as zero. */
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    char *start = sbrk(0);
    char *old = sbrk(10000);

    start[0] = 'a';
    start[9999] = 'z';
    printf("same %d, grew %ld\n", start == old, (long)((char *)sbrk(0) - start));
    printf("brk up %d\n", brk(start + 20000));
    start[19999] = 'q';
    printf("brk back %d, at %ld\n", brk(start), (long)((char *)sbrk(0) - start));
    sbrk(20000);
    printf("fresh %d %d %d\n", start[0], start[9999], start[19999]);
    printf("too far %d\n", brk((char *)1) == -1);
    return 0;
}
