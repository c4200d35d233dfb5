// VmFlags and rights of areas made in many ways.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void show(const char *what, void *area)
{
    char line[512], rights[8] = "";
    unsigned long begin, end;
    int inside = 0;
    FILE *smaps = fopen("/proc/self/smaps", "r");
    while (fgets(line, sizeof line, smaps)) {
        char r[8];
        if (sscanf(line, "%lx-%lx %7s ", &begin, &end, r) == 3) {
            inside = begin <= (unsigned long)area && (unsigned long)area < end;
            if (inside) strcpy(rights, r);
        }
        if (inside && strncmp(line, "VmFlags:", 8) == 0) printf("%s: %s %s", what, rights, line);
    }
    fclose(smaps);
}

static void *area(int rights, int flags) { return mmap(0, 65536, rights, flags | MAP_ANONYMOUS, -1, 0); }

static void advised(const char *what, int advice)
{
    void *p = area(3, MAP_PRIVATE);
    madvise(p, 65536, advice);
    show(what, p);
    munmap(p, 65536);
}

int main(void)
{
    char path[] = "/tmp/conformance_flags";
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600), only;
    void *p;
    ftruncate(fd, 65536);
    only = open(path, O_RDONLY);
    show("private", p = area(3, MAP_PRIVATE)), munmap(p, 65536);
    show("read only", p = area(1, MAP_PRIVATE)), munmap(p, 65536);
    show("none", p = area(0, MAP_PRIVATE)), munmap(p, 65536);
    show("executable", p = area(7, MAP_PRIVATE)), munmap(p, 65536);
    show("shared", p = area(3, MAP_SHARED)), munmap(p, 65536);
    show("not reserved", p = area(3, MAP_PRIVATE | MAP_NORESERVE)), munmap(p, 65536);
    show("grows down", p = area(3, MAP_PRIVATE | MAP_GROWSDOWN)), munmap(p, 65536);
    show("file, private", p = mmap(0, 65536, 3, MAP_PRIVATE, fd, 0)), munmap(p, 65536);
    show("file, shared", p = mmap(0, 65536, 3, MAP_SHARED, fd, 0)), munmap(p, 65536);
    show("file, shared, opened to read", p = mmap(0, 65536, 1, MAP_SHARED, only, 0)), munmap(p, 65536);
    show("file, private, opened to read", p = mmap(0, 65536, 3, MAP_PRIVATE, only, 0)), munmap(p, 65536);
    p = area(3, MAP_PRIVATE);
    if (mlock(p, 65536) == 0) show("locked", p);
    munlock(p, 65536);
    show("unlocked", p);
    mprotect(p, 65536, PROT_READ);
    show("made read only", p);
    munmap(p, 65536);
    advised("random", MADV_RANDOM);
    advised("sequential", MADV_SEQUENTIAL);
    advised("not for the child", MADV_DONTFORK);
    advised("empty for the child", MADV_WIPEONFORK);
    advised("not dumped", MADV_DONTDUMP);
    show("stack", &p);
    show("heap", malloc(100));
    unlink(path);
    return 0;
}
