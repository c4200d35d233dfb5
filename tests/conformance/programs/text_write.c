/* The program's own instructions can be read but not written. */
#include <stdio.h>

int main(void)
{
    char *code = (char *)main;
    volatile char first = code[0];

    (void)first;
    puts("read");
    fflush(stdout);
    code[0] = 0;
    puts("written");
    return 0;
}
