// Clean and dirty pages of a mapped file in smaps, before and after it is written back.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void show(const char *what, void *area)
{
    static const char *names[] = {"Rss", "Shared_Clean", "Shared_Dirty", "Private_Clean", "Private_Dirty", "Anonymous"};
    char line[512], label[64];
    unsigned long begin, end, value;
    int inside = 0;
    FILE *smaps = fopen("/proc/self/smaps", "r");
    printf("%s:", what);
    while (fgets(line, sizeof line, smaps)) {
        if (sscanf(line, "%lx-%lx ", &begin, &end) == 2)
            inside = begin <= (unsigned long)area && (unsigned long)area < end;
        if (!inside || sscanf(line, "%63[^:]: %lu kB", label, &value) != 2) continue;
        for (int i = 0; i < 6; i++)
            if (strcmp(label, names[i]) == 0) printf(" %s %lu", label, value);
    }
    fclose(smaps);
    printf("\n");
}

int main(void)
{
    char path[] = "/tmp/conformance_dirty", block[8 * 4096];
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600), sum = 0;
    char *s, *p;
    memset(block, 1, sizeof block);
    // Page by page: a large folio would be dirty as a whole.
    for (int i = 0; i < 8; i++) write(fd, block + i * 4096, 4096);
    fsync(fd);
    s = mmap((void *)0x300000000000, sizeof block, 3, MAP_SHARED | MAP_FIXED, fd, 0);
    show("mapped", s);
    for (int i = 0; i < 8; i++) sum += s[i * 4096];
    show("read", s);
    for (int i = 0; i < 3; i++) s[i * 4096] = 2;
    show("three written", s);
    msync(s, sizeof block, MS_SYNC);
    show("synchronised", s);
    s[4096] = 3;
    show("one written again", s);
    p = mmap((void *)0x310000000000, sizeof block, 3, MAP_PRIVATE | MAP_FIXED, fd, 0);
    for (int i = 0; i < 8; i++) sum += p[i * 4096];
    show("also mapped private", p);
    show("the shared one then", s);
    p[0] = p[5 * 4096] = 4;
    show("two copied", p);
    show("the shared one then", s);
    munmap(s, sizeof block);
    show("alone", p);
    printf("%d\n", sum);
    unlink(path);
    return 0;
}
