// The pool of huge pages: set aside, promised, taken. Needs the right to set vm.nr_hugepages.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>

static long number(const char *path, const char *key)
{
    char line[256];
    long value = -1;
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, key, strlen(key)) == 0) value = strtol(line + strlen(key) + 1, 0, 10);
    if (f) fclose(f);
    return value;
}

static long meminfo(const char *key) { return number("/proc/meminfo", key); }

static int set_pool(const char *count)
{
    FILE *f = fopen("/proc/sys/vm/nr_hugepages", "w");
    if (!f) return -1;
    fputs(count, f);
    return fclose(f);
}

static void tell(const char *what)
{
    printf("%-12s total %ld free %ld promised %ld surplus %ld, mine %ld kB\n", what,
           meminfo("HugePages_Total"), meminfo("HugePages_Free"), meminfo("HugePages_Rsvd"),
           meminfo("HugePages_Surp"), number("/proc/self/status", "HugetlbPages"));
    fflush(stdout);
}

int main(void)
{
    if (meminfo("HugePages_Total") != 0 || set_pool("4") != 0 || meminfo("HugePages_Total") != 4) {
        printf("no right to set aside huge pages\n");
        return 77;
    }
    tell("set aside");
    long limit = meminfo("CommitLimit"), rss = number("/proc/self/status", "VmRSS");
    char *p = mmap(0, 6 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0);
    tell("mapped");
    char *q = mmap(0, 4 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0);
    printf("two more: %s\n", q == MAP_FAILED ? strerror(errno) : "given");
    struct rusage before, after;
    getrusage(RUSAGE_SELF, &before);
    p[0] = 1;
    p[2 << 20] = 1;
    p[(4 << 20) - 1] = 1;
    getrusage(RUSAGE_SELF, &after);
    printf("faults %ld\n", after.ru_minflt - before.ru_minflt);
    tell("touched");
    printf("RSS grew by less than one: %d\n", number("/proc/self/status", "VmRSS") - rss < 1024);
    printf("part of one: %d\n", munmap(p, 4096));
    printf("all: %d\n", munmap(p, 6 << 20));
    tell("unmapped");
    set_pool("0");
    tell("given back");
    printf("limit %ld\n", meminfo("CommitLimit") - limit);
    return 0;
}
