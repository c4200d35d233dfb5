/* calloc clears what was used before, malloc does not. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    unsigned char *p = malloc(2000), *q;
    int dirty = 0;

    malloc(16);
    memset(p, 0xaa, 2000);
    free(p);
    q = calloc(100, 20);
    for (int i = 0; i < 2000; i++)
        dirty += q[i] != 0;
    printf("same place %d, dirty bytes %d\n", p == q, dirty);
    printf("overflow: %d\n", calloc((size_t)1 << 40, (size_t)1 << 40) == NULL);
    return 0;
}
