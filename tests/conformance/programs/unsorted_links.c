/* A chunk in the unsorted list points into libc; two of them at each other. */
#include <stdio.h>
#include <stdlib.h>
int main(void)
{
    unsigned long *a = malloc(2000), *g1 = malloc(20), *b = malloc(2000), *g2 = malloc(20);
    free(a);
    free(b);
    printf("%d %d\n", b[0] == (unsigned long)(a - 2), a[1] == (unsigned long)(b - 2));
    printf("same head %d\n", a[0] == b[1]);
    printf("prev_size below guard %lu, in use bit %lu\n", g1[-2], g1[-1] & 1);
    return 0;
}
