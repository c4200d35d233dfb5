// A page of 1 GiB. Needs the right to set one aside, and memory for it.
#include <errno.h>
#include <linux/mman.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

#define POOL "/sys/kernel/mm/hugepages/hugepages-1048576kB/"

static long number(const char *path, const char *key)
{
    char line[256];
    long value = -1;
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, key, strlen(key)) == 0) value = strtol(line + strlen(key), 0, 10);
    if (f) fclose(f);
    return value;
}

static long pool(const char *name)
{
    char path[128];
    snprintf(path, sizeof path, POOL "%s", name);
    return number(path, "");
}

static int set(const char *name, const char *count)
{
    char path[128];
    snprintf(path, sizeof path, POOL "%s", name);
    FILE *f = fopen(path, "w");
    if (!f) return -1;
    fputs(count, f);
    return fclose(f);
}

static void restore(void) { set("nr_hugepages", "0"); }

static void tell(const char *what)
{
    printf("%-10s total %ld free %ld promised %ld surplus %ld; 2 MiB: %ld; Hugetlb %ld, mine %ld kB\n", what,
           pool("nr_hugepages"), pool("free_hugepages"), pool("resv_hugepages"), pool("surplus_hugepages"),
           number("/proc/meminfo", "HugePages_Total:"), number("/proc/meminfo", "Hugetlb:"),
           number("/proc/self/status", "HugetlbPages:"));
    fflush(stdout);
}

int main(void)
{
    const unsigned long gib = 1ul << 30;
    if (pool("nr_hugepages") != 0 || number("/proc/meminfo", "HugePages_Total:") != 0 ||
        set("nr_hugepages", "1") != 0 || pool("nr_hugepages") != 1) {
        set("nr_hugepages", "0");
        printf("no page of 1 GiB to be had\n");
        return 77;
    }
    atexit(restore);
    tell("set aside");
    printf("overcommit: %d\n", set("nr_overcommit_hugepages", "1"));
    long limit = number("/proc/meminfo", "CommitLimit:");
    char *p = mmap(0, 1 << 20, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB | MAP_HUGE_1GB, -1, 0);
    printf("aligned: %d\n", ((unsigned long)p & (gib - 1)) == 0);
    tell("mapped");
    struct rusage before, after;
    getrusage(RUSAGE_SELF, &before);
    p[0] = 1;
    p[gib / 2] = 2;
    p[gib - 1] = 3;
    getrusage(RUSAGE_SELF, &after);
    printf("faults %ld\n", after.ru_minflt - before.ru_minflt);
    tell("touched");
    char *q = mmap(0, gib, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB | MAP_HUGE_1GB, -1, 0);
    printf("another: %s\n", q == MAP_FAILED ? strerror(errno) : "given");
    int r = munmap(p, 2 << 20);
    printf("a part: %s\n", r ? strerror(errno) : "gone");
    r = mprotect(p, 2 << 20, PROT_READ);
    printf("protect a part: %s\n", r ? strerror(errno) : "done");
    char line[256];
    FILE *f = fopen("/proc/self/smaps", "r");
    int on = 0;
    while (f && fgets(line, sizeof line, f)) {
        if (strchr(line, '-') && !(line[0] >= 'A' && line[0] <= 'Z')) on = strstr(line, "anon_hugepage") != 0;
        else if (on && (strstr(line, "Size") || strstr(line, "AnonHuge") || strstr(line, "VmFlags")))
            printf("  %s", line);
    }
    if (f) fclose(f);
    printf("all of it: %d\n", munmap(p, gib));
    tell("unmapped");
    set("nr_hugepages", "0");
    tell("given back");
    printf("limit %ld\n", number("/proc/meminfo", "CommitLimit:") - limit);
    return 0;
}
