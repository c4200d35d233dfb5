/* Rare functions on wide characters; numbers and formats go through narrow text. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

#define MOST_DIGITS 512

static void narrow(const wchar_t *from, char *to)
{
    size_t i;

    for (i = 0; i < MOST_DIGITS - 1 && from[i]; i++)
        to[i] = from[i] < 128 ? (char)from[i] : '?';
    to[i] = 0;
}

#define FROM_TEXT(type, name, call) \
    { \
        char text_[MOST_DIGITS], *stop; \
        type value; \
        narrow(text, text_); \
        value = call; \
        if (end) \
            *end = (wchar_t *)text + (stop - text_); \
        return value; \
    }

long wcstol(const wchar_t *text, wchar_t **end, int base)
FROM_TEXT(long, wcstol, strtol(text_, &stop, base))

unsigned long wcstoul(const wchar_t *text, wchar_t **end, int base)
FROM_TEXT(unsigned long, wcstoul, strtoul(text_, &stop, base))

long long wcstoll(const wchar_t *text, wchar_t **end, int base)
FROM_TEXT(long long, wcstoll, strtoll(text_, &stop, base))

unsigned long long wcstoull(const wchar_t *text, wchar_t **end, int base)
FROM_TEXT(unsigned long long, wcstoull, strtoull(text_, &stop, base))

double wcstod(const wchar_t *text, wchar_t **end)
FROM_TEXT(double, wcstod, strtod(text_, &stop))

float wcstof(const wchar_t *text, wchar_t **end)
FROM_TEXT(float, wcstof, strtof(text_, &stop))

/* As narrow text, whose bytes are then read as UTF-8. */
static char *format_narrow(const wchar_t *format, va_list list)
{
    size_t size = wcstombs(0, format, 0) + 1;
    char *narrow_format = malloc(size), *text = 0;

    if (narrow_format == 0)
        return 0;
    wcstombs(narrow_format, format, size);
    if (vasprintf(&text, narrow_format, list) < 0)
        text = 0;
    free(narrow_format);
    return text;
}

int vswprintf(wchar_t *to, size_t size, const wchar_t *format, va_list list)
{
    char *text = format_narrow(format, list);
    size_t length;

    if (text == 0)
        return -1;
    length = mbstowcs(0, text, 0);
    if (length < size)
        mbstowcs(to, text, size);
    else if (size > 0)
        to[0] = 0;
    free(text);
    return length < size ? (int)length : -1;
}

int swprintf(wchar_t *to, size_t size, const wchar_t *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vswprintf(to, size, format, list);
    va_end(list);
    return count;
}

static int print_wide(FILE *file, const wchar_t *format, va_list list)
{
    char *text = format_narrow(format, list);
    int count;

    if (text == 0)
        return -1;
    count = fputs(text, file) < 0 ? -1 : (int)mbstowcs(0, text, 0);
    free(text);
    return count;
}

int wprintf(const wchar_t *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = print_wide(stdout, format, list);
    va_end(list);
    return count;
}

int fwprintf(FILE *file, const wchar_t *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = print_wide(file, format, list);
    va_end(list);
    return count;
}

wint_t fputwc(wchar_t c, FILE *file)
{
    char bytes[4];
    size_t size = wcrtomb(bytes, c, 0);

    return fwrite(bytes, 1, size, file) == size ? (wint_t)c : WEOF;
}

wint_t putwc(wchar_t c, FILE *file)
{
    return fputwc(c, file);
}

wint_t putwchar(wchar_t c)
{
    return fputwc(c, stdout);
}

int fputws(const wchar_t *text, FILE *file)
{
    for (; *text; text++)
        if (fputwc(*text, file) == WEOF)
            return -1;
    return 1;
}

int fwide(FILE *file, int mode)
{
    (void)file;
    return mode;
}

int wcsncmp(const wchar_t *a, const wchar_t *b, size_t size)
{
    for (; size > 0; a++, b++, size--)
        if (*a != *b || *a == 0)
            return *a < *b ? -1 : *a > *b;
    return 0;
}

wchar_t *wcsncat(wchar_t *to, const wchar_t *from, size_t size)
{
    wchar_t *end = to + wcslen(to);

    while (size-- > 0 && *from)
        *end++ = *from++;
    *end = 0;
    return to;
}

wchar_t *wcsrchr(const wchar_t *text, wchar_t c)
{
    const wchar_t *found = 0;

    for (;; text++) {
        if (*text == c)
            found = text;
        if (*text == 0)
            return (wchar_t *)found;
    }
}

wchar_t *wcsstr(const wchar_t *text, const wchar_t *part)
{
    size_t size = wcslen(part);

    for (;; text++) {
        if (wcsncmp(text, part, size) == 0)
            return (wchar_t *)text;
        if (*text == 0)
            return 0;
    }
}

static size_t span(const wchar_t *text, const wchar_t *set, int wanted)
{
    size_t size = 0;

    while (text[size] && (wcschr(set, text[size]) != 0) == wanted)
        size++;
    return size;
}

size_t wcsspn(const wchar_t *text, const wchar_t *accepted)
{
    return span(text, accepted, 1);
}

size_t wcscspn(const wchar_t *text, const wchar_t *rejected)
{
    return span(text, rejected, 0);
}

wchar_t *wcspbrk(const wchar_t *text, const wchar_t *accepted)
{
    text += wcscspn(text, accepted);
    return *text ? (wchar_t *)text : 0;
}

wchar_t *wcstok(wchar_t *text, const wchar_t *separators, wchar_t **rest)
{
    text = text ? text : *rest;
    text += wcsspn(text, separators);
    if (*text == 0)
        return *rest = text, (wchar_t *)0;
    *rest = text + wcscspn(text, separators);
    if (**rest)
        *(*rest)++ = 0;
    return text;
}

size_t wcsnlen(const wchar_t *text, size_t limit)
{
    size_t size = 0;

    while (size < limit && text[size])
        size++;
    return size;
}

int wcscasecmp(const wchar_t *a, const wchar_t *b)
{
    while (*a && towlower((wint_t)*a) == towlower((wint_t)*b))
        a++, b++;
    return (int)towlower((wint_t)*a) - (int)towlower((wint_t)*b);
}

int wcscoll(const wchar_t *a, const wchar_t *b)
{
    return wcscmp(a, b);
}

wchar_t *wmemchr(const wchar_t *area, wchar_t c, size_t size)
{
    for (; size > 0; area++, size--)
        if (*area == c)
            return (wchar_t *)area;
    return 0;
}

wchar_t *wmemmove(wchar_t *to, const wchar_t *from, size_t size)
{
    return memmove(to, from, size * sizeof *to);
}

int wmemcmp(const wchar_t *a, const wchar_t *b, size_t size)
{
    for (; size > 0; a++, b++, size--)
        if (*a != *b)
            return *a < *b ? -1 : 1;
    return 0;
}

wint_t btowc(int c)
{
    return c >= 0 && c < 128 ? (wint_t)c : WEOF;
}

int wctob(wint_t c)
{
    return c < 128 ? (int)c : EOF;
}

int mbsinit(const mbstate_t *state)
{
    return state == 0 || state->__count == 0;
}

size_t mbrlen(const char *from, size_t size, mbstate_t *state)
{
    return mbrtowc(0, from, size, state);
}

int wcwidth(wchar_t c)
{
    return c == 0 ? 0 : c < 32 || c == 127 ? -1 : 1;
}
