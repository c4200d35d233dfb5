// Proportional and unique set sizes of one area before fork, after it, and after the child has written a quarter.
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { megabyte = 1 << 20 };

static void show(const char *who, const char *area)
{
    static const char *names[] = {"Rss", "Pss", "Pss_Dirty", "Shared_Clean", "Shared_Dirty",
                                  "Private_Clean", "Private_Dirty", "Anonymous"};
    char line[512];
    unsigned long begin, end, value;
    int inside = 0;
    FILE *smaps = fopen("/proc/self/smaps", "r");
    printf("%s:", who);
    while (fgets(line, sizeof line, smaps)) {
        if (sscanf(line, "%lx-%lx ", &begin, &end) == 2)
            inside = begin <= (unsigned long)area && (unsigned long)area < end;
        for (int i = 0; inside && i < 8; i++) {
            char name[64];
            if (sscanf(line, "%63[^:]: %lu kB", name, &value) == 2 && strcmp(name, names[i]) == 0)
                printf(" %s %lu", name, value);
        }
    }
    fclose(smaps);
    printf("\n");
    fflush(stdout);
}

int main(void)
{
    // A file between two areas keeps the neighbours from merging with them.
    char *own = mmap(0, 4 * megabyte, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *both = mmap(0, 2 * megabyte, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int there[2], back[2];
    char c;
    madvise(own, 4 * megabyte, MADV_NOHUGEPAGE);
    memset(own, 1, 4 * megabyte);
    memset(both, 1, 2 * megabyte);
    show("alone, private", own);
    show("alone, shared", both);
    pipe(there);
    pipe(back);
    if (fork() == 0) {
        show("child, private", own);
        show("child, shared", both);
        memset(own, 2, megabyte);
        show("child after writing", own);
        write(there[1], "x", 1);
        read(back[0], &c, 1);
        _exit(0);
    }
    read(there[0], &c, 1);
    show("parent after the child wrote", own);
    memset(own, 3, 2 * megabyte);
    show("parent after writing too", own);
    write(back[1], "x", 1);
    wait(0);
    show("parent alone again", own);
    show("shared alone again", both);
    return 0;
}
