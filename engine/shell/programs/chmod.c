#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* u+x,go-w and 755; -1: it is neither. */
static int new_mode(const char* text, int old)
{
    int mode = 0;
    const char* c = text;
    if (*c >= '0' && *c <= '7') {
        while (*c >= '0' && *c <= '7')
            mode = mode * 8 + (*c++ - '0');
        return *c || mode > 07777 ? -1 : mode;
    }
    mode = old & 07777;
    do {
        int who = 0, bits = 0;
        for (; *c && strchr("ugoa", *c); c++)
            who |= *c == 'u' ? 0700 : *c == 'g' ? 070 : *c == 'o' ? 07 : 0777;
        if (!who) who = 0777;
        if (*c != '+' && *c != '-' && *c != '=') return -1;
        char sign = *c++;
        for (; *c && strchr("rwxX", *c); c++)
            bits |= *c == 'r' ? 0444 : *c == 'w' ? 0222 : *c == 'x' || (old & 0111) ? 0111 : 0;
        if (sign == '=') mode &= ~who;
        mode = sign == '-' ? mode & ~(bits & who) : mode | (bits & who);
    } while (*c == ',' && *++c);
    return *c ? -1 : mode;
}

int main(int argc, char** argv)
{
    struct stat info;
    int status = 0;
    if (argc > 1 && !strcmp(argv[1], "--help")) {
        printf("Usage: chmod MODE FILE...\nMODE is octal (600) or symbolic (u+x,go-w); no options.\n");
        return 0;
    }
    if (argc < 3) {
        if (argc < 2)
            fprintf(stderr, "chmod: missing operand\n");
        else
            fprintf(stderr, "chmod: missing operand after '%s'\n", argv[1]);
        fprintf(stderr, "Try 'chmod --help' for more information.\n");
        return 1;
    }
    if (new_mode(argv[1], 0) < 0) {
        fprintf(stderr, "chmod: invalid mode: '%s'\nTry 'chmod --help' for more information.\n", argv[1]);
        return 1;
    }
    for (int i = 2; i < argc; i++)
        if (stat(argv[i], &info) < 0) {
            fprintf(stderr, "chmod: cannot access '%s': %s\n", argv[i], strerror(errno));
            status = 1;
        } else if (chmod(argv[i], new_mode(argv[1], info.st_mode)) < 0) {
            fprintf(stderr, "chmod: changing permissions of '%s': %s\n", argv[i], strerror(errno));
            status = 1;
        }
    return status;
}
