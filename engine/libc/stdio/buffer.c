/* The buffers: allocated at first use with the size the kernel recommends, as _IO_file_doallocate does. */
#include "file.h"
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

void __need_buffer(FILE *file)
{
    struct stat status;
    size_t size = BUFSIZ;

    if (file->size > 0)
        return;
    if (file->flags & UNBUFFERED) {
        file->buffer = file->tiny;
        file->size = 1;
        return;
    }
    if (!file->mover && fstat(file->fd, &status) == 0) {
        if (S_ISCHR(status.st_mode) && isatty(file->fd))
            file->flags |= LINE_BUFFERED;
        if (status.st_blksize > 0 && status.st_blksize < BUFSIZ)
            size = (size_t)status.st_blksize;
    }
    file->buffer = malloc(size);
    if (file->buffer) {
        file->size = size;
        file->flags |= OWN_BUFFER;
    } else {
        file->flags |= UNBUFFERED;
        file->buffer = file->tiny;
        file->size = 1;
    }
    file->read_at = file->read_end = file->buffer;
}

long __write_all(int fd, const char *from, size_t size)
{
    size_t done = 0;

    while (done < size) {
        ssize_t n = write(fd, from + done, size - done);
        if (n < 0)
            return -1;
        done += (size_t)n;
    }
    return (long)done;
}

long __move(FILE *file, int what, char *bytes, long size)
{
    if (file->mover)
        return file->mover(file, what, bytes, size);
    if (what == MOVE_READ)
        return read(file->fd, bytes, (size_t)size);
    if (what == MOVE_WRITE)
        return __write_all(file->fd, bytes, (size_t)size);
    return what == MOVE_CLOSE ? close(file->fd) : lseek(file->fd, size, what - MOVE_SEEK);
}

int __flush(FILE *file)
{
    size_t size = file->pending;

    if (size == 0)
        return 0;
    file->pending = 0;
    if (__move(file, MOVE_WRITE, file->buffer, (long)size) < 0) {
        file->flags |= HAS_ERROR;
        return EOF;
    }
    return 0;
}

/* Before writing, the file's position must be where the reader is. */
int __drop_read_ahead(FILE *file)
{
    long ahead = file->read_end - file->read_at;

    file->pushed = 0;
    file->read_at = file->read_end = file->buffer;
    if (ahead > 0 && __move(file, MOVE_SEEK + SEEK_CUR, 0, -ahead) < 0)
        return EOF;
    return 0;
}

int __fill(FILE *file)
{
    ssize_t got;

    if ((file->flags & CAN_READ) == 0) {
        file->flags |= HAS_ERROR;
        errno = EBADF;
        return EOF;
    }
    if (file->flags & AT_END)
        return EOF;
    __need_buffer(file);
    if (file->flags & (LINE_BUFFERED | UNBUFFERED)) {
        if (stdout->flags & (LINE_BUFFERED | UNBUFFERED))
            __flush(stdout);
    }
    __flush(file);
    got = __move(file, MOVE_READ, file->buffer, (long)file->size);
    file->read_at = file->read_end = file->buffer;
    if (got <= 0) {
        file->flags |= got == 0 ? AT_END : HAS_ERROR;
        return EOF;
    }
    file->read_end = file->buffer + got;
    return 0;
}

static size_t until_last_newline(const char *from, size_t size)
{
    while (size > 0 && from[size - 1] != '\n')
        size--;
    return size;
}

/* _IO_new_file_xsputn: fill the buffer, write whole blocks past it, keep the rest. */
static void put_buffered(FILE *file, const char *from, size_t size)
{
    size_t room, part, blocks;
    int must_flush = 0;

    room = file->size > file->pending ? file->size - file->pending : 0;
    part = size < room ? size : room;
    if ((file->flags & LINE_BUFFERED) && size <= room && (blocks = until_last_newline(from, size)) > 0) {
        part = blocks;
        must_flush = 1;
    }
    if (part > 0) {
        __builtin_memcpy(file->buffer + file->pending, from, part);
        file->pending += part;
        from += part;
        size -= part;
    }
    if (size == 0 && !must_flush)
        return;
    __flush(file);
    __need_buffer(file);
    blocks = size - (file->size >= 128 ? size % file->size : 0);
    if ((file->flags & LINE_BUFFERED) && !must_flush && until_last_newline(from, size) > blocks)
        blocks = until_last_newline(from, size);
    if (blocks > 0 && __move(file, MOVE_WRITE, (char *)from, (long)blocks) < 0) {
        file->flags |= HAS_ERROR;
        return;
    }
    size -= blocks;
    __builtin_memcpy(file->buffer, from + blocks, size);
    file->pending = size;
}

void __put(FILE *file, const char *from, size_t size)
{
    if (size == 0)
        return;
    if ((file->flags & CAN_WRITE) == 0) {
        file->flags |= HAS_ERROR;
        errno = EBADF;
        return;
    }
    if (file->read_end > file->read_at || file->pushed)
        __drop_read_ahead(file);
    if (file->flags & UNBUFFERED) {
        if (__move(file, MOVE_WRITE, (char *)from, (long)size) < 0)
            file->flags |= HAS_ERROR;
        return;
    }
    __lock_file(file);
    put_buffered(file, from, size);
    __unlock_file(file);
}
