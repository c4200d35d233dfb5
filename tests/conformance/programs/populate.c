/* MAP_POPULATE pays for all pages at once; MADV_DONTNEED takes them away again. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>

static struct rusage usage;

static long faults(void)
{
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

static int resident(char *p, int pages)
{
    unsigned char present[64];
    int count = 0;

    mincore(p, pages * 4096L, present);
    for (int i = 0; i < pages; i++)
        count += present[i] & 1;
    return count;
}

int main(void)
{
    int flags = MAP_PRIVATE | MAP_ANONYMOUS;
    char *lazy = mmap(0, 64 * 4096, PROT_READ | PROT_WRITE, flags, -1, 0);
    char *eager = mmap(0, 64 * 4096, PROT_READ | PROT_WRITE, flags | MAP_POPULATE, -1, 0);
    long a, b;

    printf("lazy %d, eager %d\n", resident(lazy, 64), resident(eager, 64));
    faults();
    a = faults();
    for (int i = 0; i < 64; i++)
        eager[i * 4096] = 1;
    b = faults();
    printf("writing the eager ones: %ld faults\n", b - a);
    eager[5] = 'x';
    madvise(eager, 32 * 4096, MADV_DONTNEED);
    printf("after DONTNEED: %d resident, byte is %d\n", resident(eager, 64), eager[5]);
    return 0;
}
