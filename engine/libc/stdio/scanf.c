/* The scanf family. */
#include "file.h"

int vfscanf(FILE *file, const char *format, va_list list)
{
    struct arguments arguments;
    struct source source = {.file = file};
    int count;

    va_copy(arguments.list, list);
    count = __scan(&source, format, &arguments);
    va_end(arguments.list);
    return count;
}

int vsscanf(const char *text, const char *format, va_list list)
{
    struct arguments arguments;
    struct source source = {.text = text};
    int count;

    va_copy(arguments.list, list);
    count = __scan(&source, format, &arguments);
    va_end(arguments.list);
    return count;
}

int vscanf(const char *format, va_list list)
{
    return vfscanf(stdin, format, list);
}

int scanf(const char *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vfscanf(stdin, format, list);
    va_end(list);
    return count;
}

int fscanf(FILE *file, const char *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vfscanf(file, format, list);
    va_end(list);
    return count;
}

int sscanf(const char *text, const char *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vsscanf(text, format, list);
    va_end(list);
    return count;
}
