#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static unsigned char bytes[65536 + 1];
static int brief, follow;

/* How many bytes the character has that begins here in UTF-8; 0 when it is none. */
static int character(const unsigned char* at, const unsigned char* end)
{
    int more = *at < 0x80 ? 0 : *at >= 0xc2 && *at < 0xe0 ? 1 : (*at & 0xf0) == 0xe0 ? 2 : (*at & 0xf8) == 0xf0 ? 3 : -1;
    if (more < 0 || at + more >= end) return 0;
    for (int i = 1; i <= more; i++)
        if ((at[i] & 0xc0) != 0x80) return 0;
    return more + 1;
}

static int is_c(const char* text)
{
    static const char* const signs[] = {"#include", "int main(", "void main("};
    for (int i = 0; i < 3; i++) {
        const char* at = strstr(text, signs[i]);
        if (at && (at == text || at[-1] == '\n' || i > 0)) return 1;
    }
    return 0;
}

static void show_text(long size)
{
    const char* text = (const char*)bytes;
    const unsigned char* end = bytes + size;
    int plain = 1, unicode = 1, lines = 0, returns = 0, long_line = 0, column = 0;
    for (const unsigned char* at = bytes; at < end;) {
        int length = character(at, end);
        if (*at < 32 && !strchr("\a\b\t\n\v\f\r\033", *at)) plain = unicode = 0;
        if (*at >= 0x80) plain = 0;
        if (length == 0) unicode = 0;
        lines += *at == '\n';
        returns += *at == '\r' && at[1] == '\n';
        column = *at == '\n' ? 0 : column + 1;
        if (column > long_line) long_line = column;
        at += length ? length : 1;
    }
    if (!plain && !unicode) {
        printf("data\n");
        return;
    }
    const char* encoding = plain ? "ASCII text" : "Unicode text, UTF-8 text";
    const char* end_of = lines == 0 ? ", with no line terminators" : returns == lines ? ", with CRLF line terminators" : "";
    char lengthy[60] = "";
    if (long_line > 300) snprintf(lengthy, sizeof lengthy, ", with very long lines (%d)", long_line);
    if (!strncmp(text, "#!", 2)) {
        const char* kind = strstr(text, "bash") && strstr(text, "bash") < strchr(text, '\n') ? "Bourne-Again shell"
                         : !strncmp(text, "#!/bin/sh", 9) ? "POSIX shell" : "a";
        printf("%s script, %s executable%s%s\n", kind, encoding, lengthy, end_of);
    } else
        printf("%s%s%s%s\n", is_c(text) ? "C source, " : "", encoding, lengthy, end_of);
}

static void show_bytes(const char* name)
{
    FILE* file = fopen(name, "r");
    if (!file) {
        printf("regular file, no read permission\n");
        return;
    }
    long size = (long)fread(bytes, 1, sizeof bytes - 1, file);
    bytes[size] = 0;
    fclose(file);
    if (size == 0)
        printf("empty\n");
    else if (size > 64 && !memcmp(bytes, "\177ELF", 4))
        printf("ELF 64-bit LSB pie executable, x86-64, version 1 (%s), dynamically linked, "
               "interpreter /lib64/ld-linux-x86-64.so.2, for GNU/Linux 3.2.0, not stripped\n",
               bytes[7] == 3 ? "GNU/Linux" : "SYSV");
    else if (size > 4096 && !memcmp(bytes + 4086, "SWAPSPACE2", 10))
        printf("Linux swap file, 4k page size, little endian, version %d, size %u pages, 0 bad pages, no label, "
               "UUID=00000000-0000-0000-0000-000000000000\n", *(int*)(bytes + 1024), *(unsigned*)(bytes + 1028));
    else
        show_text(size);
}

static void tell(const char* name, int width)
{
    struct stat info;
    char target[512];
    if (!brief) printf("%s:%*s", name, width - (int)strlen(name) + 1, "");
    if ((follow ? stat : lstat)(name, &info) < 0) {
        printf("cannot open `%s' (%s)\n", name, strerror(errno));
        return;
    }
    const char* sticky = info.st_mode & 01000 ? "sticky, " : "";
    if (S_ISDIR(info.st_mode)) printf("%sdirectory\n", sticky);
    else if (S_ISFIFO(info.st_mode)) printf("fifo (named pipe)\n");
    else if (S_ISCHR(info.st_mode) || S_ISBLK(info.st_mode))
        printf("%s special (%d/%d)\n", S_ISCHR(info.st_mode) ? "character" : "block", (int)(info.st_rdev >> 8),
               (int)(info.st_rdev & 255));
    else if (S_ISLNK(info.st_mode)) {
        long length = readlink(name, target, sizeof target - 1);
        target[length > 0 ? length : 0] = 0;
        printf("%ssymbolic link to %s\n", stat(name, &info) < 0 ? "broken " : "", target);
    } else
        show_bytes(name);
}

int main(int argc, char** argv)
{
    int width = 0;
    for (; argc > 1 && argv[1][0] == '-' && argv[1][1]; argc--, argv++) {
        if (!strcmp(argv[1], "--help")) {
            printf("Usage: file [-bL] FILE...\nDetermine type of FILEs.\n");
            return 0;
        }
        for (const char* c = argv[1] + 1; *c; c++)
            if (*c == 'b') brief = 1;
            else if (*c == 'L') follow = 1;
            else {
                fprintf(stderr, "file: invalid option -- '%c'\nUsage: file [-bL] FILE...\n", *c);
                return 1;
            }
    }
    if (argc < 2) {
        fprintf(stderr, "Usage: file [-bL] FILE...\n");
        return 1;
    }
    for (int i = 1; i < argc; i++)
        if ((int)strlen(argv[i]) > width) width = (int)strlen(argv[i]);
    for (int i = 1; i < argc; i++)
        tell(argv[i], width);
    return 0;
}
