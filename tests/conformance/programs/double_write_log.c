/* heap metadata after free: next pointer is mangled with its own address. */
#include <stdio.h>
#include <stdlib.h>
int main(void)
{
    unsigned long *a = malloc(40), *b = malloc(40);
    free(a);
    free(b);
    printf("%d %d\n", (b[0] ^ ((unsigned long)b >> 12)) == (unsigned long)a,
           (a[0] ^ ((unsigned long)a >> 12)) == 0);
    printf("keys equal %d, not zero %d\n", a[1] == b[1], a[1] != 0);
    malloc(40);
    printf("key cleared %d\n", b[1] == 0);
    return 0;
}
