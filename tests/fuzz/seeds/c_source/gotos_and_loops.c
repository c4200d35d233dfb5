/* goto, nested loops, continue, comma, conditional chains, do-while, labels. */
#include <stdio.h>
int main(void)
{
    int n = 0, i, j;
    for (i = 0, j = 10; i < j; i++, j--)
        n += i * j;
    do {
        if (n % 3)
            continue;
        n++;
    } while (--n > 200);
again:
    if (n++ < 205)
        goto again;
    for (i = 0; i < 10; i++)
        for (j = 0; j < 10; j++)
            if (i * j == 42)
                goto out;
out:
    printf("%d %d %d %s\n", n, i, j, n > 100 ? n > 300 ? "big" : "middle" : "small");
    return 0;
}
