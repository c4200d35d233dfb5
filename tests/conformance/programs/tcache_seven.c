/* The cache holds seven blocks of a size; the eighth goes to a fastbin. They come back last in, first out. */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    char *p[10], *q[10];

    for (int i = 0; i < 10; i++)
        p[i] = malloc(40);
    for (int i = 0; i < 10; i++)
        free(p[i]);
    for (int i = 0; i < 10; i++)
        q[i] = malloc(40);
    for (int i = 0; i < 10; i++)
        for (int j = 0; j < 10; j++)
            if (q[i] == p[j])
                printf("block %d is old block %d\n", i, j);
    return 0;
}
