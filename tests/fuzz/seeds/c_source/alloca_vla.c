/* alloca and variable length arrays live on the stack. */
#include <alloca.h>
#include <stdio.h>
#include <string.h>
static int sum(int n)
{
    int a[n];
    char *b = alloca(n);
    int s = 0;
    memset(b, 1, n);
    for (int i = 0; i < n; i++)
        a[i] = i;
    for (int i = 0; i < n; i++)
        s += a[i] + b[i];
    return s + (int)sizeof a;
}
int main(void)
{
    printf("%d %d %d\n", sum(3), sum(100), sum(1000));
    return 0;
}
