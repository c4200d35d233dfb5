/* free of a stack address that looks mmapped. */
#include <stdio.h>
#include <stdlib.h>
int main(void)
{
    unsigned long fake[8] = {0, 0x1002, 0, 0};
    puts("go");
    fflush(stdout);
    free(&fake[2]);
    return 0;
}
