#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char** argv)
{
    long size = -1;
    int status = 0, operands = 0;
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--help")) {
            printf("Usage: truncate -s SIZE[KMG] FILE...\nShrink or extend files to SIZE bytes.\n");
            return 0;
        }
        if (!strncmp(argv[i], "-s", 2)) {
            char* end;
            size = strtol(argv[i][2] ? argv[i] + 2 : ++i < argc ? argv[i] : "0", &end, 10);
            if (*end == 'K') size <<= 10;
            if (*end == 'M') size <<= 20;
            if (*end == 'G') size <<= 30;
            continue;
        }
        operands++;
        if (size < 0) {
            fprintf(stderr, "truncate: you must specify either '--size' or '--reference'\nTry 'truncate "
                            "--help' for more information.\n");
            return 1;
        }
        int fd = open(argv[i], O_WRONLY | O_CREAT, 0666);
        if (fd < 0 || ftruncate(fd, size) < 0) {
            fprintf(stderr, "truncate: failed to truncate '%s' at %ld bytes: %s\n", argv[i], size,
                    strerror(errno));
            status = 1;
        }
        if (fd >= 0) close(fd);
    }
    if (!operands) {
        fprintf(stderr, "truncate: missing file operand\nTry 'truncate --help' for more information.\n");
        return 1;
    }
    return status;
}
