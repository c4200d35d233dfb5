/* Initialisers with addresses, strings, nested aggregates, enums and constant expressions. */
#include <stdio.h>
static int values[] = {1, 2, 3};
static int *pointers[] = {&values[2], values, values + 1};
static const char *words[] = {"zero", [2] = "two"};
static struct {
    int (*f)(const char *, ...);
    const char *t;
    int n;
} entry = {printf, "via %s %d\n", sizeof values / sizeof values[0]};
static char matrix[2][5] = {"abcd", {'x', 'y'}};
enum { A = 1 << 3, B = A | 2, C };
static long big = (1L << 40) + B * 2;
int main(void)
{
    printf("%d %d %d %s %d %s %s %ld %d\n", *pointers[0], *pointers[1], *pointers[2], words[2], words[1] == 0,
           matrix[0], matrix[1], big, C);
    entry.f(entry.t, "pointer", entry.n);
    static int calls;
    for (int i = 0; i < 3; i++) {
        static int inner = 5;
        inner++;
        calls += inner;
    }
    printf("%d\n", calls);
    return 0;
}
