/* Freed memory at the top of the heap goes back when there is much of it; malloc_trim asks for it. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(void)
{
    char *p[40], *start = sbrk(0);

    for (int i = 0; i < 40; i++)
        p[i] = malloc(10000);
    printf("grown %ld\n", (long)((char *)sbrk(0) - start));
    for (int i = 20; i < 40; i++)
        free(p[i]);
    printf("upper half freed %ld\n", (long)((char *)sbrk(0) - start));
    for (int i = 0; i < 20; i++)
        free(p[i]);
    printf("all freed %ld\n", (long)((char *)sbrk(0) - start));
    printf("trim %d\n", malloc_trim(0));
    printf("trimmed %ld\n", (long)((char *)sbrk(0) - start));
    return 0;
}
