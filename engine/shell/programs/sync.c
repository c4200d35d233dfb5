#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char** argv)
{
    int status = 0;
    if (argc > 1 && strcmp(argv[1], "--help") == 0) {
        printf("Usage: sync [FILE]...\nWrite cached writes to the disk; with FILEs only theirs.\n");
        return 0;
    }
    if (argc < 2 && syscall(162) < 0) {
        fprintf(stderr, "sync: %s\n", strerror(errno));
        return 1;
    }
    for (int i = 1; i < argc; i++) {
        int fd = open(argv[i], O_RDONLY);
        if (fd < 0)
            fprintf(stderr, "sync: error opening '%s': %s\n", argv[i], strerror(errno));
        else if (fsync(fd) < 0)
            fprintf(stderr, "sync: error syncing '%s': %s\n", argv[i], strerror(errno));
        else {
            close(fd);
            continue;
        }
        status = 1;
    }
    return status;
}
