/* printf's engine: reads the format, converts integers, text and pointers. */
#include "file.h"
#include <ctype.h>
#include <errno.h>
#include <string.h>

void __emit(struct sink *sink, const char *text, size_t size)
{
    sink->count += size;
    if (sink->file) {
        __put(sink->file, text, size);
        return;
    }
    if (size > sink->room)
        size = sink->room;
    __builtin_memcpy(sink->to, text, size);
    sink->to += size;
    sink->room -= size;
}

void __emit_many(struct sink *sink, int c, long count)
{
    char block[16];

    if (count <= 0)
        return;
    __builtin_memset(block, c, sizeof block);
    for (; count >= 16; count -= 16)
        __emit(sink, block, 16);
    __emit(sink, block, (size_t)count);
}

void __emit_padded(struct sink *sink, const struct conversion *c, const char *text, size_t size)
{
    long padding = (long)c->width - (long)size;

    if (!c->left)
        __emit_many(sink, ' ', padding);
    __emit(sink, text, size);
    if (c->left)
        __emit_many(sink, ' ', padding);
}

static size_t write_digits(char *end, unsigned long value, unsigned base, int upper)
{
    const char *digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
    size_t size = 0;

    while (value) {
        *--end = digits[value % base];
        value /= base;
        size++;
    }
    return size;
}

static void format_number(struct sink *sink, const struct conversion *c, unsigned long value,
                          const char *prefix, unsigned base)
{
    char digits[72];
    size_t prefix_size = strlen(prefix);
    size_t size = write_digits(digits + sizeof digits, value, base, c->letter == 'X');
    long zeros = 0, padding;

    if (c->precision >= 0)
        zeros = c->precision - (long)size;
    else if (size == 0)
        zeros = 1;
    if (base == 8 && c->alternate && zeros <= 0 && (size == 0 || digits[sizeof digits - size] != '0'))
        zeros = 1;
    if (zeros < 0)
        zeros = 0;
    padding = c->width - (long)(prefix_size + size) - zeros;
    if (c->zero && !c->left && c->precision < 0 && padding > 0) {
        zeros += padding;
        padding = 0;
    }
    if (!c->left)
        __emit_many(sink, ' ', padding);
    __emit(sink, prefix, prefix_size);
    __emit_many(sink, '0', zeros);
    __emit(sink, digits + sizeof digits - size, size);
    if (c->left)
        __emit_many(sink, ' ', padding);
}

static void format_signed(struct sink *sink, const struct conversion *c, struct arguments *arguments)
{
    long value = c->size > 0 ? va_arg(arguments->list, long) : (long)va_arg(arguments->list, int);

    if (c->size == -1)
        value = (short)value;
    else if (c->size == -2)
        value = (signed char)value;
    format_number(sink, c, value < 0 ? -(unsigned long)value : (unsigned long)value,
                  value < 0 ? "-" : c->plus ? "+" : c->space ? " " : "", 10);
}

static void format_unsigned(struct sink *sink, const struct conversion *c, struct arguments *arguments)
{
    unsigned long value;
    unsigned base = c->letter == 'u' ? 10 : c->letter == 'o' ? 8 : 16;
    const char *prefix = "";

    if (c->size > 0)
        value = va_arg(arguments->list, unsigned long);
    else
        value = va_arg(arguments->list, unsigned);
    if (c->size == -1)
        value = (unsigned short)value;
    else if (c->size == -2)
        value = (unsigned char)value;
    if (base == 16 && c->alternate && value)
        prefix = c->letter == 'X' ? "0X" : "0x";
    format_number(sink, c, value, prefix, base);
}

static void format_pointer(struct sink *sink, const struct conversion *c, struct arguments *arguments)
{
    unsigned long value = (unsigned long)va_arg(arguments->list, void *);

    if (value == 0)
        __emit_padded(sink, c, "(nil)", 5);
    else
        format_number(sink, c, value, c->plus ? "+0x" : c->space ? " 0x" : "0x", 16);
}

static void format_text(struct sink *sink, const struct conversion *c, struct arguments *arguments)
{
    const char *text = va_arg(arguments->list, const char *);

    if (text == 0)
        text = c->precision == -1 || c->precision >= 6 ? "(null)" : "";
    __emit_padded(sink, c, text,
                c->precision >= 0 ? strnlen(text, (size_t)c->precision) : strlen(text));
}

static void store_count(const struct sink *sink, const struct conversion *c, struct arguments *arguments)
{
    void *to = va_arg(arguments->list, void *);

    if (c->size > 0)
        *(long *)to = (long)sink->count;
    else if (c->size == -1)
        *(short *)to = (short)sink->count;
    else if (c->size == -2)
        *(signed char *)to = (signed char)sink->count;
    else
        *(int *)to = (int)sink->count;
}

static void format_floating(struct sink *sink, const struct conversion *c, struct arguments *arguments)
{
    double value;

    if (c->size == 3)
        value = (double)va_arg(arguments->list, long double);
    else
        value = va_arg(arguments->list, double);
    if (c->letter == 'a' || c->letter == 'A')
        __format_hex_double(sink, c, value);
    else
        __format_double(sink, c, value);
}

static void convert(struct sink *sink, const struct conversion *c, struct arguments *arguments)
{
    char one;

    switch (c->letter) {
    case 'd':
    case 'i':
        format_signed(sink, c, arguments);
        break;
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        format_unsigned(sink, c, arguments);
        break;
    case 'p':
        format_pointer(sink, c, arguments);
        break;
    case 'S':
        __format_wide(sink, c, arguments);
        break;
    case 's':
        if (c->size > 0)
            __format_wide(sink, c, arguments);
        else
            format_text(sink, c, arguments);
        break;
    case 'C':
        __format_wide(sink, c, arguments);
        break;
    case 'c':
        if (c->size > 0) {
            __format_wide(sink, c, arguments);
            break;
        }
        one = (char)va_arg(arguments->list, int);
        __emit_padded(sink, c, &one, 1);
        break;
    case 'n':
        store_count(sink, c, arguments);
        break;
    case 'm':
        __emit_padded(sink, c, strerror(errno), strlen(strerror(errno)));
        break;
    default:
        format_floating(sink, c, arguments);
        break;
    }
}

static const char *parse_flags(const char *p, struct conversion *c)
{
    for (;; p++) {
        if (*p == '-')
            c->left = 1;
        else if (*p == '+')
            c->plus = 1;
        else if (*p == ' ')
            c->space = 1;
        else if (*p == '#')
            c->alternate = 1;
        else if (*p == '0')
            c->zero = 1;
        else if (*p != '\'')
            return p;
    }
}

static const char *parse_number(const char *p, int *value)
{
    *value = 0;
    for (; isdigit((unsigned char)*p); p++)
        if (*value < 100000000)
            *value = *value * 10 + (*p - '0');
    return p;
}

static const char *parse_count(const char *p, int *value, struct arguments *arguments)
{
    if (*p == '*') {
        int number;
        const char *end = parse_number(p + 1, &number);
        if (arguments->slots && *end == '$')
            __choose_argument(arguments, number);
        else
            end = p;
        *value = va_arg(arguments->list, int);
        return end + 1;
    }
    return parse_number(p, value);
}

static const char *parse_size(const char *p, struct conversion *c)
{
    for (;; p++) {
        if (*p == 'h')
            c->size--;
        else if (*p == 'l')
            c->size++;
        else if (*p == 'q' || *p == 'j' || *p == 'z' || *p == 'Z' || *p == 't')
            c->size = 1;
        else if (*p == 'L')
            c->size = 3;
        else
            return p;
    }
}

/* From after the %; gives back the place after the conversion, or null when it is none. */
static const char *parse(const char *p, struct conversion *c, struct arguments *arguments)
{
    const char *end;
    int number = 0;

    __builtin_memset(c, 0, sizeof *c);
    c->precision = -1;
    if (arguments->slots && *(end = parse_number(p, &number)) == '$')
        p = end + 1;
    p = parse_count(parse_flags(p, c), &c->width, arguments);
    if (c->width < 0) {
        c->left = 1;
        c->width = -c->width;
    }
    if (*p == '.') {
        p = parse_count(p + 1, &c->precision, arguments);
        if (c->precision < 0)
            c->precision = -1;
    }
    p = parse_size(p, c);
    c->letter = *p;
    if (arguments->slots)
        __choose_argument(arguments, number);
    return *p && strchr("diouxXpsScCnmeEfFgGaA", *p) ? p + 1 : 0;
}

int __format(struct sink *sink, const char *format, struct arguments *arguments)
{
    struct conversion c;
    const char *percent, *after;
    long slots[64];

    arguments->slots = 0;
    if (strchr(format, '$') && __gather_positional(format, arguments, slots))
        arguments->slots = slots;
    while (*format) {
        percent = strchrnul(format, '%');
        __emit(sink, format, (size_t)(percent - format));
        if (*percent == 0)
            break;
        if (percent[1] == '%') {
            __emit(sink, "%", 1);
            format = percent + 2;
            continue;
        }
        after = parse(percent + 1, &c, arguments);
        if (c.letter == '%') {
            __emit(sink, "%", 1);
            format = strchr(percent + 1, '%') + 1;
        } else if (after) {
            convert(sink, &c, arguments);
            format = after;
        } else if (c.letter == 0) {
            return -1;
        } else {
            __emit(sink, percent, 1);
            format = percent + 1;
        }
    }
    return (int)sink->count;
}
