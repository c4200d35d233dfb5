// Which pages were used since: /proc/self/clear_refs forgets it, and 5 resets the peak.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static unsigned long of_area(const char *file, const char *name, void *area)
{
    char line[512], label[64];
    unsigned long begin, end, value, found = 0;
    int inside = area == 0;
    FILE *text = fopen(file, "r");
    while (fgets(line, sizeof line, text)) {
        if (area && sscanf(line, "%lx-%lx ", &begin, &end) == 2)
            inside = begin <= (unsigned long)area && (unsigned long)area < end;
        if (inside && sscanf(line, "%63[^:]: %lu kB", label, &value) == 2 && strcmp(label, name) == 0)
            found = value;
    }
    fclose(text);
    return found;
}

static int clear(const char *what)
{
    int fd = open("/proc/self/clear_refs", O_WRONLY), n = write(fd, what, strlen(what));
    close(fd);
    return n;
}

int main(void)
{
    enum { pages = 64, size = pages * 4096 };
    char *area = mmap((void *)0x300000000000, size, 3, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0), *big;
    unsigned long before, peak;
    memset(area, 1, size);
    printf("written: %lu kB referenced\n", of_area("/proc/self/smaps", "Referenced", area));
    printf("clear 1: %d\n", clear("1"));
    printf("cleared: %lu kB referenced, %lu resident\n", of_area("/proc/self/smaps", "Referenced", area),
           of_area("/proc/self/smaps", "Rss", area));
    memset(area, 1, size);
    printf("clear 3: %d\n", clear("3"));
    printf("clear 2: %d\n", clear("2"));
    printf("still: %lu kB referenced\n", of_area("/proc/self/smaps", "Referenced", area));
    printf("nonsense: %d %d %d\n", clear("0"), clear("6"), clear("x"));

    big = mmap(0, 8 << 20, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    before = of_area("/proc/self/status", "VmHWM", 0);
    memset(big, 1, 8 << 20);
    peak = of_area("/proc/self/status", "VmHWM", 0);
    printf("the peak rose by 8 MiB: %d\n", peak - before >= 8000 && peak - before <= 8400);
    munmap(big, 8 << 20);
    printf("and stays: %d\n", of_area("/proc/self/status", "VmHWM", 0) + 400 > peak);
    printf("clear 5: %d\n", clear("5"));
    printf("until it is reset: %d\n",
           of_area("/proc/self/status", "VmHWM", 0) - of_area("/proc/self/status", "VmRSS", 0) < 400);
    return 0;
}
