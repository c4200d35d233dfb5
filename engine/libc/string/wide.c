/* Wide characters, in memory UTF-32, outside UTF-8. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

size_t wcslen(const wchar_t *text)
{
    size_t size = 0;

    while (text[size])
        size++;
    return size;
}

wchar_t *wmemcpy(wchar_t *to, const wchar_t *from, size_t size)
{
    return memcpy(to, from, size * sizeof *to);
}

wchar_t *wmemset(wchar_t *to, wchar_t c, size_t size)
{
    while (size-- > 0)
        to[size] = c;
    return to;
}

wchar_t *wcscpy(wchar_t *to, const wchar_t *from)
{
    return wmemcpy(to, from, wcslen(from) + 1);
}

wchar_t *wcsncpy(wchar_t *to, const wchar_t *from, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++)
        to[i] = *from ? *from++ : 0;
    return to;
}

wchar_t *wcscat(wchar_t *to, const wchar_t *from)
{
    wcscpy(to + wcslen(to), from);
    return to;
}

int wcscmp(const wchar_t *a, const wchar_t *b)
{
    while (*a && *a == *b)
        a++, b++;
    return *a < *b ? -1 : *a > *b;
}

wchar_t *wcschr(const wchar_t *text, wchar_t c)
{
    for (; *text != c; text++)
        if (*text == 0)
            return 0;
    return (wchar_t *)text;
}

wchar_t *wcsdup(const wchar_t *text)
{
    wchar_t *copy = malloc((wcslen(text) + 1) * sizeof *copy);
    return copy ? wcscpy(copy, text) : 0;
}

size_t wcrtomb(char *to, wchar_t c, mbstate_t *state)
{
    int more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3, i;

    (void)state;
    if (to == 0)
        return 1;
    for (i = more; i > 0; i--, c >>= 6)
        to[i] = (char)(0x80 | (c & 0x3f));
    to[0] = (char)(more ? (0xf00 >> more & 0xff) | c : c);
    return (size_t)more + 1;
}

size_t mbrtowc(wchar_t *to, const char *from, size_t size, mbstate_t *state)
{
    unsigned char first = (unsigned char)*from;
    int more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3, i;
    wchar_t c = more ? first & (0x3f >> more) : first;

    (void)state;
    if (size == 0)
        return (size_t)-2;
    for (i = 1; i <= more; i++) {
        if ((from[i] & 0xc0) != 0x80) {
            errno = EILSEQ;
            return (size_t)-1;
        }
        c = c << 6 | (from[i] & 0x3f);
    }
    if (to)
        *to = c;
    return first ? (size_t)more + 1 : 0;
}

size_t mbstowcs(wchar_t *to, const char *from, size_t size)
{
    size_t count = 0, step;
    wchar_t c;

    for (; to == 0 || count < size; count++, from += step) {
        step = mbrtowc(&c, from, 4, 0);
        if (step == (size_t)-1)
            return step;
        if (to)
            to[count] = c;
        if (step == 0)
            break;
    }
    return count;
}

size_t wcstombs(char *to, const wchar_t *from, size_t size)
{
    size_t count = 0, step;
    char bytes[4];

    for (; *from; from++, count += step) {
        step = wcrtomb(bytes, *from, 0);
        if (to && count + step > size)
            return count;
        if (to)
            memcpy(to + count, bytes, step);
    }
    if (to && count < size)
        to[count] = 0;
    return count;
}
