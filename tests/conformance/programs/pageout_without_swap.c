/* MADV_PAGEOUT and MADV_WILLNEED with nothing to swap to: pages stay where they are, nothing faults. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/sysinfo.h>
#ifndef MADV_PAGEOUT
#define MADV_PAGEOUT 21
#endif
static struct rusage before, after;
static void begin(void)
{
    getrusage(RUSAGE_SELF, &before);
    getrusage(RUSAGE_SELF, &before);
}
static void say(const char *what, int result)
{
    getrusage(RUSAGE_SELF, &after);
    printf("%s: %d %s, %ld minor %ld major\n", what, result, result ? strerror(errno) : "",
           after.ru_minflt - before.ru_minflt, after.ru_majflt - before.ru_majflt);
    begin();
}
static int resident(char *p, int pages)
{
    unsigned char in[64];
    int count = 0;
    mincore(p, pages * 4096, in);
    for (int i = 0; i < pages; i++) count += in[i] & 1;
    return count;
}
int main(void)
{
    struct sysinfo info;
    sysinfo(&info);
    if (info.totalswap != 0) {
        printf("this machine has swap\n");
        return 77;
    }
    char *p = mmap(0, 32 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memset(p, 7, 16 * 4096);
    printf("resident %d\n", resident(p, 32));
    begin();
    say("pageout", madvise(p, 32 * 4096, MADV_PAGEOUT));
    printf("resident %d\n", resident(p, 32));
    begin();
    int sum = 0;
    for (int i = 0; i < 16; i++) sum += p[i * 4096];
    say("read again", 0);
    say("willneed", madvise(p, 32 * 4096, MADV_WILLNEED));
    mlock(p, 4096);
    begin();
    say("pageout of a locked page", madvise(p, 4096, MADV_PAGEOUT));
    say("pageout not at a page", madvise(p + 1, 4096, MADV_PAGEOUT));
    munmap(p + 8 * 4096, 4096);
    begin();
    say("pageout over a hole", madvise(p + 4 * 4096, 8 * 4096, MADV_PAGEOUT));
    for (int i = 4; i < 8; i++) p[i * 4096] = 9;
    say("write again", sum != 16 * 7);
    return 0;
}
