#include <errno.h>
#include <inttypes.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
int main(void)
{
    errno = ENOMEM;
    printf("%m|\n");
    printf("%2$d %1$s|\n", "a", 3);
    printf("%1$s %2$d %1$s|\n", "a", 3);
    printf("%2$*1$d|\n", 5, 42);
    printf("%*.*f|%-*d|%+d|% d|%#x|%#o|%08.3f|%a|%g|%G|%zu|%jd|%hhd|%hd|%td\n", 10, 3, 3.14159, 6, 42, 5, 5,
           255, 8, 3.14159, 1.0, 1e10, 1e-10, (size_t)7, (intmax_t)-9, 300, 70000, (ptrdiff_t)5);
    printf("%p %p %s %.3s %c %5c|%-5c|\n", (void*)0, (void*)0x1234, (char*)0, "abcdef", 'x', 'y', 'z');
    int n;
    printf("abc%n", &n);
    printf(" %d\n", n);
    printf("%" PRIu64 " %" PRIx32 "\n", UINT64_MAX, UINT32_MAX);
    printf("%'d\n", 1234567);
    printf("%.0f %.0f %.0f\n", 0.5, 1.5, 2.5);
    printf("%i %u %lli\n", -1, -1, 1ll << 40);
    printf("%%|%e|%E\n", 1.5, 1e100);
    printf("%.10g %g %g\n", 0.1, 1e5, 1e6);
    printf("%10s|%-10s|%.2s\n", "ab", "cd", "efgh");
    printf("%5.1f|%-8.2e|\n", 3.14159, 12345.678);
    printf("%x %X %o\n", -1, 0xabc, 8);
    printf("%ls %lc\n", L"wide", L'w');
    printf("%Lf %Lg\n", 1.5L, 2.25L);
    printf("%f %f %f\n", 1.0 / 0, -1.0 / 0, 0.0);
    printf("%s\n", (1.0 / 0) > 1e308 ? "inf" : "x");
    printf("%05d|%5d|%-5d|%+.3d\n", 42, 42, 42, 7);
    printf("%c", 65);
    printf("%3$s %1$s %2$s\n", "a", "b", "c");
    printf("%hhu %hu\n", 256 + 5, 65536 + 7);
    printf("%#.3g %g\n", 1.0, 100000000.0);
    printf("%lu %ld\n", ~0ul, ~0l);
    printf("%5%|\n");
    return 0;
}
