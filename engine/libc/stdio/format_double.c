/* %e %f %g %a. Every double is a finite decimal: its digits are computed exactly, then rounded once. */
#include "file.h"
#include <string.h>

#define BILLION 1000000000U
#define FIVE_TO_12 244140625U
#define WORDS 92                 /* 53 bits times 5^1074 have 767 digits */

struct decimal {                 /* 0.d1 d2 d3 … times 10^point */
    char digits[WORDS * 9];
    int count, point;
};

struct big {
    unsigned words[WORDS];       /* base one billion, least first */
    int used;
};

static void multiply(struct big *number, unsigned factor)
{
    unsigned long carry = 0;
    int i;

    for (i = 0; i < number->used; i++) {
        carry += (unsigned long)number->words[i] * factor;
        number->words[i] = (unsigned)(carry % BILLION);
        carry /= BILLION;
    }
    if (carry && number->used < WORDS)
        number->words[number->used++] = (unsigned)carry;
}

static void start(struct big *number, unsigned long value)
{
    number->used = 0;
    while (value) {
        number->words[number->used++] = (unsigned)(value % BILLION);
        value /= BILLION;
    }
}

static void to_digits(const struct big *number, struct decimal *result, int scale)
{
    int word, place, skip = 1;

    result->count = 0;
    for (word = number->used - 1; word >= 0; word--) {
        unsigned power = BILLION / 10, rest = number->words[word];
        for (place = 0; place < 9; place++) {
            char digit = (char)(rest / power);
            rest %= power;
            power /= 10;
            if (skip && digit == 0)
                continue;
            skip = 0;
            result->digits[result->count++] = digit;
        }
    }
    result->point = result->count - scale;
}

/* mantissa * 2^exponent: below the binary point, 2^-k = 5^k / 10^k. */
static void expand(struct decimal *result, unsigned long mantissa, int exponent)
{
    struct big number;
    int scale = 0;

    while (exponent < 0 && mantissa && (mantissa & 1) == 0) {
        mantissa >>= 1;
        exponent++;
    }
    start(&number, mantissa);
    for (; exponent >= 28; exponent -= 28)
        multiply(&number, 1U << 28);
    if (exponent > 0)
        multiply(&number, 1U << exponent);
    if (exponent < 0) {
        scale = -exponent;
        for (; exponent <= -12; exponent += 12)
            multiply(&number, FIVE_TO_12);
        for (; exponent < 0; exponent++)
            multiply(&number, 5);
    }
    to_digits(&number, result, scale);
}

static int rounds_up(const struct decimal *d, int keep)
{
    int i;

    if (d->digits[keep] != 5)
        return d->digits[keep] > 5;
    for (i = keep + 1; i < d->count; i++)
        if (d->digits[i])
            return 1;
    return keep > 0 && (d->digits[keep - 1] & 1); /* a tie goes to the even digit */
}

static void round_to(struct decimal *d, int keep)
{
    int up;

    if (keep >= d->count)
        return;
    if (keep < 0) {
        d->count = 0;
        return;
    }
    up = rounds_up(d, keep);
    d->count = keep;
    if (!up)
        return;
    while (keep > 0 && d->digits[keep - 1] == 9)
        keep--;
    d->count = keep;
    if (keep > 0) {
        d->digits[keep - 1]++;
    } else {
        d->digits[0] = 1;
        d->count = 1;
        d->point++;
    }
}

static void emit_digits(struct sink *sink, const struct decimal *d, int from, int count)
{
    char block[32];
    int size = 0;

    for (; count > 0; count--, from++) {
        block[size++] = (char)('0' + (from >= 0 && from < d->count ? d->digits[from] : 0));
        if (size == (int)sizeof block) {
            __emit(sink, block, (size_t)size);
            size = 0;
        }
    }
    __emit(sink, block, (size_t)size);
}

struct layout {
    const char *sign;
    int whole, fraction;         /* digits before and after the point */
    int dot;
    char exponent[8];            /* "e+05", or empty */
};

static void emit_layout(struct sink *sink, const struct conversion *c, const struct decimal *d,
                        const struct layout *l, int first)
{
    long size = (long)strlen(l->sign) + l->whole + l->dot + l->fraction + (long)strlen(l->exponent);
    long padding = c->width - size;

    if (!c->left && !c->zero)
        __emit_many(sink, ' ', padding);
    __emit(sink, l->sign, strlen(l->sign));
    if (!c->left && c->zero)
        __emit_many(sink, '0', padding);
    emit_digits(sink, d, first, l->whole);
    if (l->dot)
        __emit(sink, ".", 1);
    emit_digits(sink, d, first + l->whole, l->fraction);
    __emit(sink, l->exponent, strlen(l->exponent));
    if (c->left)
        __emit_many(sink, ' ', padding);
}

static void write_exponent(char *to, int value, int upper)
{
    *to++ = upper ? 'E' : 'e';
    *to++ = value < 0 ? '-' : '+';
    if (value < 0)
        value = -value;
    if (value >= 100)
        *to++ = (char)('0' + value / 100);
    *to++ = (char)('0' + value / 10 % 10);
    *to++ = (char)('0' + value % 10);
    *to = 0;
}

static void emit_fixed(struct sink *sink, const struct conversion *c, const struct decimal *d,
                       struct layout *l)
{
    l->whole = d->point > 0 ? d->point : 1;
    l->dot = l->fraction > 0 || c->alternate;
    emit_layout(sink, c, d, l, d->point - l->whole);
}

static void emit_scientific(struct sink *sink, const struct conversion *c, const struct decimal *d,
                            struct layout *l)
{
    l->whole = 1;
    l->dot = l->fraction > 0 || c->alternate;
    write_exponent(l->exponent, d->count ? d->point - 1 : 0, c->letter < 'a');
    emit_layout(sink, c, d, l, 0);
}

/* %g: the shorter of the two, without trailing zeros unless # asks for them. */
static void emit_general(struct sink *sink, const struct conversion *c, struct decimal *d, struct layout *l,
                         int precision)
{
    int exponent;

    if (precision == 0)
        precision = 1;
    round_to(d, precision);
    exponent = d->count ? d->point - 1 : 0;
    while (d->count > 0 && d->digits[d->count - 1] == 0)
        d->count--;
    if (exponent < precision && exponent >= -4) {
        l->fraction = c->alternate ? precision - 1 - exponent : d->count - d->point;
        if (l->fraction < 0 || (d->count == 0 && !c->alternate))
            l->fraction = 0;
        if (d->count == 0)
            d->point = 1;
        emit_fixed(sink, c, d, l);
    } else {
        l->fraction = c->alternate ? precision - 1 : d->count - 1;
        emit_scientific(sink, c, d, l);
    }
}

static const char *sign_text(const struct conversion *c, int negative)
{
    return negative ? "-" : c->plus ? "+" : c->space ? " " : "";
}

static void emit_special(struct sink *sink, const struct conversion *c, int negative, int infinite)
{
    const char *sign = sign_text(c, negative);
    const char *text = infinite ? (c->letter < 'a' ? "INF" : "inf") : (c->letter < 'a' ? "NAN" : "nan");
    long padding = (long)c->width - (long)strlen(sign) - 3;

    if (!c->left)
        __emit_many(sink, ' ', padding);
    __emit(sink, sign, strlen(sign));
    __emit(sink, text, 3);
    if (c->left)
        __emit_many(sink, ' ', padding);
}

void __format_double(struct sink *sink, const struct conversion *c, double value)
{
    unsigned long bits = *(unsigned long *)&value;
    int biased = (int)(bits >> 52 & 2047), precision = c->precision < 0 ? 6 : c->precision;
    unsigned long mantissa = bits & 0xfffffffffffffUL;
    struct decimal d;
    struct layout l = {.sign = sign_text(c, (int)(bits >> 63)), .fraction = precision};

    if (biased == 2047) {
        emit_special(sink, c, (int)(bits >> 63), mantissa == 0);
        return;
    }
    expand(&d, biased ? mantissa | 1UL << 52 : mantissa, (biased ? biased : 1) - 1075);
    if (c->letter == 'f' || c->letter == 'F') {
        round_to(&d, d.point + precision);
        if (d.count == 0)
            d.point = 0;
        emit_fixed(sink, c, &d, &l);
    } else if (c->letter == 'e' || c->letter == 'E') {
        round_to(&d, precision + 1);
        emit_scientific(sink, c, &d, &l);
    } else {
        emit_general(sink, c, &d, &l, precision);
    }
}
