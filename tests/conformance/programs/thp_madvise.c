// Transparent huge pages for who asks: faults, RSS, table memory, what splits them.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

static long status(const char *key)
{
    char line[256];
    long value = -1;
    FILE *f = fopen("/proc/self/status", "r");
    while (fgets(line, sizeof line, f))
        if (strncmp(line, key, strlen(key)) == 0) value = strtol(line + strlen(key) + 1, 0, 10);
    fclose(f);
    return value;
}

static long smaps(const char *key, char *at)
{
    char line[512];
    long sum = 0;
    int inside = 0;
    FILE *f = fopen("/proc/self/smaps", "r");
    while (fgets(line, sizeof line, f)) {
        char *end;
        unsigned long begin = strtoul(line, &end, 16);
        if (*end == '-') {
            unsigned long stop = strtoul(end + 1, 0, 16);
            inside = begin < (unsigned long)at + (8 << 20) && stop > (unsigned long)at;
        } else if (inside && strncmp(line, key, strlen(key)) == 0) {
            sum += strtol(line + strlen(key) + 1, 0, 10);
        }
    }
    fclose(f);
    return sum;
}

static long faults(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

static void tell(const char *what, char *p)
{
    printf("%-28s Rss %5ld Anon %5ld AnonHuge %5ld\n", what, smaps("Rss:", p), smaps("Anonymous:", p),
           smaps("AnonHugePages:", p));
    fflush(stdout);
}

int main(void)
{
    char text[64] = "";
    FILE *f = fopen("/sys/kernel/mm/transparent_hugepage/enabled", "r");
    if (!f || !fgets(text, sizeof text, f) || !strstr(text, "[madvise]")) {
        printf("no [madvise] here\n");
        return 77;
    }
    fclose(f);
    smaps("Rss:", text);
    char *p = mmap(0, 8 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    printf("aligned %d\n", ((unsigned long)p & ((2 << 20) - 1)) == 0);
    p[0] = 1;
    tell("nobody asked", p);
    printf("madvise %d\n", madvise(p + (2 << 20), 6 << 20, MADV_HUGEPAGE));
    long before = faults();
    p[(2 << 20) + 4096] = 1;
    p[3 << 20] = 1;
    p[(4 << 20) - 1] = 1;
    long took = faults() - before;
    printf("faults %ld\n", took);
    tell("one written", p);
    before = faults();
    memset(p + (4 << 20), 5, 4 << 20);
    printf("faults %ld\n", faults() - before);
    tell("all written", p);
    munmap(p + (4 << 20), 4096);
    tell("a page unmapped", p);
    madvise(p + (6 << 20) + 8192, 8192, MADV_DONTNEED);
    tell("two pages dropped", p);
    printf("%d %d %d\n", p[(6 << 20) + 8192], p[(6 << 20) + 16384], p[(4 << 20) + 4096]);
    mprotect(p + (2 << 20), 2 << 20, PROT_READ);
    tell("the first made read-only", p);
    mprotect(p + (2 << 20), 4096, PROT_READ | PROT_WRITE);
    p[2 << 20] = 3;
    tell("a page of it writable", p);
    madvise(p + (2 << 20), 2 << 20, MADV_DONTNEED);
    tell("dropped", p);
    printf("nohuge %d\n", madvise(p + (2 << 20), 2 << 20, MADV_NOHUGEPAGE));
    mprotect(p + (2 << 20), 2 << 20, PROT_READ | PROT_WRITE);
    p[2 << 20] = 3;
    tell("no longer wanted", p);
    long tables = status("VmPTE");
    char *q = mmap((void *)0x340000000000, 1 << 30, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, -1, 0);
    madvise(q, 1 << 30, MADV_HUGEPAGE);
    q[0] = 1;
    printf("tables of one +%ld kB\n", status("VmPTE") - tables);
    return 0;
}
