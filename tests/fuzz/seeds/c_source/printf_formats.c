/* printf's conversions, flags, widths and precisions. */
#include <stdint.h>
#include <stdio.h>

int main(void)
{
    int n = 0;

    printf("%d|%5d|%-5d|%05d|%+d|% d\n", 42, 42, 42, 42, 42, 42);
    printf("%u|%x|%X|%#x|%o|%#o\n", 3000000000u, 255, 255, 255, 8, 8);
    printf("%ld|%lu|%lx|%lld|%hd|%hhd\n", -1L, -1UL, -1UL, 1LL << 62, 70000, 300);
    printf("%zu|%zd|%td|%jd\n", sizeof(int), (ssize_t)-1, (char *)8 - (char *)4, (intmax_t)9);
    printf("%s|%10s|%-10s|%.3s|%*.*s|%c|%%\n", "text", "text", "text", "text", 6, 2, "text", 'c');
    printf("%f|%.2f|%8.3f|%-8.1f|%e|%.0e|%g|%g|%g\n", 3.14159, 2.675, 2.5, 2.25, 12345.678, 5.5, 0.0001, 1e-5, 1e6);
    printf("%p|%p|%s\n", (void *)0, (void *)0x1000, (char *)0);
    printf("%-3c|%3c|%.0d|%.5d%n\n", 'a', 'b', 0, 77, &n);
    printf("%d\n", n);
    return printf("count me\n");
}
