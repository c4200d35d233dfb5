/* %a: the double as it is stored. */
#include "file.h"
#include <string.h>

static size_t write_hex_exponent(char *to, int value, int upper)
{
    char digits[8];
    size_t size = 0, count = 0;

    to[size++] = upper ? 'P' : 'p';
    to[size++] = value < 0 ? '-' : '+';
    if (value < 0)
        value = -value;
    do {
        digits[count++] = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    while (count)
        to[size++] = digits[--count];
    return size;
}

/* Drops fraction digits beyond the precision, to nearest, ties to even. */
static unsigned long round_hex(unsigned long mantissa, int precision)
{
    unsigned long unit, rest;

    if (precision < 0 || precision >= 13)
        return mantissa;
    unit = 1UL << (4 * (13 - precision));
    rest = mantissa & (unit - 1);
    mantissa -= rest;
    if (rest > unit / 2 || (rest == unit / 2 && (mantissa & unit)))
        mantissa += unit;
    return mantissa;
}

void __format_hex_double(struct sink *sink, const struct conversion *c, double value)
{
    unsigned long bits = *(unsigned long *)&value, mantissa = bits & 0xfffffffffffffUL;
    int biased = (int)(bits >> 52 & 2047), upper = c->letter == 'A', digits = c->precision;
    const char *set = upper ? "0123456789ABCDEF" : "0123456789abcdef";
    char body[64];
    size_t size = 0;
    long padding, zeros;
    int i;

    if (biased == 2047) {
        struct conversion plain = *c;
        plain.letter = upper ? 'F' : 'f';
        __format_double(sink, &plain, value);
        return;
    }
    if (bits >> 63 || c->plus || c->space)
        body[size++] = bits >> 63 ? '-' : c->plus ? '+' : ' ';
    body[size++] = '0';
    body[size++] = upper ? 'X' : 'x';
    mantissa = round_hex(biased ? mantissa | 1UL << 52 : mantissa, digits);
    if (digits < 0) {
        digits = 13;
        while (digits > 0 && (mantissa >> (4 * (13 - digits)) & 15) == 0)
            digits--;
    }
    zeros = digits > 13 ? digits - 13 : 0;
    body[size++] = set[mantissa >> 52];
    if (digits > 0 || c->alternate)
        body[size++] = '.';
    for (i = 0; i < digits && i < 13; i++)
        body[size++] = set[mantissa >> (48 - 4 * i) & 15];
    {
        char exponent[8];
        size_t exponent_size =
            write_hex_exponent(exponent, value == 0 ? 0 : biased ? biased - 1023 : -1022, upper);
        size_t lead = (bits >> 63 || c->plus || c->space) ? 3 : 2;
        padding = c->width - (long)(size + exponent_size) - zeros;
        if (!c->left && !c->zero)
            __emit_many(sink, ' ', padding);
        __emit(sink, body, lead);
        if (!c->left && c->zero)
            __emit_many(sink, '0', padding);
        __emit(sink, body + lead, size - lead);
        __emit_many(sink, '0', zeros);
        __emit(sink, exponent, exponent_size);
        if (c->left)
            __emit_many(sink, ' ', padding);
    }
}
