// What each advice returns for each kind of area, and what is left in memory.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void try(const char *kind, char *area)
{
    static const int advice[] = {MADV_NORMAL,   MADV_RANDOM,     MADV_SEQUENTIAL, MADV_WILLNEED, MADV_DONTNEED,
                                 MADV_DONTFORK, MADV_DOFORK,     MADV_DONTDUMP,   MADV_DODUMP,   MADV_WIPEONFORK,
                                 MADV_KEEPONFORK, 20 /* COLD */, 21 /* PAGEOUT */, 22 /* POPULATE_READ */,
                                 23 /* POPULATE_WRITE */};
    printf("%s:", kind);
    for (unsigned i = 0; i < sizeof advice / sizeof *advice; i++) {
        errno = 0;
        madvise(area, 8 * 4096, advice[i]);
        printf(" %d=%d", advice[i], errno);
    }
    printf("\n");
}

int main(void)
{
    char path[] = "/tmp/conformance_advice";
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    char *p;
    ftruncate(fd, 8 * 4096);
    try("private", mmap(0, 8 * 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    try("read only", mmap(0, 8 * 4096, 1, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    try("no access", mmap(0, 8 * 4096, 0, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    try("shared", mmap(0, 8 * 4096, 3, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    try("file, private", mmap(0, 8 * 4096, 3, MAP_PRIVATE, fd, 0));
    try("file, shared", mmap(0, 8 * 4096, 3, MAP_SHARED, fd, 0));
    p = mmap(0, 8 * 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    munmap(p + 4 * 4096, 4096);
    try("with a hole", p);
    memset(p, 7, 4 * 4096);
    madvise(p, 2 * 4096, MADV_DONTNEED);
    printf("thrown away %d, kept %d\n", p[0], p[2 * 4096]);
    unlink(path);
    return 0;
}
