/* rand is the same everywhere; qsort and bsearch. */
#include <stdio.h>
#include <stdlib.h>

static int ascending(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

int main(void)
{
    int values[20], key = 77;

    printf("%d %d\n", rand(), rand());
    srand(42);
    for (int i = 0; i < 20; i++)
        values[i] = rand() % 100;
    qsort(values, 20, sizeof values[0], ascending);
    for (int i = 0; i < 20; i++)
        printf("%d ", values[i]);
    printf("\nfound %d\n", bsearch(&key, values, 20, sizeof key, ascending) != NULL);
    return 0;
}
