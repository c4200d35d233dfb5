/* Overwriting the next chunk's size: free of it complains. */
#include <stdio.h>
#include <stdlib.h>
int main(void)
{
    long *a = malloc(2000), *b = malloc(2000), *c = malloc(2000);
    a[251] = 0x41;
    puts("go");
    fflush(stdout);
    free(a);
    puts("freed");
    fflush(stdout);
    free(b);
    puts("b");
    fflush(stdout);
    free(c);
    puts("end");
    return 0;
}
