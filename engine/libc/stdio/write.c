/* Writing: characters, lines, blocks; positions and states. */
#include "file.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

int fputc(int c, FILE *file)
{
    char byte = (char)c;

    __put(file, &byte, 1);
    return (file->flags & HAS_ERROR) ? EOF : (unsigned char)c;
}

int putc(int c, FILE *file)
{
    return fputc(c, file);
}

int putc_unlocked(int c, FILE *file)
{
    return fputc(c, file);
}

int putchar(int c)
{
    return fputc(c, stdout);
}

int putchar_unlocked(int c)
{
    return fputc(c, stdout);
}

int fputs(const char *text, FILE *file)
{
    __put(file, text, strlen(text));
    return (file->flags & HAS_ERROR) ? EOF : 1;
}

int fputs_unlocked(const char *text, FILE *file)
{
    return fputs(text, file);
}

int puts(const char *text)
{
    size_t size = strlen(text);

    __lock_file(stdout);
    __put(stdout, text, size);
    __put(stdout, "\n", 1);
    __unlock_file(stdout);
    return (stdout->flags & HAS_ERROR) ? EOF : (int)size + 1;
}

size_t fwrite(const void *from, size_t each, size_t count, FILE *file)
{
    if (each == 0 || count == 0)
        return 0;
    __put(file, from, each * count);
    return (file->flags & HAS_ERROR) ? 0 : count;
}

int fileno(FILE *file)
{
    return file->fd;
}

int feof(FILE *file)
{
    return (file->flags & AT_END) != 0;
}

int ferror(FILE *file)
{
    return (file->flags & HAS_ERROR) != 0;
}

void clearerr(FILE *file)
{
    file->flags &= ~(AT_END | HAS_ERROR);
}

int fseek(FILE *file, long offset, int whence)
{
    if (__flush(file) == EOF)
        return -1;
    if (whence == SEEK_CUR)
        offset -= file->read_end - file->read_at + file->pushed;
    file->pushed = 0;
    file->read_at = file->read_end = file->buffer;
    if (__move(file, MOVE_SEEK + whence, 0, offset) < 0)
        return -1;
    file->flags &= ~AT_END;
    return 0;
}

int fseeko(FILE *file, off_t offset, int whence)
{
    return fseek(file, offset, whence);
}

long ftell(FILE *file)
{
    int whence = (file->flags & APPENDING) && file->pending ? SEEK_END : SEEK_CUR;
    long at = __move(file, MOVE_SEEK + whence, 0, 0);

    if (at < 0)
        return -1;
    return at + (long)file->pending - (file->read_end - file->read_at) - file->pushed;
}

off_t ftello(FILE *file)
{
    return ftell(file);
}

void rewind(FILE *file)
{
    fseek(file, 0, SEEK_SET);
    clearerr(file);
}

int fgetpos(FILE *file, fpos_t *position)
{
    position->__pos = ftell(file);
    return position->__pos < 0 ? -1 : 0;
}

int fsetpos(FILE *file, const fpos_t *position)
{
    return fseek(file, position->__pos, SEEK_SET);
}

void flockfile(FILE *file)
{
    __lock_file(file);
}

void funlockfile(FILE *file)
{
    __unlock_file(file);
}
