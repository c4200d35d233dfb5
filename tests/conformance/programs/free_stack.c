/* free of a local variable's address. */
#include <stdio.h>
#include <stdlib.h>
int main(void)
{
    long x[6] = {0};
    puts("go");
    fflush(stdout);
    free(&x[2]);
    puts("?");
    return 0;
}
