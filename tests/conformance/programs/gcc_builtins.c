#include <stdint.h>
#include <stdio.h>
int main(void)
{
    printf("%d %d %d %d %d\n", __builtin_popcount(0xff), __builtin_clz(1), __builtin_ctz(8),
           __builtin_ffs(16), __builtin_popcountll(~0ull));
    printf("%x %lx %x\n", __builtin_bswap32(0x12345678), __builtin_bswap64(0x123456789abcdef0),
           __builtin_bswap16(0x1234));
    if (__builtin_expect(1, 1)) puts("x");
    int r;
    printf("%d %d\n", __builtin_add_overflow(2147483647, 1, &r), r);
    printf("%d\n", __builtin_mul_overflow(3, 4, &r));
    printf("%d\n", __builtin_constant_p(3));
    printf("%d\n", __builtin_types_compatible_p(int, long));
    __builtin_prefetch(&r);
    printf("%d\n", __builtin_parity(7));
    printf("%zu\n", __builtin_strlen("abc"));
    printf("%d\n", __builtin_abs(-3));
    size_t s;
    printf("%d\n", __builtin_sub_overflow((size_t)1, (size_t)2, &s));
    return 0;
}
