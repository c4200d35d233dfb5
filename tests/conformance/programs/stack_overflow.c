/* Recursion without end runs into the stack limit: a fault like any other. */
#include <stdio.h>

static int forever(int n)
{
    volatile char room[1000];

    room[0] = (char)n;
    return forever(n + 1) + room[0];
}

int main(void)
{
    puts("down we go");
    fflush(stdout);
    return forever(0);
}
