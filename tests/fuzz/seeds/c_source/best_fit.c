/* Of several free blocks the smallest that fits is taken. */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    static const int sizes[] = {5000, 2000, 9000, 3000, 1500};
    char *p[5], *q;

    for (int i = 0; i < 5; i++) {
        p[i] = malloc(sizes[i]);
        malloc(20);
    }
    for (int i = 0; i < 5; i++)
        free(p[i]);
    q = malloc(2500);
    for (int i = 0; i < 5; i++)
        if (q == p[i])
            printf("2500 from the block of %d\n", sizes[i]);
    q = malloc(1990);
    for (int i = 0; i < 5; i++)
        if (q == p[i])
            printf("1990 from the block of %d\n", sizes[i]);
    return 0;
}
