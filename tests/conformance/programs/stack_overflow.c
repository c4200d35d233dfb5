/* Recursion without end runs into the stack limit: a fault like any other. */
#include <sys/resource.h>
#include <stdio.h>

static int forever(int n)
{
    volatile char room[1000];

    room[0] = (char)n;
    return forever(n + 1) + room[0];
}

int main(void)
{
    struct rlimit usual; // whoever starts it may have another
    getrlimit(RLIMIT_STACK, &usual);
    usual.rlim_cur = 8 << 20;
    setrlimit(RLIMIT_STACK, &usual);
    puts("down we go");
    fflush(stdout);
    return forever(0);
}
