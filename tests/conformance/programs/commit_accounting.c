// What counts towards Committed_AS, in units of 4 GiB, so that other programs do not matter.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define UNIT (4L << 30)

static long committed(void)
{
    char text[8192], *at;
    int fd = open("/proc/meminfo", O_RDONLY);
    long size = read(fd, text, sizeof text - 1);
    close(fd);
    text[size > 0 ? size : 0] = 0;
    at = strstr(text, "Committed_AS:");
    return at ? atol(at + 13) * 1024 : 0;
}

static long before;

static void tell(const char *what)
{
    long now = committed(), change = now - before;
    printf("%-40s %+ld\n", what, (change + (change < 0 ? -UNIT / 2 : UNIT / 2)) / UNIT);
    before = now;
}

static void *map(int protection, int flags, int fd)
{
    before = committed();
    return mmap(0, UNIT, protection, flags, fd, 0);
}

int main(void)
{
    int rw = PROT_READ | PROT_WRITE, anon = MAP_PRIVATE | MAP_ANONYMOUS;
    char *p = map(rw, anon, -1);
    tell("private writable");
    p[0] = 1, p[4096] = 2;
    tell("two pages touched");
    madvise(p, UNIT, MADV_DONTNEED);
    tell("MADV_DONTNEED");
    mprotect(p, UNIT, PROT_READ);
    tell("touched, then read-only");
    munmap(p, UNIT);
    tell("munmap");
    p = map(PROT_READ, anon, -1);
    tell("private read-only");
    mprotect(p, UNIT, rw);
    tell("made writable");
    mprotect(p, UNIT, PROT_READ);
    tell("untouched, made read-only");
    munmap(p, UNIT);
    p = map(PROT_NONE, anon, -1);
    tell("no access");
    munmap(p, UNIT);
    p = map(rw, anon | MAP_NORESERVE, -1);
    tell("MAP_NORESERVE");
    munmap(p, UNIT);
    p = map(rw, MAP_SHARED | MAP_ANONYMOUS, -1);
    tell("shared");
    munmap(p, UNIT);
    tell("munmap");
    p = map(rw, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1);
    tell("shared, MAP_NORESERVE");
    munmap(p, UNIT);
    int fd = open("/tmp/faultline_commit", O_RDWR | O_CREAT | O_TRUNC, 0600);
    unlink("/tmp/faultline_commit");
    if (ftruncate(fd, UNIT) == 0) {
        p = map(rw, MAP_PRIVATE, fd);
        tell("private writable file");
        munmap(p, UNIT);
        p = map(rw, MAP_SHARED, fd);
        tell("shared file");
        munmap(p, UNIT);
        p = map(PROT_READ, MAP_PRIVATE, fd);
        tell("private read-only file");
        munmap(p, UNIT);
    }
    before = committed();
    sbrk(UNIT);
    tell("brk");
    sbrk(-UNIT);
    tell("brk back");
    before = committed();
    p = mmap(0, 200L << 30, rw, anon, -1, 0);
    printf("200 GiB at once: %s\n", p == MAP_FAILED ? "refused" : "promised");
    p = mmap(0, 200L << 30, rw, anon | MAP_NORESERVE, -1, 0);
    printf("200 GiB with MAP_NORESERVE: %s\n", p == MAP_FAILED ? "refused" : "promised");
    return 0;
}
