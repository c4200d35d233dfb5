// Locked pages in status and smaps; what fork, munlock and munmap make of them.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static long value_of(const char *file, const char *name, void *area)
{
    char line[512], label[64];
    unsigned long begin, end;
    long value, found = -1;
    int inside = area == 0;
    FILE *text = fopen(file, "r");
    while (fgets(line, sizeof line, text)) {
        if (area && sscanf(line, "%lx-%lx ", &begin, &end) == 2)
            inside = begin <= (unsigned long)area && (unsigned long)area < end;
        if (inside && sscanf(line, "%63[^:]: %ld kB", label, &value) == 2 && strcmp(label, name) == 0)
            found = value;
    }
    fclose(text);
    return found;
}

static void show(const char *when, void *area)
{
    printf("%s: VmLck %ld Locked %ld Rss %ld\n", when, value_of("/proc/self/status", "VmLck", 0),
           value_of("/proc/self/smaps", "Locked", area), value_of("/proc/self/smaps", "Rss", area));
    fflush(stdout);
}

int main(void)
{
    enum { size = 1 << 20 };
    char *p = mmap((void *)0x300000000000, size, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    struct rlimit limit;
    getrlimit(RLIMIT_MEMLOCK, &limit);
    if (limit.rlim_cur < 4 << 20) {
        printf("only %lu bytes may be locked here\n", (unsigned long)limit.rlim_cur);
        return 77;
    }
    memset(p, 1, size / 2);
    show("half written", p);
    printf("mlock %d\n", mlock(p, size));
    show("locked", p);
    if (fork() == 0) {
        show("in the child", p);
        _exit(0);
    }
    wait(0);
    show("after the fork", p);
    for (int i = 0; i < size; i += 4096) p[i] = 2;
    show("and written", p);
    printf("munlock a part %d\n", munlock(p + size / 4, size / 4));
    show("first part", p);
    show("second part", p + size / 4);
    printf("DONTNEED %d", madvise(p, size, MADV_DONTNEED));
    printf(" %s\n", strerror(errno));
    munmap(p, size);
    printf("gone: VmLck %ld\n", value_of("/proc/self/status", "VmLck", 0));
    return 0;
}
