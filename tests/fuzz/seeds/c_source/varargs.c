/* Variadic functions of one's own. */
#include <stdarg.h>
#include <stdio.h>
static double sum(int n, ...)
{
    va_list l;
    double s = 0;
    va_start(l, n);
    for (int i = 0; i < n; i++) {
        if (i % 2)
            s += va_arg(l, double);
        else
            s += va_arg(l, int);
    }
    va_end(l);
    return s;
}
static void say(const char *f, ...)
{
    va_list l;
    char b[100];
    va_start(l, f);
    vsnprintf(b, sizeof b, f, l);
    va_end(l);
    puts(b);
}
int main(void)
{
    printf("%g\n", sum(4, 1, 2.5, 3, 4.25));
    say("%s-%d-%c-%.1f-%ld", "a", 5, 'z', 2.25, 1L << 40);
    return 0;
}
