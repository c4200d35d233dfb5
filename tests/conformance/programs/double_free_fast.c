/* Eight blocks in a row fill the cache; then the fastbin check sees only its own top. */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    char *p[9];

    for (int i = 0; i < 9; i++)
        p[i] = malloc(50);
    for (int i = 0; i < 9; i++)
        free(p[i]);
    puts("nine freed");
    fflush(stdout);
    free(p[8]);
    puts("not reached");
    return 0;
}
