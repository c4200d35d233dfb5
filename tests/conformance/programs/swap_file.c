/* A swap file of the program's own: what swapon refuses, and where pages are counted on their way out and
   back. Half the area is in use when reading begins, and a little more: so one page gives its slot up. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/swap.h>
#include <sys/sysinfo.h>
#include <unistd.h>
#ifndef MADV_PAGEOUT
#define MADV_PAGEOUT 21
#endif
#define PAGES 512
static char block[4096];
static long field(const char *file, const char *key)
{
    char line[256];
    long value = -1;
    FILE *f = fopen(file, "r");
    while (fgets(line, sizeof line, f))
        if (!strncmp(line, key, strlen(key))) sscanf(line + strlen(key), "%ld", &value);
    fclose(f);
    return value;
}
static void say(const char *what, int result)
{
    printf("%s: %s\n", what, result ? strerror(errno) : "done");
}
static void make(const char *path, int pages, int header)
{
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    unsigned last = pages - 1, version = 1;
    for (int i = 0; i < pages; i++) {
        memset(block, 0, sizeof block);
        if (i == 0 && header) {
            memcpy(block + 1024, &version, 4);
            memcpy(block + 1028, &last, 4);
            memcpy(block + 4086, "SWAPSPACE2", 10);
        }
        write(fd, block, sizeof block);
    }
    fsync(fd);
    close(fd);
}
int main(void)
{
    struct sysinfo info;
    struct rusage a, b;
    make("swap_none", 16, 0);
    say("no header", swapon("swap_none", 0));
    if (errno == EPERM) {
        unlink("swap_none");
        printf("not allowed to swap here\n");
        return 77;
    }
    say("no such file", swapon("swap_missing", 0));
    say("bad flags", swapon("swap_none", 0x4000000));
    say("off, never on", swapoff("swap_none"));
    unlink("swap_none");
    make("swap_own", 2 * PAGES, 1);
    sysinfo(&info);
    unsigned long total = info.totalswap;
    if (swapon("swap_own", SWAP_FLAG_PREFER | 1234)) {
        printf("this file system cannot hold swap\n");
        unlink("swap_own");
        return 77;
    }
    say("on twice", swapon("swap_own", 0));
    sysinfo(&info);
    printf("more swap: %lu pages\n", (info.totalswap - total) / 4096);
    char *p = mmap(0, PAGES * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (int i = 0; i < PAGES; i++) memset(p + i * 4096, i % 100 + 1, 4096);
    field("/proc/self/status", "VmSwap:");
    long anon = field("/proc/self/status", "RssAnon:");
    madvise(p, PAGES * 4096, MADV_PAGEOUT);
    printf("out: VmSwap %ld kB, RssAnon fell by %ld kB\n", field("/proc/self/status", "VmSwap:"),
           anon - field("/proc/self/status", "RssAnon:"));
    usleep(200000);
    getrusage(RUSAGE_SELF, &a);
    int good = 0;
    for (int i = 0; i < PAGES; i++) good += p[i * 4096 + 99] == i % 100 + 1;
    getrusage(RUSAGE_SELF, &b);
    printf("in: %d good, %ld faults, VmSwap %ld kB\n", good,
           b.ru_minflt + b.ru_majflt - a.ru_minflt - a.ru_majflt, field("/proc/self/status", "VmSwap:"));
    long written = field("/proc/vmstat", "pswpout ");
    madvise(p, PAGES * 4096, MADV_PAGEOUT);
    printf("out again: VmSwap %ld kB, %ld pages written\n", field("/proc/self/status", "VmSwap:"),
           field("/proc/vmstat", "pswpout ") - written);
    getrusage(RUSAGE_SELF, &a);
    say("off", swapoff("swap_own"));
    getrusage(RUSAGE_SELF, &b);
    printf("off: VmSwap %ld kB, %ld faults\n", field("/proc/self/status", "VmSwap:"),
           b.ru_minflt + b.ru_majflt - a.ru_minflt - a.ru_majflt);
    good = 0;
    for (int i = 0; i < PAGES; i++) good += p[i * 4096 + 99] == i % 100 + 1;
    printf("%d good\n", good);
    unlink("swap_own");
    return 0;
}
