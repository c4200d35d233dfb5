/* The stack grows by itself: each new page of it costs one fault, and locals may be large. */
#include <stdio.h>
#include <sys/resource.h>

static struct rusage usage;

static long faults(void)
{
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

static int deep(int levels)
{
    volatile char room[4096];

    room[0] = (char)levels;
    if (levels == 0)
        return 0;
    return deep(levels - 1) + (room[0] == (char)levels);
}

int main(void)
{
    long a, b, c;

    deep(2);
    faults();
    a = faults();
    int sum = deep(200);
    b = faults();
    deep(200);
    c = faults();
    printf("sum %d, about one fault a level %d, second time %ld\n", sum, b - a > 190 && b - a < 225, c - b);
    return 0;
}
