/* free of a pointer that malloc never gave. */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    char *p = malloc(100);

    puts("before");
    fflush(stdout);
    free(p + 8);
    puts("after");
    return 0;
}
