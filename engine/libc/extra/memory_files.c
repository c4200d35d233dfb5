/* FILEs whose bytes lie in memory: fmemopen, open_memstream. */
#include "file.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct memory {
    char *bytes;
    size_t size, room, at;       /* size: up to where reading goes, and the end for SEEK_END */
    int growing, appending, binary;
    char **text;                 /* of open_memstream: where the program looks */
    size_t *length;
};

static int grow(struct memory *m, size_t needed)
{
    size_t room = m->room;
    char *bytes;

    if (needed < room)
        return 0;
    while (room <= needed)
        room = room * 2;
    bytes = realloc(m->bytes, room);
    if (bytes == 0)
        return -1;
    memset(bytes + m->room, 0, room - m->room);
    m->bytes = bytes;
    m->room = room;
    return 0;
}

static long put(struct memory *m, const char *from, size_t size)
{
    if (m->appending)
        m->at = m->size;
    if (m->growing && grow(m, m->at + size) < 0)
        return -1;
    if (!m->growing && m->at + size > m->room) {
        if (m->at >= m->room) {
            errno = ENOSPC;
            return -1;
        }
        size = m->room - m->at;
    }
    memcpy(m->bytes + m->at, from, size);
    m->at += size;
    if (m->at > m->size) {
        m->size = m->at;
        if (!m->growing && m->size < m->room)
            m->bytes[m->size] = 0;
    }
    return (long)size;
}

static void tell(struct memory *m)
{
    if (!m->text)
        return;
    *m->text = m->bytes;
    *m->length = m->at < m->size ? m->at : m->size;
}

static long seek(struct memory *m, long offset, int whence)
{
    long to = offset + (whence == 1 ? (long)m->at : whence == 2 ? (long)m->size : 0);

    if (to < 0 || (!m->growing && (size_t)to > m->room)) {
        errno = EINVAL;
        return -1;
    }
    m->at = (size_t)to;
    return to;
}

static long move(FILE *file, int what, char *bytes, long size)
{
    struct memory *m = file->cookie;
    long result = 0;

    if (what == MOVE_WRITE) {
        result = put(m, bytes, (size_t)size);
    } else if (what == MOVE_READ) {
        result = m->at < m->size ? (long)(m->size - m->at) : 0;
        result = result < size ? result : size;
        memcpy(bytes, m->bytes + m->at, (size_t)result);
        m->at += (size_t)result;
    } else if (what == MOVE_CLOSE) {
        tell(m);
        free(m);
        return 0;
    } else {
        result = seek(m, size, what - MOVE_SEEK);
    }
    tell(m);
    return result;
}

static FILE *open_memory(struct memory *m, int flags)
{
    FILE *file = __new_file(-1, flags);

    if (file == 0) {
        free(m);
        return 0;
    }
    file->cookie = m;
    file->mover = move;
    return file;
}

FILE *fmemopen(void *memory, size_t size, const char *mode)
{
    struct memory *m = calloc(1, sizeof *m + (memory ? 0 : size));
    int both = strchr(mode, '+') != 0;

    if (m == 0)
        return 0;
    m->bytes = memory ? memory : (char *)(m + 1);
    m->room = size;
    if (*mode == 'r')
        m->size = size;
    if (*mode == 'w' && size > 0)
        m->bytes[0] = 0;
    if (*mode == 'a') {
        m->at = m->size = strnlen(m->bytes, size);
        m->appending = 1;
    }
    return open_memory(m, both ? CAN_READ | CAN_WRITE : *mode == 'r' ? CAN_READ : CAN_WRITE);
}

FILE *open_memstream(char **text, size_t *size)
{
    struct memory *m = calloc(1, sizeof *m);

    if (m == 0 || (m->bytes = calloc(1, BUFSIZ)) == 0)
        return 0;
    m->room = BUFSIZ;
    m->growing = 1;
    m->text = text;
    m->length = size;
    tell(m);
    return open_memory(m, CAN_WRITE);
}
