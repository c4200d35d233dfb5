/* etext, edata and end mark where the program's parts stop; the heap begins after end. */
#include <stdio.h>
#include <unistd.h>
extern char etext, edata, end;
int data = 1, bss;
int main(void)
{
    printf("%d %d %d\n", (char *)main < &etext, (char *)&data < &edata, (char *)&bss < &end);
    printf("%d %d\n", &etext < &edata, &edata <= &end);
    printf("break beyond end %d, less than a page away or random %d\n", (char *)sbrk(0) >= &end,
           (char *)sbrk(0) - &end < 1L << 36);
    return 0;
}
