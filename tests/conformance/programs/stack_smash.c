/* Overwriting the return address: the function returns to nowhere. */
#include <stdio.h>
#include <string.h>
static void smash(int n)
{
    char small[8];
    memset(small, 0x41, n);
}
int main(void)
{
    puts("before");
    fflush(stdout);
    smash(64);
    puts("after");
    return 0;
}
