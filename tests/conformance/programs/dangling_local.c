/* A pointer to a dead local: the next call writes over it. */
#include <stdio.h>
static int *escape(void)
{
    int local[4] = {11, 22, 33, 44};
    int *p = local;
    return p;
}
static int clobber(int v)
{
    int other[4] = {v, v, v, v};
    int s = 0;
    for (int i = 0; i < 4; i++)
        s += other[i];
    return s;
}
int main(void)
{
    int *p = escape();
    int first = p[2];
    int s = clobber(99);
    printf("%d %d\n", first, s);
    return 0;
}
