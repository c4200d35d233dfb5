#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char** argv)
{
    long length = 0, offset = 0;
    const char* path = NULL;
    for (int i = 1; i < argc; i++) {
        char* end;
        if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h")) {
            printf("Usage:\n fallocate -l LENGTH[KMG] [-o OFFSET] FILE\nPreallocate space for a file.\n");
            return 0;
        }
        if (!strncmp(argv[i], "-l", 2) || !strncmp(argv[i], "-o", 2)) {
            int is_length = argv[i][1] == 'l';
            long value = strtol(argv[i][2] ? argv[i] + 2 : ++i < argc ? argv[i] : "0", &end, 10);
            if (*end == 'K' || *end == 'k') value <<= 10;
            if (*end == 'M' || *end == 'm') value <<= 20;
            if (*end == 'G' || *end == 'g') value <<= 30;
            if (is_length)
                length = value;
            else
                offset = value;
        } else
            path = argv[i];
    }
    if (!path) {
        fprintf(stderr, "fallocate: no filename specified\n");
        return 1;
    }
    if (length <= 0) {
        fprintf(stderr, "fallocate: no length argument specified\n");
        return 1;
    }
    int fd = open(path, O_RDWR | O_CREAT, 0644);
    if (fd < 0) {
        fprintf(stderr, "fallocate: cannot open %s: %s\n", path, strerror(errno));
        return 1;
    }
    if (fallocate(fd, 0, offset, length) < 0) {
        fprintf(stderr, "fallocate: fallocate failed: %s\n", strerror(errno));
        return 1;
    }
    return 0;
}
