/* A gigabyte promised, a hundred megabytes touched. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
static struct rusage u;
int main(void)
{
    char *p = mmap(0, 1L << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    getrusage(RUSAGE_SELF, &u);
    long a = u.ru_minflt, sum = 0;
    for (long i = 0; i < 100L << 20; i += 4096)
        p[i] = 1;
    for (long i = 0; i < 100L << 20; i += 4096)
        sum += p[i];
    getrusage(RUSAGE_SELF, &u);
    printf("%ld %d\n", sum, u.ru_minflt - a >= 25600 && u.ru_minflt - a < 25610);
    return 0;
}
