/* MADV_FREE keeps the pages until memory is short; writing takes the page back without a fault. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
static struct rusage u;
static long faults(void)
{
    getrusage(RUSAGE_SELF, &u);
    return u.ru_minflt;
}
int main(void)
{
    char *p = mmap(0, 16 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (int i = 0; i < 16; i++)
        p[i * 4096] = 'f';
    printf("%d\n", madvise(p, 16 * 4096, MADV_FREE));
    faults();
    long a = faults();
    int kept = 0;
    for (int i = 0; i < 16; i++)
        kept += p[i * 4096] == 'f';
    for (int i = 0; i < 16; i++)
        p[i * 4096] = 'g';
    printf("kept %d, faults %ld\n", kept, faults() - a);
    return 0;
}
