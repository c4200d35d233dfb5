#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char** argv)
{
    int status = 0;
    if (argc < 2) {
        fprintf(stderr, "touch: missing file operand\nTry 'touch --help' for more information.\n");
        return 1;
    }
    if (!strcmp(argv[1], "--help")) {
        printf("Usage: touch FILE...\nMake files that do not exist. Times of files that do exist stay as "
               "they are.\n");
        return 0;
    }
    for (int i = 1; i < argc; i++) {
        int fd = open(argv[i], O_WRONLY | O_CREAT, 0666);
        if (fd < 0) {
            fprintf(stderr, "touch: cannot touch '%s': %s\n", argv[i], strerror(errno));
            status = 1;
        } else
            close(fd);
    }
    return status;
}
