/* mem*: whole blocks go through the machine's block instructions, which touch each page once. */
#include "internal.h"
#include <string.h>

void *memcpy(void *to, const void *from, size_t size)
{
    __builtin_memcpy(to, from, size);
    return to;
}

void *mempcpy(void *to, const void *from, size_t size)
{
    __builtin_memcpy(to, from, size);
    return (char *)to + size;
}

void *memset(void *to, int byte, size_t size)
{
    __builtin_memset(to, byte, size);
    return to;
}

void explicit_bzero(void *to, size_t size)
{
    __builtin_memset(to, 0, size);
}

void bzero(void *to, size_t size)
{
    __builtin_memset(to, 0, size);
}

void *memmove(void *to, const void *from, size_t size)
{
    __builtin_memmove(to, from, size);
    return to;
}

void bcopy(const void *from, void *to, size_t size)
{
    memmove(to, from, size);
}

void *memccpy(void *to, const void *from, int byte, size_t size)
{
    unsigned char *target = to;
    const unsigned char *source = from;

    while (size-- > 0)
        if ((*target++ = *source++) == (unsigned char)byte)
            return target;
    return 0;
}

int memcmp(const void *a, const void *b, size_t size)
{
    return __builtin_memcmp(a, b, size);
}

int bcmp(const void *a, const void *b, size_t size)
{
    return memcmp(a, b, size);
}

void *memchr(const void *area, int byte, size_t size)
{
    const unsigned char *p = area;

    for (; size > 0; size--, p++)
        if (*p == (unsigned char)byte)
            return (void *)p;
    return 0;
}

void *memrchr(const void *area, int byte, size_t size)
{
    const unsigned char *p = area;

    while (size-- > 0)
        if (p[size] == (unsigned char)byte)
            return (void *)(p + size);
    return 0;
}

void *memmem(const void *area, size_t size, const void *part, size_t part_size)
{
    const char *p = area;
    size_t at;

    if (part_size > size)
        return 0;
    for (at = 0; at <= size - part_size; at++)
        if (memcmp(p + at, part, part_size) == 0)
            return (void *)(p + at);
    return 0;
}
