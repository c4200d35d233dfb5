/* Data is not executable: jumping there faults. */
#include <stdio.h>
static unsigned char code[16] = {0xc3};
int main(void)
{
    puts("jump");
    fflush(stdout);
    ((void (*)(void))code)();
    puts("returned");
    return 0;
}
