// MADV_COLD, MADV_PAGEOUT and MADV_FREE: what they refuse, and that nothing is lost that must not be.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef MADV_COLD
#define MADV_COLD 20
#endif
#ifndef MADV_PAGEOUT
#define MADV_PAGEOUT 21
#endif

#define PAGE 4096
#define PAGES 16

static const char *say(int result) { return result == 0 ? "ok" : errno == EINVAL ? "EINVAL" : "other"; }

static long sum(const char *p)
{
    long total = 0;
    for (int i = 0; i < PAGES * PAGE; i += 512) total += p[i];
    return total;
}

static char *map(int flags, int fd)
{
    char *p = mmap(NULL, PAGES * PAGE, PROT_READ | PROT_WRITE, flags, fd, 0);
    return p == MAP_FAILED ? NULL : p;
}

static void try_all(const char *what, char *p)
{
    const int advices[] = {MADV_COLD, MADV_PAGEOUT, MADV_FREE};
    const char *names[] = {"cold", "pageout", "free"};
    for (int i = 0; i < 3; i++) {
        memset(p, 7, PAGES * PAGE);
        int result = madvise(p, PAGES * PAGE, advices[i]);
        printf("%s %s: %s", what, names[i], say(result));
        // What was given up may be gone; written again it must stay.
        if (i == 2 && result == 0) memset(p, 3, PAGES * PAGE);
        printf(", sum %ld\n", sum(p));
    }
}

int main(void)
{
    char *p = map(MAP_PRIVATE | MAP_ANONYMOUS, -1);
    try_all("private anonymous", p);
    if (mlock(p, PAGES * PAGE) == 0) {
        try_all("locked", p);
        munlock(p, PAGES * PAGE);
    }
    munmap(p, PAGES * PAGE);

    p = map(MAP_SHARED | MAP_ANONYMOUS, -1);
    try_all("shared anonymous", p);
    munmap(p, PAGES * PAGE);

    char name[] = "advice_of_memory";
    int fd = open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);
    if (fd < 0 || ftruncate(fd, PAGES * PAGE) != 0) return 1;
    p = map(MAP_PRIVATE, fd);
    try_all("private file", p);
    munmap(p, PAGES * PAGE);
    p = map(MAP_SHARED, fd);
    try_all("shared file", p);
    munmap(p, PAGES * PAGE);
    unlink(name);

    p = map(MAP_PRIVATE | MAP_ANONYMOUS, -1);
    memset(p, 1, PAGES * PAGE);
    printf("beyond the end: %s\n", madvise(p + PAGES * PAGE, 0, MADV_COLD) == 0 ? "ok" : "refused");
    printf("not aligned: %s\n", say(madvise(p + 1, PAGE, MADV_PAGEOUT)));
    return 0;
}
