/* The rarer functions on strings and bits. */
#include <stdlib.h>
#include <string.h>

size_t strxfrm(char *to, const char *from, size_t size)
{
    size_t length = strlen(from);

    if (size > 0)
        strncpy(to, from, size);
    return length;
}

void *rawmemchr(const void *area, int byte)
{
    return memchr(area, byte, (size_t)-1);
}

void swab(const void *from, void *to, long size)
{
    const char *a = from;
    char *b = to;

    for (; size > 1; size -= 2, a += 2, b += 2) {
        char first = a[0];
        b[0] = a[1];
        b[1] = first;
    }
}

int ffsll(long long value)
{
    return ffsl((long)value);
}

static int digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Like strcmp, but runs of digits compare as numbers; with leading zeros as fractions. */
int strverscmp(const char *a, const char *b)
{
    size_t i = 0, start, x, y;

    while (a[i] == b[i])
        if (a[i++] == 0)
            return 0;
    for (start = i; start > 0 && digit(a[start - 1]); start--)
        ;
    if ((!digit(a[i]) || !digit(b[i])) && (start == i || (!digit(a[i]) && !digit(b[i]))))
        return (unsigned char)a[i] - (unsigned char)b[i];
    if (a[start] == '0' || b[start] == '0')
        return (unsigned char)a[i] - (unsigned char)b[i];
    x = strspn(a + start, "0123456789");
    y = strspn(b + start, "0123456789");
    return x != y ? (x < y ? -1 : 1) : (unsigned char)a[i] - (unsigned char)b[i];
}

int mblen(const char *text, size_t size)
{
    return text == 0 || size == 0 || *text == 0 ? 0 : 1;
}

int getsubopt(char **options, char *const *names, char **value)
{
    char *word = *options, *end = strchrnul(word, ',');
    int i;

    if (*word == 0)
        return -1;
    *options = *end ? end + 1 : end;
    *end = 0;
    *value = strchr(word, '=');
    if (*value)
        *(*value)++ = 0;
    for (i = 0; names[i]; i++)
        if (strcmp(names[i], word) == 0)
            return i;
    *value = word;
    return -1;
}

long double strtold(const char *text, char **end)
{
    return strtod(text, end);
}
#ifndef FAULTLINE_NATIVE

int __builtin_popcountl(unsigned long x)
{
    int count = 0;

    for (; x; x &= x - 1)
        count++;
    return count;
}

int __builtin_popcount(unsigned x)
{
    return __builtin_popcountl(x);
}

int __builtin_parity(unsigned x)
{
    return __builtin_popcountl(x) & 1;
}

int __builtin_ctzl(unsigned long x)
{
    return ffsl((long)x) - 1;
}

int __builtin_ctz(unsigned x)
{
    return ffs((int)x) - 1;
}

int __builtin_clzl(unsigned long x)
{
    int count = 0;

    for (; count < 64 && (x >> 63) == 0; x <<= 1)
        count++;
    return count;
}

int __builtin_clz(unsigned x)
{
    return __builtin_clzl(x) - 32;
}

unsigned long __builtin_bswap64(unsigned long x)
{
    unsigned long result = 0;
    int i;

    for (i = 0; i < 8; i++, x >>= 8)
        result = result << 8 | (x & 255);
    return result;
}

unsigned __builtin_bswap32(unsigned x)
{
    return (unsigned)(__builtin_bswap64(x) >> 32);
}

unsigned short __builtin_bswap16(unsigned short x)
{
    return (unsigned short)(x << 8 | x >> 8);
}

/* Does a + b, a - b or a * b (0, 1, 2) not fit a type of so many bits? Numbers are magnitudes with a sign. */
int __overflows(int operation, unsigned long a, int a_negative, unsigned long b, int b_negative, int bits, int sign)
{
    unsigned long size, most = bits == 64 ? ~0UL : (1UL << bits) - 1;
    int negative = a_negative, carry = 0;

    if (operation == 2) {
        negative = a_negative != b_negative;
        size = a * b;
        carry = a != 0 && size / a != b;
    } else {
        if (operation == 1)
            b_negative = !b_negative;
        if (a_negative == b_negative) {
            size = a + b;
            carry = size < a;
        } else {
            size = a >= b ? a - b : b - a;
            negative = a >= b ? a_negative : b_negative;
        }
    }
    if (carry)
        return 1;
    if (size == 0)
        return 0;
    if (!sign)
        return negative || size > most;
    return size > (most >> 1) + (unsigned long)negative;
}
#endif
