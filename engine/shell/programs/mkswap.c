#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static unsigned page[1024];

int main(int argc, char** argv)
{
    const char* path = argc > 1 ? argv[argc - 1] : "";
    struct stat info;
    if (argc < 2 || path[0] == '-') {
        fprintf(stderr, "mkswap: error: Nowhere to set up swap on?\nUsage: mkswap FILE\n");
        return 1;
    }
    if (stat(path, &info) < 0) {
        fprintf(stderr, "mkswap: cannot open %s: %s\n", path, strerror(errno));
        return 1;
    }
    long pages = info.st_size / 4096;
    if (pages < 10) {
        fprintf(stderr, "mkswap: error: swap area needs to be at least 40 KiB\n");
        return 1;
    }
    if (info.st_mode & 077)
        fprintf(stderr, "mkswap: %s: insecure permissions %04o, fix with: chmod 0600 %s\n", path,
                (unsigned)(info.st_mode & 07777), path);
    int fd = open(path, O_RDWR);
    if (fd < 0) {
        fprintf(stderr, "mkswap: cannot open %s: %s\n", path, strerror(errno));
        return 1;
    }
    page[256] = 1;
    page[257] = pages - 1;
    memcpy((char*)page + 4086, "SWAPSPACE2", 10);
    if (pwrite(fd, page, 4096, 0) != 4096 || fsync(fd) < 0) {
        fprintf(stderr, "mkswap: %s: unable to write signature page: %s\n", path, strerror(errno));
        return 1;
    }
    long kib = (pages - 1) * 4, bytes = (pages - 1) * 4096;
    char size[32];
    if (kib < 1024)
        snprintf(size, sizeof size, "%ld KiB", kib);
    else if (kib % 1024 == 0)
        snprintf(size, sizeof size, "%ld MiB", kib / 1024);
    else
        snprintf(size, sizeof size, "%.1f MiB", (double)kib / 1024);
    printf("Setting up swapspace version 1, size = %s (%ld bytes)\n", size, bytes);
    printf("no label, UUID=00000000-0000-0000-0000-000000000001\n");
    return 0;
}
