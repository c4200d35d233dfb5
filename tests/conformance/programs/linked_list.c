/* Lists, function pointers, recursion, 2-D arrays, switch, unsigned arithmetic. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct node {
    int value;
    struct node *next;
};
static struct node *push(struct node *l, int v)
{
    struct node *n = malloc(sizeof *n);
    n->value = v;
    n->next = l;
    return n;
}
static int apply(int (*f)(int, int), int a, int b)
{
    return f(a, b);
}
static int add(int a, int b)
{
    return a + b;
}
static int mul(int a, int b)
{
    return a * b;
}
enum color { RED, GREEN = 5, BLUE };
int main(void)
{
    struct node *l = 0;
    int s = 0;
    int grid[3][4];
    unsigned u = 0;
    char buf[100] = "";
    for (int i = 0; i < 10; i++)
        l = push(l, i * i);
    for (struct node *n = l; n; n = n->next)
        s += n->value;
    while (l) {
        struct node *n = l->next;
        free(l);
        l = n;
    }
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 4; j++)
            grid[i][j] = i * j;
    u--;
    printf("%d %d %d %d %u %d\n", s, apply(add, 3, 4), apply(mul, 3, 4), grid[2][3], u, BLUE);
    for (int i = 0; i < 5; i++) {
        switch (i) {
        case 1:
            strcat(buf, "one ");
        case 2:
            strcat(buf, "two ");
            break;
        default:
            strcat(buf, "? ");
        }
    }
    puts(buf);
    printf("%d %d %ld\n", -7 / 2, -7 % 2, (long)(int)3000000000u);
    printf("%f %d %d\n", 1 / 3.0, (int)2.9, (int)-2.9);
    return 0;
}
