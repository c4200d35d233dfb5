/* mallinfo2 knows the heap. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
static void show(void)
{
    struct mallinfo2 m = mallinfo2();
    printf("arena %zu ordblks %zu smblks %zu hblks %zu hblkhd %zu fsmblks %zu uordblks %zu fordblks %zu "
           "keepcost %zu\n",
           m.arena, m.ordblks, m.smblks, m.hblks, m.hblkhd, m.fsmblks, m.uordblks, m.fordblks, m.keepcost);
}
int main(void)
{
    static char buffer[4096];
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    void *p[20];
    show();
    for (int i = 0; i < 20; i++)
        p[i] = malloc(100);
    void *big = malloc(300000);
    show();
    for (int i = 0; i < 20; i++)
        free(p[i]);
    show();
    free(big);
    show();
    void *mid = malloc(5000);
    malloc(10);
    free(mid);
    show();
    return 0;
}
