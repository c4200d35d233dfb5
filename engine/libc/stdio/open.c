/* Files are opened and closed; the three that are open at the start; flushing at the end. */
#include "file.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static FILE standard_input = {.flags = CAN_READ | IS_STATIC, .fd = 0};
static FILE standard_output = {.flags = CAN_WRITE | IS_STATIC, .fd = 1, .next = &standard_input};
static FILE standard_error = {.flags = CAN_WRITE | UNBUFFERED | IS_STATIC, .fd = 2, .next = &standard_output};

FILE *stdin = &standard_input;
FILE *stdout = &standard_output;
FILE *stderr = &standard_error;
FILE *__all_files = &standard_error;

/* The flags of open, or -1; the FILE's own through the pointer. */
static int parse_mode(const char *mode, int *flags)
{
    int how;

    if (*mode == 'r') {
        how = 0;
        *flags = CAN_READ;
    } else if (*mode == 'w') {
        how = O_CREAT | O_TRUNC;
        *flags = CAN_WRITE;
    } else if (*mode == 'a') {
        how = O_CREAT | O_APPEND;
        *flags = CAN_WRITE | APPENDING;
    } else {
        errno = EINVAL;
        return -1;
    }
    for (mode++; *mode && *mode != ','; mode++) {
        if (*mode == '+')
            *flags |= CAN_READ | CAN_WRITE;
        else if (*mode == 'x')
            how |= O_EXCL;
        else if (*mode == 'e')
            how |= O_CLOEXEC;
    }
    if ((*flags & (CAN_READ | CAN_WRITE)) == (CAN_READ | CAN_WRITE))
        return how | O_RDWR;
    return how | ((*flags & CAN_WRITE) ? O_WRONLY : O_RDONLY);
}

static void start(FILE *file, int fd, int flags)
{
    memset(file, 0, FILE_BYTES);
    file->fd = fd;
    file->flags = flags;
    file->next = __all_files;
    __all_files = file;
}

FILE *fopen(const char *path, const char *mode)
{
    int flags, fd, how = parse_mode(mode, &flags);
    FILE *file;

    if (how < 0)
        return 0;
    file = malloc(FILE_BYTES);
    if (file == 0)
        return 0;
    fd = open(path, how, 0666);
    if (fd < 0) {
        int error = errno;
        free(file);
        errno = error;
        return 0;
    }
    start(file, fd, flags);
    return file;
}

FILE *__new_file(int fd, int flags)
{
    FILE *file = malloc(FILE_BYTES);

    if (file)
        start(file, fd, flags);
    return file;
}

FILE *fdopen(int fd, const char *mode)
{
    int flags;

    if (parse_mode(mode, &flags) < 0 || fcntl(fd, F_GETFL) < 0)
        return 0;
    return __new_file(fd, flags);
}

static int release(FILE *file)
{
    int result = __flush(file);

    if (file->flags & CAN_READ)
        __drop_read_ahead(file);
    if (__move(file, MOVE_CLOSE, 0, 0) < 0)
        result = EOF;
    if (file->flags & OWN_BUFFER)
        free(file->buffer);
    file->buffer = 0;
    file->size = 0;
    return result;
}

int fclose(FILE *file)
{
    FILE **link = &__all_files;
    int result;

    while (*link && *link != file)
        link = &(*link)->next;
    if (*link)
        *link = file->next;
    result = release(file);
    if ((file->flags & IS_STATIC) == 0)
        free(file);
    else
        file->flags = IS_STATIC;
    return result;
}

FILE *freopen(const char *path, const char *mode, FILE *file)
{
    int flags, fd, how = parse_mode(mode, &flags), old_fd = file->fd;

    release(file);
    fd = how < 0 ? -1 : open(path, how, 0666);
    if (fd < 0)
        return 0;
    if (fd != old_fd && dup2(fd, old_fd) == old_fd) {
        close(fd);
        fd = old_fd;
    }
    file->fd = fd;
    file->flags = flags | (file->flags & (IS_STATIC | UNBUFFERED));
    file->pending = 0;
    file->pushed = 0;
    file->read_at = file->read_end = 0;
    return file;
}

FILE *tmpfile(void)
{
    char path[] = "/tmp/tmpfXXXXXX";
    int fd = mkstemp(path);

    if (fd < 0)
        return 0;
    unlink(path);
    return fdopen(fd, "w+");
}

int fflush(FILE *file)
{
    int result = 0;

    if (file) {
        if (file->read_end > file->read_at)
            __drop_read_ahead(file);
        return __flush(file);
    }
    for (file = __all_files; file; file = file->next)
        result |= __flush(file);
    return result ? EOF : 0;
}

int fflush_unlocked(FILE *file)
{
    return fflush(file);
}

void __flush_all_files(void)
{
    fflush(0);
}

int setvbuf(FILE *file, char *buffer, int mode, size_t size)
{
    if (mode < _IOFBF || mode > _IONBF)
        return EOF;
    __flush(file);
    file->flags &= ~(LINE_BUFFERED | UNBUFFERED);
    if (mode == _IONBF || (buffer && size > 0)) {
        if (file->flags & OWN_BUFFER)
            free(file->buffer);
        file->flags &= ~OWN_BUFFER;
        file->buffer = mode == _IONBF ? 0 : buffer;
        file->size = mode == _IONBF ? 0 : size;
        file->read_at = file->read_end = file->buffer;
    }
    if (mode == _IONBF)
        file->flags |= UNBUFFERED;
    else if (mode == _IOLBF)
        file->flags |= LINE_BUFFERED;
    return 0;
}

void setbuf(FILE *file, char *buffer)
{
    setvbuf(file, buffer, buffer ? _IOFBF : _IONBF, BUFSIZ);
}

void setbuffer(FILE *file, char *buffer, size_t size)
{
    setvbuf(file, buffer, buffer ? _IOFBF : _IONBF, size);
}

void setlinebuf(FILE *file)
{
    setvbuf(file, 0, _IOLBF, 0);
}
