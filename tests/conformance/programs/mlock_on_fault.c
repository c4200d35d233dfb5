// mlock2 with MLOCK_ONFAULT locks what faults bring and brings nothing itself.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#ifndef MLOCK_ONFAULT
#define MLOCK_ONFAULT 1
#endif

enum { page = 4096, size = 64 * page };

static long status(const char *name)
{
    char line[256], label[64];
    long value, found = -1;
    FILE *text = fopen("/proc/self/status", "r");
    while (fgets(line, sizeof line, text))
        if (sscanf(line, "%63[^:]: %ld kB", label, &value) == 2 && strcmp(label, name) == 0) found = value;
    fclose(text);
    return found;
}

static void area(const char *when, char *p)
{
    char line[512], label[64];
    unsigned long begin, end;
    long value, rss = -1, locked = -1;
    int inside = 0, later = 0, now = 0;
    FILE *text = fopen("/proc/self/smaps", "r");
    while (fgets(line, sizeof line, text)) {
        if (sscanf(line, "%lx-%lx ", &begin, &end) == 2) inside = begin <= (unsigned long)p && (unsigned long)p < end;
        if (!inside) continue;
        if (sscanf(line, "%63[^:]: %ld kB", label, &value) == 2) {
            if (strcmp(label, "Rss") == 0) rss = value;
            if (strcmp(label, "Locked") == 0) locked = value;
        }
        if (strncmp(line, "VmFlags:", 8) == 0) now = strstr(line, " lo") != 0, later = strstr(line, " lf") != 0;
    }
    fclose(text);
    printf("%s: VmLck %ld Rss %ld Locked %ld lo %d lf %d\n", when, status("VmLck"), rss, locked, now, later);
}

int main(void)
{
    struct rlimit limit;
    getrlimit(RLIMIT_MEMLOCK, &limit);
    if (limit.rlim_cur < 1 << 20) {
        printf("only %lu bytes may be locked here\n", (unsigned long)limit.rlim_cur);
        return 77;
    }
    char *p = mmap((void *)0x300000000000, size, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    p[0] = 1;
    printf("mlock2 %d\n", mlock2(p, size, MLOCK_ONFAULT));
    area("on fault", p);
    for (int i = 0; i < 10; i++) p[i * page] = 1;
    area("ten pages", p);
    printf("half of it at once %d\n", mlock(p, size / 2));
    area("first half", p);
    area("second half", p + size / 2);
    printf("back to on fault %d\n", mlock2(p, size / 2, MLOCK_ONFAULT));
    area("one area again", p);
    printf("munlock %d\n", munlock(p, size));
    area("unlocked", p);
    printf("unknown flag %d", mlock2(p, size, 2));
    printf(" %s\n", strerror(errno));
    printf("only on fault %d", mlockall(4));
    printf(" %s\n", strerror(errno));
    printf("mlockall on fault %d\n", mlockall(MCL_CURRENT | 4));
    printf("all: more than this area %d\n", status("VmLck") > size / 1024);
    printf("munlockall %d\n", munlockall());
    printf("future on fault %d\n", mlockall(MCL_FUTURE | 4));
    char *q = mmap((void *)0x300010000000, size, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    area("made then", q);
    area("made before", p);
    return 0;
}
