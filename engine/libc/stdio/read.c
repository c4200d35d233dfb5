/* Reading: characters, lines, blocks. */
#include "file.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int fgetc(FILE *file)
{
    if (file->pushed)
        return file->pushback[--file->pushed];
    if (file->read_at == file->read_end && __fill(file) == EOF)
        return EOF;
    return (unsigned char)*file->read_at++;
}

int getc(FILE *file)
{
    return fgetc(file);
}

int getc_unlocked(FILE *file)
{
    return fgetc(file);
}

int getchar(void)
{
    return fgetc(stdin);
}

int getchar_unlocked(void)
{
    return fgetc(stdin);
}

int ungetc(int c, FILE *file)
{
    if (c == EOF)
        return EOF;
    file->flags &= ~AT_END;
    if (!file->pushed && file->read_at > file->buffer && file->read_at[-1] == (char)c) {
        file->read_at--;
        return (unsigned char)c;
    }
    if (file->pushed == (int)sizeof file->pushback)
        return EOF;
    file->pushback[file->pushed++] = (unsigned char)c;
    return (unsigned char)c;
}

/* As much as the buffer holds, up to and including the delimiter; 0 at the end of the file. */
static size_t take_line_part(FILE *file, char *to, size_t room, int delimiter, int *found)
{
    size_t size;
    char *end;

    if (file->pushed) {
        *to = (char)file->pushback[--file->pushed];
        *found = *to == (char)delimiter;
        return 1;
    }
    if (file->read_at == file->read_end && __fill(file) == EOF)
        return 0;
    size = (size_t)(file->read_end - file->read_at);
    if (size > room)
        size = room;
    end = memchr(file->read_at, delimiter, size);
    *found = end != 0;
    if (end)
        size = (size_t)(end - file->read_at) + 1;
    memcpy(to, file->read_at, size);
    file->read_at += size;
    return size;
}

char *fgets(char *to, int size, FILE *file)
{
    size_t have = 0, got;
    int found = 0;

    if (size <= 0)
        return 0;
    while (!found && have < (size_t)size - 1
           && (got = take_line_part(file, to + have, (size_t)size - 1 - have, '\n', &found)) > 0)
        have += got;
    if (have == 0 && size > 1)
        return 0;
    to[have] = 0;
    return to;
}

ssize_t getdelim(char **line, size_t *capacity, int delimiter, FILE *file)
{
    size_t have = 0, got;
    int found = 0;

    if (*line == 0 || *capacity == 0) {
        *capacity = 120;
        *line = realloc(*line, *capacity);
        if (*line == 0)
            return -1;
    }
    while (!found) {
        if (*capacity - have < 2) {
            char *longer = realloc(*line, *capacity * 2);
            if (longer == 0)
                return -1;
            *line = longer;
            *capacity *= 2;
        }
        got = take_line_part(file, *line + have, *capacity - have - 1, delimiter, &found);
        if (got == 0)
            break;
        have += got;
    }
    if (have == 0)
        return -1;
    (*line)[have] = 0;
    return (ssize_t)have;
}

ssize_t getline(char **line, size_t *capacity, FILE *file)
{
    return getdelim(line, capacity, '\n', file);
}

/* Whole blocks go straight to the caller's memory, past the buffer, as in glibc. */
static size_t read_blocks(FILE *file, char *to, size_t size)
{
    ssize_t got;

    size -= file->size >= 128 ? size % file->size : 0;
    got = read(file->fd, to, size);
    if (got <= 0) {
        file->flags |= got == 0 ? AT_END : HAS_ERROR;
        return 0;
    }
    return (size_t)got;
}

size_t fread(void *to, size_t each, size_t count, FILE *file)
{
    size_t wanted = each * count, have = 0;

    if (wanted == 0)
        return 0;
    while (file->pushed && have < wanted)
        ((char *)to)[have++] = (char)file->pushback[--file->pushed];
    while (have < wanted) {
        size_t part = (size_t)(file->read_end - file->read_at);
        if (part == 0) {
            if ((file->flags & CAN_READ) == 0 || (file->flags & AT_END))
                break;
            __need_buffer(file);
            __flush(file);
            if (wanted - have >= file->size) {
                part = read_blocks(file, (char *)to + have, wanted - have);
                if (part == 0)
                    break;
                have += part;
                continue;
            }
            if (__fill(file) == EOF)
                break;
            part = (size_t)(file->read_end - file->read_at);
        }
        if (part > wanted - have)
            part = wanted - have;
        memcpy((char *)to + have, file->read_at, part);
        file->read_at += part;
        have += part;
    }
    return have / each;
}
