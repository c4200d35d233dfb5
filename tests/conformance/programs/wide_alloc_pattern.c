/* Many sizes allocated and freed in a pattern: the heap's end, the number of free bytes. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
int main(void)
{
    static char *p[2000];
    char *start = sbrk(0);
    unsigned seed = 7;
    for (int i = 0; i < 2000; i++) {
        seed = seed * 1103515245 + 12345;
        p[i] = malloc((seed >> 16) % 3000);
    }
    for (int i = 0; i < 2000; i += 2)
        free(p[i]);
    for (int i = 0; i < 2000; i += 4) {
        seed = seed * 1103515245 + 12345;
        p[i] = malloc((seed >> 16) % 6000);
    }
    printf("%ld %zu %zu\n", (long)((char *)sbrk(0) - start), mallinfo2().fordblks, mallinfo2().ordblks);
    for (int i = 1; i < 2000; i += 2)
        free(p[i]);
    for (int i = 0; i < 2000; i += 4)
        free(p[i]);
    printf("%ld %zu %zu\n", (long)((char *)sbrk(0) - start), mallinfo2().fordblks, mallinfo2().ordblks);
    return 0;
}
