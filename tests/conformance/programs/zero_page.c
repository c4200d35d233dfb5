/* Reading fresh memory gives zero; each first touch faults once, and a write after a read faults again. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>

static struct rusage usage;

static long faults(void)
{
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

int main(void)
{
    char *p = mmap(0, 40 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    long sum = 0, a, b, c, d;

    faults();
    a = faults();
    for (int i = 0; i < 40; i += 2)
        sum += p[i * 4096];
    b = faults();
    for (int i = 0; i < 40; i++)
        p[i * 4096] = 1;
    c = faults();
    for (int i = 0; i < 40; i++)
        p[i * 4096 + 4095] = 1;
    d = faults();
    printf("sum %ld: read half %ld, write all %ld, write again %ld\n", sum, b - a, c - b, d - c);
    return 0;
}
