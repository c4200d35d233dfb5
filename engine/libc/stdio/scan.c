/* scanf's engine. */
#include "file.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define MOST_CHARACTERS 400      /* of one number */

struct directive {
    int skip, width, size, letter, allocate; /* width 0: none given */
};

int __take(struct source *source)
{
    int c;

    if (source->file) {
        c = fgetc(source->file);
    } else {
        c = (unsigned char)*source->text;
        if (c == 0)
            return EOF;
        source->text++;
    }
    if (c != EOF)
        source->count++;
    return c;
}

void __give_back(struct source *source, int c)
{
    if (c == EOF)
        return;
    source->count--;
    if (source->file)
        ungetc(c, source->file);
    else
        source->text--;
}

/* The next character is EOF only at the very end. */
static int skip_space(struct source *source)
{
    int c = __take(source);

    while (c != EOF && isspace(c))
        c = __take(source);
    __give_back(source, c);
    return c;
}

static int digit_below(int c, int base)
{
    int value = isdigit(c) ? c - '0' : isalpha(c) ? tolower(c) - 'a' + 10 : 99;
    return value < base;
}

static void store_integer(const struct directive *d, void *to, unsigned long value)
{
    if (d->size > 0)
        *(unsigned long *)to = value;
    else if (d->size == -1)
        *(unsigned short *)to = (unsigned short)value;
    else if (d->size == -2)
        *(unsigned char *)to = (unsigned char)value;
    else
        *(unsigned *)to = (unsigned)value;
}

/* Gathers the longest prefix that looks like an integer; gives back its count of digits. */
static int gather_integer(struct source *source, char *text, int limit, int *base)
{
    int size = 0, digits = 0, c = __take(source);

    if ((c == '-' || c == '+') && size < limit) {
        text[size++] = (char)c;
        c = __take(source);
    }
    if (c == '0' && size < limit && (*base == 0 || *base == 16)) {
        text[size++] = '0';
        digits++;
        c = __take(source);
        if ((c == 'x' || c == 'X') && size < limit) {
            *base = 16;
            digits = 0;
            c = __take(source);
        } else if (*base == 0) {
            *base = 8;
        }
    }
    if (*base == 0)
        *base = 10;
    while (c != EOF && size < limit && digit_below(c, *base)) {
        text[size++] = (char)c;
        digits++;
        c = __take(source);
    }
    __give_back(source, c);
    text[size] = 0;
    return digits;
}

static int base_of(int letter)
{
    switch (letter) {
    case 'i':
        return 0;
    case 'o':
        return 8;
    case 'x':
    case 'X':
    case 'p':
        return 16;
    default:
        return 10;
    }
}

static int limit_of(const struct directive *d)
{
    return d->width && d->width < MOST_CHARACTERS ? d->width : MOST_CHARACTERS;
}

static int scan_integer(struct source *source, const struct directive *d, void *to)
{
    char text[MOST_CHARACTERS + 1];
    int base = base_of(d->letter);

    if (gather_integer(source, text, limit_of(d), &base) == 0)
        return 0;
    if (to == 0)
        return 1;
    if (d->letter == 'd' || d->letter == 'i')
        store_integer(d, to, (unsigned long)strtol(text, 0, base));
    else
        store_integer(d, to, strtoul(text, 0, base));
    return 1;
}

static int may_follow(int c, char before)
{
    if (isalnum(c) || c == '.')
        return 1;
    return (c == '+' || c == '-') && (before == 0 || before == 'e' || before == 'E');
}

static int scan_double(struct source *source, const struct directive *d, void *to)
{
    char text[MOST_CHARACTERS + 1], *end;
    int limit = limit_of(d), size = 0, bad_prefix, c = __take(source);
    double value;

    while (c != EOF && size < limit && may_follow(c, size ? text[size - 1] : 0)) {
        text[size++] = (char)c;
        c = __take(source);
    }
    __give_back(source, c);
    text[size] = 0;
    value = strtod(text, &end);
    /* "0x" without digits was read, and is no number */
    bad_prefix = end - text == 1 + (*text == '-' || *text == '+') && end[-1] == '0' && tolower(*end) == 'x';
    while (size > end - text && size > 0)
        __give_back(source, text[--size]);
    if (end == text || bad_prefix)
        return 0;
    if (to && d->size > 0)
        *(double *)to = value;
    else if (to)
        *(float *)to = (float)value;
    return 1;
}

/* The set of %[…]: one flag a byte. Gives back the place after the closing bracket. */
static const char *parse_set(const char *p, char *set)
{
    int invert = *p == '^', i;

    if (invert)
        p++;
    memset(set, 0, 256);
    do {
        int low = (unsigned char)*p, high = low;
        if (low == 0)
            return p;
        if (p[1] == '-' && p[2] != ']' && p[2] != 0) {
            high = (unsigned char)p[2];
            p += 2;
        }
        for (; low <= high; low++)
            set[low] = 1;
        p++;
    } while (*p != ']' && *p);
    if (invert)
        for (i = 0; i < 256; i++)
            set[i] = !set[i];
    return *p ? p + 1 : p;
}

/* %s, %[ and %c: characters of a set (null: any but space, or any at all for %c); %m gets its own memory. */
static int scan_text(struct source *source, const struct directive *d, void *argument, const char *set)
{
    int limit = d->width ? d->width : d->letter == 'c' ? 1 : 0x7fffffff, size = 0, c;
    size_t room = 100;
    char *to = d->allocate && argument ? malloc(room) : argument;

    while (size < limit && (c = __take(source)) != EOF) {
        if (set ? !set[c] : d->letter == 's' && isspace(c)) {
            __give_back(source, c);
            break;
        }
        if (to) {
            if (d->allocate && (size_t)size + 2 > room)
                to = realloc(to, room *= 2);
            to[size] = (char)c;
        }
        size++;
    }
    if (to && d->letter != 'c')
        to[size] = 0;
    if (d->allocate && argument)
        *(char **)argument = to;
    return d->letter == 'c' ? size == limit : size > 0;
}

static const char *parse(const char *p, struct directive *d)
{
    memset(d, 0, sizeof *d);
    if (*p == '*') {
        d->skip = 1;
        p++;
    }
    for (; isdigit((unsigned char)*p); p++)
        d->width = d->width < 100000000 ? d->width * 10 + (*p - '0') : d->width;
    for (;; p++) {
        if (*p == 'h')
            d->size--;
        else if (*p == 'l' || *p == 'q' || *p == 'j' || *p == 'z' || *p == 't' || *p == 'L')
            d->size++;
        else if (*p == 'm')
            d->allocate = 1;
        else
            break;
    }
    d->letter = *p;
    if (d->letter == 'p')
        d->size = 1;
    return *p ? p + 1 : p;
}

static int scan_one(struct source *source, const struct directive *d, void *to, const char *set)
{
    if (d->letter == '[')
        return scan_text(source, d, to, set);
    if (d->letter == 's' || d->letter == 'c')
        return scan_text(source, d, to, 0);
    if (strchr("eEfFgGaA", d->letter))
        return scan_double(source, d, to);
    if (strchr("dioxXup", d->letter))
        return scan_integer(source, d, to);
    return 0;
}

/* Literal text of the format; 0 when the input differs. */
static int match(struct source *source, int wanted)
{
    int c;

    if (isspace(wanted)) {
        skip_space(source);
        return 1;
    }
    c = __take(source);
    if (c == wanted)
        return 1;
    __give_back(source, c);
    return c == EOF ? -1 : 0;
}

int __scan(struct source *source, const char *format, struct arguments *arguments)
{
    struct directive d;
    char set[256];
    int assigned = 0;

    while (*format) {
        void *to;
        int c;
        if (*format != '%' || format[1] == '%') {
            int same;
            if (*format == '%') {
                skip_space(source);
                format++;
            }
            same = match(source, (unsigned char)*format++);
            if (same <= 0)
                return same < 0 && assigned == 0 ? EOF : assigned;
            continue;
        }
        format = parse(format + 1, &d);
        if (d.letter == '[')
            format = parse_set(format, set);
        to = d.skip ? 0 : va_arg(arguments->list, void *);
        if (d.letter == 'n') {
            if (to)
                store_integer(&d, to, (unsigned long)source->count);
            continue;
        }
        if (d.letter != '[' && d.letter != 'c') {
            c = skip_space(source);
        } else {
            c = __take(source);
            __give_back(source, c);
        }
        if (c == EOF)
            return assigned ? assigned : EOF;
        if (!scan_one(source, &d, to, set))
            return assigned;
        if (to)
            assigned++;
    }
    return assigned;
}
