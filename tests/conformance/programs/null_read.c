/* Page zero is never mapped: reading through a null pointer is a fault. */
#include <stdio.h>

int main(void)
{
    volatile int *nowhere = NULL;

    puts("about to look");
    fflush(stdout);
    return *nowhere;
}
