/* Freeing twice is noticed by the cache: abort. */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    char *p = malloc(100);

    free(p);
    puts("once");
    fflush(stdout);
    free(p);
    puts("twice");
    return 0;
}
