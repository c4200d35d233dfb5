/* /proc/self/statm counts pages: size by promise, resident by touch. */
#include <stdio.h>
#include <sys/mman.h>

static long size, resident;

static void look(void)
{
    FILE *f = fopen("/proc/self/statm", "r");
    fscanf(f, "%ld %ld", &size, &resident);
    fclose(f);
}

int main(void)
{
    look();
    look();
    long size0 = size, resident0;
    char *p = mmap(0, 1000 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    look();
    resident0 = resident;
    for (int i = 0; i < 600; i++)
        p[i * 4096] = 1;
    look();
    long rise = resident - resident0;
    printf("size %+ld, touched 600 pages: about %d\n", size - size0, rise > 500 && rise < 700);
    munmap(p + 100 * 4096, 900 * 4096);
    look();
    printf("after munmap %+ld\n", size - size0);
    return 0;
}
