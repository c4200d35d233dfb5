/* str*: comparing, searching, cutting. */
#include "internal.h"
#include <ctype.h>
#include <libgen.h>
#include <string.h>

int strcmp(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return (unsigned char)*a - (unsigned char)*b;
}

int strncmp(const char *a, const char *b, size_t size)
{
    while (size > 0 && *a && *a == *b) {
        a++;
        b++;
        size--;
    }
    return size == 0 ? 0 : (unsigned char)*a - (unsigned char)*b;
}

int strcoll(const char *a, const char *b)
{
    return strcmp(a, b);
}

int strcasecmp(const char *a, const char *b)
{
    return strncasecmp(a, b, (size_t)-1);
}

int strncasecmp(const char *a, const char *b, size_t size)
{
    while (size > 0 && *a && tolower((unsigned char)*a) == tolower((unsigned char)*b)) {
        a++;
        b++;
        size--;
    }
    return size == 0 ? 0 : tolower((unsigned char)*a) - tolower((unsigned char)*b);
}

char *strchrnul(const char *text, int c)
{
    while (*text && *text != (char)c)
        text++;
    return (char *)text;
}

char *strchr(const char *text, int c)
{
    text = strchrnul(text, c);
    return *text == (char)c ? (char *)text : 0;
}

char *strrchr(const char *text, int c)
{
    const char *found = 0;

    for (;; text++) {
        if (*text == (char)c)
            found = text;
        if (*text == 0)
            return (char *)found;
    }
}

char *index(const char *text, int c)
{
    return strchr(text, c);
}

char *rindex(const char *text, int c)
{
    return strrchr(text, c);
}

char *strstr(const char *text, const char *part)
{
    size_t size = strlen(part);

    if (size == 0)
        return (char *)text;
    for (; (text = strchr(text, *part)) != 0; text++)
        if (strncmp(text, part, size) == 0)
            return (char *)text;
    return 0;
}

char *strcasestr(const char *text, const char *part)
{
    size_t size = strlen(part);

    for (;; text++) {
        if (strncasecmp(text, part, size) == 0)
            return (char *)text;
        if (*text == 0)
            return 0;
    }
}

static size_t span(const char *text, const char *set, int inside)
{
    size_t size = 0;

    while (text[size] && (strchr(set, text[size]) != 0) == inside)
        size++;
    return size;
}

size_t strspn(const char *text, const char *accepted)
{
    return span(text, accepted, 1);
}

size_t strcspn(const char *text, const char *rejected)
{
    return span(text, rejected, 0);
}

char *strpbrk(const char *text, const char *accepted)
{
    text += strcspn(text, accepted);
    return *text ? (char *)text : 0;
}

char *strtok_r(char *text, const char *separators, char **rest)
{
    char *end;

    if (text == 0)
        text = *rest;
    text += strspn(text, separators);
    if (*text == 0) {
        *rest = text;
        return 0;
    }
    end = text + strcspn(text, separators);
    if (*end)
        *end++ = 0;
    *rest = end;
    return text;
}

static char *strtok_rest = "";

char *strtok(char *text, const char *separators)
{
    return strtok_r(text, separators, &strtok_rest);
}

char *strsep(char **text, const char *separators)
{
    char *begin = *text, *end;

    if (begin == 0)
        return 0;
    end = begin + strcspn(begin, separators);
    if (*end) {
        *end = 0;
        *text = end + 1;
    } else {
        *text = 0;
    }
    return begin;
}

int ffsl(long value)
{
    int position;

    for (position = 1; position <= 64; position++, value = (long)((unsigned long)value >> 1))
        if (value & 1)
            return position;
    return 0;
}

int ffs(int value)
{
    return ffsl((long)(unsigned)value);
}

char *basename(const char *path)
{
    char *slash = strrchr(path, '/');
    return slash ? slash + 1 : (char *)path;
}

char *dirname(char *path)
{
    char *slash = strrchr(path, '/');

    if (slash == 0)
        return ".";
    if (slash == path)
        slash++;
    *slash = 0;
    return path;
}
