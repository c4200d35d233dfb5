// Which pages mincore(2) calls resident: anonymous, shared, zero page, a file's, and after madvise.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void show(const char *what, char *area, int pages)
{
    unsigned char in[64];
    if (mincore(area, pages * 4096, in) != 0) {
        printf("%s: fails\n", what);
        return;
    }
    printf("%s: ", what);
    for (int i = 0; i < pages; i++) putchar('0' + (in[i] & 1));
    putchar('\n');
}

int main(void)
{
    char path[] = "/tmp/conformance_mincore", block[4096];
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    char *p = mmap(0, 16 * 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), *s, *f, *g;
    show("fresh", p, 16);
    p[0] = 1, p[4096 * 3] = 1;
    (void)*(volatile char *)(p + 4096 * 5);
    show("two written, one read", p, 16);
    madvise(p, 4096 * 2, MADV_DONTNEED);
    show("the first thrown away", p, 16);
    mprotect(p + 4096 * 3, 4096, PROT_NONE);
    show("one out of reach", p, 16);
    s = mmap(0, 8 * 4096, 3, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    s[0] = 1, s[4096 * 7] = 1;
    show("shared", s, 8);
    madvise(s, 8 * 4096, MADV_DONTNEED);
    show("shared, dropped here but kept", s, 8);
    memset(block, 1, sizeof block);
    for (int i = 0; i < 8; i++) write(fd, block, sizeof block);
    f = mmap(0, 8 * 4096, 3, MAP_SHARED, fd, 0);
    g = mmap(0, 8 * 4096, 3, MAP_PRIVATE, fd, 0);
    show("a file just written", f, 8);
    g[4096 * 2] = 5;
    show("its private map", g, 8);
    ftruncate(fd, 4096 * 3);
    show("cut to three pages", f, 8);
    ftruncate(fd, 4096 * 8);
    show("and made longer: a hole", f, 8);
    f[4096 * 6] = 1;
    show("written into", f, 8);
    munmap(p, 4096);
    show("with a hole", p, 16);
    unlink(path);
    return 0;
}
