/* The word before each block holds its size and three flags. */
#include <stdio.h>
#include <stdlib.h>

static unsigned long header(void *p)
{
    return ((unsigned long *)p)[-1];
}

int main(void)
{
    static const size_t sizes[] = {0, 1, 24, 25, 40, 100, 1032, 1033, 5000, 200000};

    for (int i = 0; i < 10; i++) {
        void *p = malloc(sizes[i]);
        printf("malloc(%zu): size %lu, flags %lu\n", sizes[i], header(p) & ~7ul, header(p) & 7);
    }
    return 0;
}
