/* Rare functions of string.h and stdlib.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

char *__strcpya(const char *from, char *to)
{
    return strcpy(to, from);
}

char *__strncpya(const char *from, char *to, size_t size)
{
    memcpy(to, from, size);
    to[size] = 0;
    return to;
}

const char *strerrordesc_np(int number)
{
    return strerror(number);
}

void *memfrob(void *area, size_t size)
{
    char *p = area;

    while (size-- > 0)
        *p++ ^= 42;
    return area;
}

char *mktemp(char *pattern)
{
    size_t size = strlen(pattern);
    unsigned number = 0;

    do
        snprintf(pattern + size - 6, 7, "%06u", number++);
    while (access(pattern, F_OK) == 0);
    return pattern;
}

int mkostemp(char *pattern, int flags)
{
    int fd = mkstemp(pattern);

    if (fd >= 0 && (flags & O_CLOEXEC))
        fcntl(fd, F_SETFD, FD_CLOEXEC);
    return fd;
}

int mkstemps(char *pattern, int suffix)
{
    size_t size = strlen(pattern) - (size_t)suffix;
    char digits[7];
    unsigned number;
    int fd = -1;

    for (number = 0; number < 100000; number++) {
        snprintf(digits, sizeof digits, "%06u", number);
        memcpy(pattern + size - 6, digits, 6);
        fd = open(pattern, O_RDWR | O_CREAT | O_EXCL, 0600);
        if (fd >= 0 || errno != EEXIST)
            break;
    }
    return fd;
}

int mbtowc(int *to, const char *from, size_t size)
{
    return from ? (int)mbrtowc(to, from, size, 0) : 0;
}

int wctomb(char *to, int c)
{
    return to ? (int)wcrtomb(to, c, 0) : 0;
}

char *canonicalize_file_name(const char *path)
{
    return realpath(path, 0);
}

int getloadavg(double loads[], int count)
{
    FILE *file = fopen("/proc/loadavg", "r");
    int found;

    if (file == 0)
        return -1;
    for (found = 0; found < count && found < 3 && fscanf(file, "%lf", &loads[found]) == 1; found++)
        ;
    fclose(file);
    return found;
}

char *gcvt(double value, int digits, char *to)
{
    sprintf(to, "%.*g", digits, value);
    return to;
}

unsigned arc4random(void)
{
    unsigned value;

    getentropy(&value, sizeof value);
    return value;
}

unsigned arc4random_uniform(unsigned limit)
{
    return limit ? arc4random() % limit : 0;
}

void arc4random_buf(void *to, size_t size)
{
    char *p = to;

    for (; size > 0; size--)
        *p++ = (char)arc4random();
}

static unsigned long step(unsigned short state[3])
{
    unsigned long x = state[0] | (unsigned long)state[1] << 16 | (unsigned long)state[2] << 32;

    x = (x * 0x5deece66dUL + 11) & 0xffffffffffffUL;
    state[0] = (unsigned short)x;
    state[1] = (unsigned short)(x >> 16);
    state[2] = (unsigned short)(x >> 32);
    return x;
}

double erand48(unsigned short state[3])
{
    return (double)step(state) / 281474976710656.0;
}

long nrand48(unsigned short state[3])
{
    return (long)(step(state) >> 17);
}

long jrand48(unsigned short state[3])
{
    return (int)(step(state) >> 16);
}
