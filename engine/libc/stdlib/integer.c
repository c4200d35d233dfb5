/* Text to integers, and the small arithmetic of stdlib.h. */
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>

static int digit_value(int c)
{
    if (isdigit(c))
        return c - '0';
    if (isalpha(c))
        return tolower(c) - 'a' + 10;
    return 99;
}

struct parsed {
    unsigned long value;
    int negative, overflow;
    const char *end;             /* null: no digits */
};

static int has_hex_prefix(const char *p)
{
    return p[0] == '0' && (p[1] == 'x' || p[1] == 'X') && digit_value((unsigned char)p[2]) < 16;
}

static struct parsed parse(const char *text, int base)
{
    struct parsed result = {0, 0, 0, 0};
    const char *p = text;

    while (isspace((unsigned char)*p))
        p++;
    if (*p == '-' || *p == '+')
        result.negative = *p++ == '-';
    if ((base == 0 || base == 16) && has_hex_prefix(p)) {
        p += 2;
        base = 16;
    } else if (base == 0) {
        base = *p == '0' ? 8 : 10;
    }
    for (; digit_value((unsigned char)*p) < base; p++) {
        unsigned long digit = (unsigned long)digit_value((unsigned char)*p);
        if (result.value > (ULONG_MAX - digit) / (unsigned long)base)
            result.overflow = 1;
        else
            result.value = result.value * (unsigned long)base + digit;
        result.end = p + 1;
    }
    return result;
}

static int valid_base(int base, const char *text, char **end)
{
    if (base == 0 || (base >= 2 && base <= 36))
        return 1;
    errno = EINVAL;
    if (end)
        *end = (char *)text;
    return 0;
}

long strtol(const char *text, char **end, int base)
{
    struct parsed result;
    unsigned long limit;

    if (!valid_base(base, text, end))
        return 0;
    result = parse(text, base);
    if (end)
        *end = (char *)(result.end ? result.end : text);
    limit = result.negative ? (unsigned long)LONG_MAX + 1 : (unsigned long)LONG_MAX;
    if (result.overflow || result.value > limit) {
        errno = ERANGE;
        return result.negative ? LONG_MIN : LONG_MAX;
    }
    return result.negative ? (long)-result.value : (long)result.value;
}

unsigned long strtoul(const char *text, char **end, int base)
{
    struct parsed result;

    if (!valid_base(base, text, end))
        return 0;
    result = parse(text, base);
    if (end)
        *end = (char *)(result.end ? result.end : text);
    if (result.overflow) {
        errno = ERANGE;
        return ULONG_MAX;
    }
    return result.negative ? -result.value : result.value;
}

long long strtoll(const char *text, char **end, int base)
{
    return strtol(text, end, base);
}

unsigned long long strtoull(const char *text, char **end, int base)
{
    return strtoul(text, end, base);
}

intmax_t strtoimax(const char *text, char **end, int base)
{
    return strtol(text, end, base);
}

uintmax_t strtoumax(const char *text, char **end, int base)
{
    return strtoul(text, end, base);
}

int atoi(const char *text)
{
    return (int)strtol(text, 0, 10);
}

long atol(const char *text)
{
    return strtol(text, 0, 10);
}

long long atoll(const char *text)
{
    return strtol(text, 0, 10);
}

int abs(int value)
{
    return value < 0 ? -value : value;
}

long labs(long value)
{
    return value < 0 ? -value : value;
}

long long llabs(long long value)
{
    return value < 0 ? -value : value;
}

intmax_t imaxabs(intmax_t value)
{
    return value < 0 ? -value : value;
}

div_t div(int number, int by)
{
    div_t result;
    result.quot = number / by;
    result.rem = number % by;
    return result;
}

ldiv_t ldiv(long number, long by)
{
    ldiv_t result;
    result.quot = number / by;
    result.rem = number % by;
    return result;
}

lldiv_t lldiv(long long number, long long by)
{
    lldiv_t result;
    result.quot = number / by;
    result.rem = number % by;
    return result;
}
