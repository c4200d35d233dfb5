/* FILE, and what the files of stdio share. */
#ifndef _FAULTLINE_FILE_H
#define _FAULTLINE_FILE_H
#include "internal.h"
#include <stdarg.h>
#include <stdio.h>

#define CAN_READ 1
#define CAN_WRITE 2
#define APPENDING 4
#define OWN_BUFFER 8             /* malloc'ed, freed by fclose */
#define UNBUFFERED 16
#define LINE_BUFFERED 32
#define HAS_ERROR 64
#define AT_END 128
#define IS_STATIC 256

#define FILE_BYTES 472           /* what glibc's fopen allocates */

/* One of pending (bytes to write, from the buffer's start) and read_at..read_end is empty. */
struct _IO_FILE {
    int flags;
    int fd;
    char *buffer;
    size_t size;                 /* 0: no buffer yet */
    size_t pending;
    char *read_at, *read_end;
    int pushed;                  /* count of bytes of ungetc in pushback */
    unsigned char pushback[4];
    struct _IO_FILE *next;
    char tiny[8];                /* the buffer when unbuffered */
    int lock, locked;            /* the lock, and how often its owner took it */
    void *owner;
    long (*mover)(FILE *file, int what, char *bytes, long size); /* of a file without descriptor */
    void *cookie;
};

#define MOVE_READ 0
#define MOVE_WRITE 1
#define MOVE_CLOSE 2
#define MOVE_SEEK 3              /* + whence */
long __move(FILE *file, int what, char *bytes, long size);
FILE *__new_file(int fd, int flags);

extern FILE *__all_files;

void __need_buffer(FILE *file);
int __flush(FILE *file);
int __fill(FILE *file);                                          /* EOF or 0 with bytes to read */
void __put(FILE *file, const char *from, size_t size);
void __take_file(FILE *file);
void __release_file(FILE *file);
#define __lock_file(f) (__threads_started ? __take_file(f) : (void)0)
#define __unlock_file(f) (__threads_started ? __release_file(f) : (void)0)
long __write_all(int fd, const char *from, size_t size);
int __drop_read_ahead(FILE *file);

/* Where formatted output goes: a file, or memory of limited room. */
struct sink {
    FILE *file;
    char *to;
    size_t room;
    size_t count;
};
struct arguments {
    va_list list;
    long *slots;                 /* %n$: all arguments in memory, or null */
};
int __gather_positional(const char *format, struct arguments *arguments, long *slots);
void __choose_argument(struct arguments *arguments, int number);
struct conversion {              /* one % of a printf format */
    int left, plus, space, alternate, zero;
    int width, precision;        /* precision -1: none */
    int size;                    /* -2 hh, -1 h, 0, 1 l, 2 ll, 3 L */
    int letter;
};
void __emit(struct sink *sink, const char *text, size_t size);
void __emit_padded(struct sink *sink, const struct conversion *c, const char *text, size_t size);
void __format_wide(struct sink *sink, const struct conversion *c, struct arguments *arguments);
void __emit_many(struct sink *sink, int c, long count);
int __format(struct sink *sink, const char *format, struct arguments *arguments);
void __format_double(struct sink *sink, const struct conversion *c, double value);
void __format_hex_double(struct sink *sink, const struct conversion *c, double value);

/* Where scanf reads: a file, or text. */
struct source {
    FILE *file;
    const char *text;
    long count;                  /* bytes taken */
};
int __take(struct source *source);
void __give_back(struct source *source, int c);
int __scan(struct source *source, const char *format, struct arguments *arguments);
#endif
