/* Writing past a block destroys the size of the top: the next large malloc notices. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *p = malloc(24);

    memset(p, 0xff, 40);
    puts("written too far");
    fflush(stdout);
    malloc(5000);
    puts("unnoticed");
    return 0;
}
