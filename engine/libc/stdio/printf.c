/* The printf family: each makes a sink and lets __format fill it. */
#include "file.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* An unbuffered file gets its text in one piece, through a buffer on the stack, as in glibc. */
static int print_unbuffered(FILE *file, const char *format, struct arguments *arguments)
{
    char work[BUFSIZ];
    FILE helper = {.flags = CAN_WRITE, .fd = file->fd, .buffer = work, .size = sizeof work,
        .mover = file->mover, .cookie = file->cookie};
    struct sink sink = {.file = &helper};
    int count = __format(&sink, format, arguments);

    __flush(&helper);
    if (helper.flags & HAS_ERROR) {
        file->flags |= HAS_ERROR;
        return -1;
    }
    return count;
}

int vfprintf(FILE *file, const char *format, va_list list)
{
    struct arguments arguments;
    struct sink sink = {.file = file};
    int count;

    va_copy(arguments.list, list);
    __lock_file(file);
    if ((file->flags & (UNBUFFERED | CAN_WRITE)) == (UNBUFFERED | CAN_WRITE))
        count = print_unbuffered(file, format, &arguments);
    else
        count = __format(&sink, format, &arguments);
    __unlock_file(file);
    va_end(arguments.list);
    return (file->flags & HAS_ERROR) ? -1 : count;
}

int vsnprintf(char *to, size_t size, const char *format, va_list list)
{
    struct arguments arguments;
    struct sink sink = {.to = to, .room = size ? size - 1 : 0};
    int count;

    va_copy(arguments.list, list);
    count = __format(&sink, format, &arguments);
    va_end(arguments.list);
    if (size)
        *sink.to = 0;
    return count;
}

int vsprintf(char *to, const char *format, va_list list)
{
    return vsnprintf(to, (size_t)INT_MAX, format, list);
}

int vprintf(const char *format, va_list list)
{
    return vfprintf(stdout, format, list);
}

int vdprintf(int fd, const char *format, va_list list)
{
    FILE file = {.flags = CAN_WRITE | UNBUFFERED, .fd = fd};
    return vfprintf(&file, format, list);
}

int vasprintf(char **to, const char *format, va_list list)
{
    int size = vsnprintf(0, 0, format, list);

    if (size < 0 || (*to = malloc((size_t)size + 1)) == 0)
        return -1;
    return vsnprintf(*to, (size_t)size + 1, format, list);
}

int printf(const char *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vfprintf(stdout, format, list);
    va_end(list);
    return count;
}

int fprintf(FILE *file, const char *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vfprintf(file, format, list);
    va_end(list);
    return count;
}

int sprintf(char *to, const char *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vsprintf(to, format, list);
    va_end(list);
    return count;
}

int snprintf(char *to, size_t size, const char *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vsnprintf(to, size, format, list);
    va_end(list);
    return count;
}

int dprintf(int fd, const char *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vdprintf(fd, format, list);
    va_end(list);
    return count;
}

int asprintf(char **to, const char *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vasprintf(to, format, list);
    va_end(list);
    return count;
}
