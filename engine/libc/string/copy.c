/* str*: lengths and copies. */
#include "internal.h"
#include <stdlib.h>
#include <string.h>

size_t strlen(const char *text)
{
    const char *p = text;

    while (*p)
        p++;
    return (size_t)(p - text);
}

size_t strnlen(const char *text, size_t limit)
{
    size_t size = 0;

    while (size < limit && text[size])
        size++;
    return size;
}

char *strcpy(char *to, const char *from)
{
    __builtin_memcpy(to, from, strlen(from) + 1);
    return to;
}

char *stpcpy(char *to, const char *from)
{
    size_t size = strlen(from);

    __builtin_memcpy(to, from, size + 1);
    return to + size;
}

char *stpncpy(char *to, const char *from, size_t size)
{
    size_t length = strnlen(from, size);

    __builtin_memcpy(to, from, length);
    if (length < size)
        __builtin_memset(to + length, 0, size - length);
    return to + length;
}

char *strncpy(char *to, const char *from, size_t size)
{
    stpncpy(to, from, size);
    return to;
}

char *strcat(char *to, const char *from)
{
    strcpy(to + strlen(to), from);
    return to;
}

char *strncat(char *to, const char *from, size_t size)
{
    size_t length = strnlen(from, size);
    char *end = to + strlen(to);

    __builtin_memcpy(end, from, length);
    end[length] = 0;
    return to;
}

char *strdup(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = malloc(size);

    if (copy)
        __builtin_memcpy(copy, text, size);
    return copy;
}

char *strndup(const char *text, size_t limit)
{
    size_t size = strnlen(text, limit);
    char *copy = malloc(size + 1);

    if (copy) {
        __builtin_memcpy(copy, text, size);
        copy[size] = 0;
    }
    return copy;
}
