/* strtod, correctly rounded: short numbers by one exact operation, long ones digit by digit. */
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <strings.h>

#define BILLION 1000000000U
#define WHOLE 36                 /* words before the point: up to 10^324 */
#define WORDS 160                /* and after it */
#define MOST_DIGITS 800

struct number {                  /* digits d1 d2 … times 10^exponent */
    char digits[MOST_DIGITS];
    int count;
    long exponent;
    int sticky;                  /* nonzero digits beyond */
};

struct fixed {
    unsigned words[WORDS];       /* base one billion, most first; the point is after WHOLE words */
    int sticky;
};

static void add_digit(struct number *n, int digit, int fraction)
{
    if (n->count == 0 && digit == 0) {
        n->exponent -= fraction;
        return;
    }
    if (n->count < MOST_DIGITS) {
        n->digits[n->count++] = (char)digit;
        n->exponent -= fraction;
    } else {
        n->sticky |= digit;
        n->exponent += !fraction;
    }
}

static const char *parse_exponent(const char *p, long *exponent)
{
    const char *start = p++;
    int negative = *p == '-';
    long value = 0;

    if (*p == '-' || *p == '+')
        p++;
    if (!isdigit((unsigned char)*p))
        return start;
    for (; isdigit((unsigned char)*p); p++)
        if (value < 100000)
            value = value * 10 + (*p - '0');
    *exponent += negative ? -value : value;
    return p;
}

/* Null when there are no digits. */
static const char *parse_decimal(const char *p, struct number *n)
{
    int fraction = 0, any = 0;

    n->count = 0;
    n->exponent = 0;
    n->sticky = 0;
    for (;; p++) {
        if (*p == '.' && !fraction) {
            fraction = 1;
        } else if (isdigit((unsigned char)*p)) {
            any = 1;
            add_digit(n, *p - '0', fraction);
        } else {
            break;
        }
    }
    if (!any)
        return 0;
    if (*p == 'e' || *p == 'E')
        p = parse_exponent(p, &n->exponent);
    return p;
}

static void place_digits(struct fixed *f, const struct number *n)
{
    static const unsigned powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};
    int i;

    for (i = 0; i < WORDS; i++)
        f->words[i] = 0;
    f->sticky = n->sticky;
    for (i = 0; i < n->count; i++) {
        /* the digit's power of ten, counted from the lowest place of the last word */
        long place = n->exponent + n->count - 1 - i + (WORDS - WHOLE) * 9L;
        if (place < 0)
            f->sticky |= n->digits[i];
        else
            f->words[WORDS - 1 - place / 9] += (unsigned)n->digits[i] * powers[place % 9];
    }
}

static void shift_left(struct fixed *f, int bits)
{
    unsigned long carry = 0;
    int i;

    for (i = WORDS - 1; i >= 0; i--) {
        carry += (unsigned long)f->words[i] << bits;
        f->words[i] = (unsigned)(carry % BILLION);
        carry /= BILLION;
    }
}

static void shift_right(struct fixed *f, int bits)
{
    unsigned long rest = 0;
    int i;

    for (i = 0; i < WORDS; i++) {
        rest = rest * BILLION + f->words[i];
        f->words[i] = (unsigned)(rest >> bits);
        rest &= (1UL << bits) - 1;
    }
    f->sticky |= rest != 0;
}

/* The whole part when it is below 2^63, else 2^63. */
static unsigned long whole(const struct fixed *f)
{
    int i;

    for (i = 0; i < WHOLE - 3; i++)
        if (f->words[i])
            return 1UL << 63;
    if (f->words[WHOLE - 3] >= 9)
        return 1UL << 63;
    return (f->words[WHOLE - 3] * 1UL * BILLION + f->words[WHOLE - 2]) * BILLION + f->words[WHOLE - 1];
}

#define EXACT (-2)   /* nothing behind the point at all */

/* More than half: 1, exactly half: 0, less: -1 or EXACT. */
static int compare_half(const struct fixed *f)
{
    unsigned first = f->words[WHOLE];
    int i, more = f->sticky != 0;

    for (i = WHOLE + 1; i < WORDS; i++)
        more |= f->words[i] != 0;
    if (first == BILLION / 2)
        return more;
    if (first > BILLION / 2)
        return 1;
    return first == 0 && !more ? EXACT : -1;
}

/* A result that is subnormal and not exact counts as out of range too. */
static double assemble(unsigned long mantissa, int exponent, int exact)
{
    unsigned long bits;

    if (mantissa == 1UL << 53) {
        mantissa >>= 1;
        exponent++;
    }
    if (mantissa < 1UL << 52)
        bits = mantissa; /* subnormal: exponent is -1074 */
    else if (exponent + 1075 >= 2047)
        bits = 2047UL << 52;
    else
        bits = (unsigned long)(exponent + 1075) << 52 | (mantissa & ((1UL << 52) - 1));
    if (bits >= 2047UL << 52 || (bits < 1UL << 52 && !exact))
        errno = ERANGE;
    return *(double *)&bits;
}

static double exactly(const struct number *n)
{
    struct fixed f;
    unsigned long mantissa;
    int exponent = 0, half;

    if (n->exponent + n->count > 310)
        return assemble(1UL << 52, 2000, 0);
    if (n->exponent + n->count < -330)
        return assemble(0, -1074, 0);
    place_digits(&f, n);
    while (whole(&f) >= 1UL << 53 << 9) {
        shift_right(&f, 9);
        exponent += 9;
    }
    while (whole(&f) >= 1UL << 53) {
        shift_right(&f, 1);
        exponent++;
    }
    while (whole(&f) < 1UL << 23 && exponent - 29 >= -1074) {
        shift_left(&f, 29);
        exponent -= 29;
    }
    while (whole(&f) < 1UL << 52 && exponent > -1074) {
        shift_left(&f, 1);
        exponent--;
    }
    mantissa = whole(&f);
    half = compare_half(&f);
    if (half > 0 || (half == 0 && (mantissa & 1)))
        mantissa++;
    return assemble(mantissa, exponent, half == EXACT);
}

/* Up to 15 digits and powers up to 10^22 are exact doubles: one rounding. */
static int quickly(const struct number *n, double *result)
{
    double power = 1;
    long value = 0, e;
    int i;

    if (n->count > 15 || n->exponent > 22 || n->exponent < -22)
        return 0;
    for (i = 0; i < n->count; i++)
        value = value * 10 + n->digits[i];
    for (e = n->exponent < 0 ? -n->exponent : n->exponent; e > 0; e--)
        power *= 10;
    *result = n->exponent < 0 ? (double)value / power : (double)value * power;
    return 1;
}

static int hex_digit(int c)
{
    return isdigit(c) ? c - '0' : tolower(c) - 'a' + 10;
}

static double parse_hex(const char *p, const char **end)
{
    double value = 0;
    long exponent = 0;
    int fraction = 0;

    for (;; p++) {
        if (*p == '.' && !fraction) {
            fraction = 1;
        } else if (isxdigit((unsigned char)*p)) {
            value = value * 16 + hex_digit((unsigned char)*p);
            exponent -= fraction * 4;
        } else {
            break;
        }
    }
    if (*p == 'p' || *p == 'P')
        p = parse_exponent(p, &exponent);
    *end = p;
    return ldexp(value, (int)exponent);
}

static double parse_unsigned(const char *p, const char **end)
{
    struct number n;
    double result;

    if (strncasecmp(p, "nan", 3) == 0) {
        *end = p + 3;
        return NAN;
    }
    if (strncasecmp(p, "inf", 3) == 0) {
        *end = p + (strncasecmp(p, "infinity", 8) == 0 ? 8 : 3);
        return INFINITY;
    }
    if (p[0] == '0' && (p[1] == 'x' || p[1] == 'X') && (isxdigit((unsigned char)p[2]) || p[2] == '.'))
        return parse_hex(p + 2, end);
    *end = parse_decimal(p, &n);
    if (*end == 0 || n.count == 0)
        return 0;
    return quickly(&n, &result) ? result : exactly(&n);
}

double strtod(const char *text, char **end)
{
    const char *p = text, *after;
    int negative;
    double value;

    while (isspace((unsigned char)*p))
        p++;
    negative = *p == '-';
    if (*p == '-' || *p == '+')
        p++;
    value = parse_unsigned(p, &after);
    if (end)
        *end = (char *)(after ? after : text);
    return negative ? -value : value;
}

float strtof(const char *text, char **end)
{
    return (float)strtod(text, end);
}

double atof(const char *text)
{
    return strtod(text, 0);
}
