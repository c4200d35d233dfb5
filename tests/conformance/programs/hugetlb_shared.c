// Shared huge pages, promises, surplus pages, who gets SIGBUS. Needs the right to set vm.nr_hugepages.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE (2ul << 20)

static long meminfo(const char *key)
{
    char line[256];
    long value = -1;
    FILE *f = fopen("/proc/meminfo", "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, key, strlen(key)) == 0 && line[strlen(key)] == ':')
            value = strtol(line + strlen(key) + 1, 0, 10);
    if (f) fclose(f);
    return value;
}

static int set(const char *name, const char *count)
{
    char path[128];
    snprintf(path, sizeof path, "/proc/sys/vm/%s", name);
    FILE *f = fopen(path, "w");
    if (!f) return -1;
    fputs(count, f);
    return fclose(f);
}

static void restore(void)
{
    set("nr_hugepages", "0");
    set("nr_overcommit_hugepages", "0");
}

static void tell(const char *what)
{
    printf("%-22s total %ld free %ld promised %ld surplus %ld, %ld kB\n", what, meminfo("HugePages_Total"),
           meminfo("HugePages_Free"), meminfo("HugePages_Rsvd"), meminfo("HugePages_Surp"),
           meminfo("Hugetlb"));
    fflush(stdout);
}

static void smaps(void *p)
{
    char line[256], key[32];
    int on = 0;
    snprintf(key, sizeof key, "%lx-", (unsigned long)p);
    FILE *f = fopen("/proc/self/smaps", "r");
    while (f && fgets(line, sizeof line, f)) {
        if (strchr(line, '-') && !(line[0] >= 'A' && line[0] <= 'Z')) {
            on = strncmp(line, key, strlen(key)) == 0;
            if (on) printf("  %.4s %s", strchr(line, ' ') + 1, strchr(line, '/'));
        } else if (on && (strstr(line, "_Hugetlb") || strstr(line, "PageSize") || strstr(line, "VmFlags") ||
                          strncmp(line, "Rss", 3) == 0))
            printf("  %s", line);
    }
    if (f) fclose(f);
    fflush(stdout);
}

static char *get(unsigned long pages, int flags)
{
    return mmap(0, pages * PAGE, PROT_READ | PROT_WRITE, MAP_ANONYMOUS | MAP_HUGETLB | flags, -1, 0);
}

// In a child: what becomes of a store.
static void try_store(const char *what, char *p, int value)
{
    int status = 0;
    if (fork() == 0) {
        *p = (char)value;
        _exit(0);
    }
    wait(&status);
    printf("%s: %s\n", what, WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "done");
    fflush(stdout);
}

int main(void)
{
    if (meminfo("HugePages_Total") != 0 || set("nr_hugepages", "4") != 0 || meminfo("HugePages_Total") != 4) {
        set("nr_hugepages", "0");
        printf("no right to set aside huge pages\n");
        return 77;
    }
    atexit(restore);
    char *s = get(3, MAP_SHARED);
    tell("shared");
    s[0] = 1;
    tell("one touched");
    printf("read %d\n", s[PAGE]);
    tell("one read");
    smaps(s);
    if (fork() == 0) {
        s[0] = 5;
        s[2 * PAGE] = 7;
        tell("child stored");
        smaps(s);
        _exit(0);
    }
    wait(0);
    printf("parent sees %d %d\n", s[0], s[2 * PAGE]);
    tell("child gone");
    printf("MADV_DONTNEED %d\n", madvise(s, PAGE, MADV_DONTNEED));
    tell("dropped");
    printf("still %d\n", s[0]);

    char *p = get(2, MAP_PRIVATE);
    printf("two private ones: %s\n", p == MAP_FAILED ? strerror(errno) : "given");
    p = get(1, MAP_PRIVATE);
    tell("one private");
    p[0] = 1;
    smaps(p);
    try_store("a child stores", p, 9);
    int ready[2], status = 0;
    char byte;
    if (pipe(ready)) return 1;
    if (fork() == 0) {
        if (read(ready[0], &byte, 1) != 1) _exit(2);
        _exit(*(volatile char *)p);
    }
    p[0] = 33;
    if (write(ready[1], "x", 1) != 1) return 1;
    wait(&status);
    printf("its child reads: %s\n", WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "done");
    printf("the parent has %d\n", p[0]);

    set("nr_overcommit_hugepages", "2");
    char *q = get(2, MAP_PRIVATE);
    printf("two more: %s\n", q == MAP_FAILED ? strerror(errno) : "given");
    tell("surplus");
    char *r = get(1, MAP_PRIVATE | MAP_NORESERVE);
    tell("no reserve");
    try_store("nothing left for it", r, 1);
    munmap(q, PAGE);
    tell("half unmapped");
    r[0] = 1;
    tell("no reserve, touched");
    smaps(r);
    munmap(q + PAGE, PAGE);
    tell("unmapped");
    munmap(r, PAGE);
    tell("no reserve, unmapped");
    set("nr_overcommit_hugepages", "0");
    munmap(s, 3 * PAGE);
    tell("shared unmapped");
    set("nr_hugepages", "1");
    tell("one wanted");
    munmap(p, PAGE);
    tell("all unmapped");
    return 0;
}
