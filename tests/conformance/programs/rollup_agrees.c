// smaps_rollup is the sum of smaps; statm, status and stat tell of the same pages.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static long field(const char *file, const char *name)
{
    char line[512], label[64];
    long value, sum = 0;
    FILE *text = fopen(file, "r");
    while (fgets(line, sizeof line, text))
        if (sscanf(line, "%63[^:]: %ld kB", label, &value) == 2 && strcmp(label, name) == 0) sum += value;
    fclose(text);
    return sum;
}

int main(void)
{
    static const char *exact[] = {"Rss", "Shared_Clean", "Shared_Dirty", "Private_Clean", "Private_Dirty",
                                  "Referenced", "Anonymous", "Swap", "LazyFree", "AnonHugePages"};
    char *p = mmap(0, 1 << 20, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), *s, *text = malloc(1 << 16);
    long pages[7], rss, difference;
    FILE *file;
    memset(p, 1, 700000);
    s = mmap(0, 1 << 20, 3, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    memset(s, 1, 300000);
    for (int i = 0; i < 10; i++)
        printf("%s %d\n", exact[i],
               labs(field("/proc/self/smaps", exact[i]) - field("/proc/self/smaps_rollup", exact[i])) <= 8);
    difference = field("/proc/self/smaps_rollup", "Pss") - field("/proc/self/smaps", "Pss");
    printf("Pss, rounded once instead of for each area: %d\n", difference >= -8 && difference <= 64);
    difference = field("/proc/self/smaps_rollup", "Pss") - field("/proc/self/smaps_rollup", "Pss_Anon") -
                 field("/proc/self/smaps_rollup", "Pss_File") - field("/proc/self/smaps_rollup", "Pss_Shmem");
    printf("Pss is of three kinds: %d\n", difference >= -8 && difference <= 8);
    file = fopen("/proc/self/statm", "r");
    for (int i = 0; i < 7; i++) fscanf(file, "%ld", &pages[i]);
    fclose(file);
    rss = field("/proc/self/status", "VmRSS");
    printf("statm and status, size: %d\n", pages[0] * 4 == field("/proc/self/status", "VmSize"));
    printf("resident: %d\n", labs(pages[1] * 4 - rss) <= 64);
    printf("shared: %d\n", labs(pages[2] * 4 - field("/proc/self/status", "RssFile") -
                                field("/proc/self/status", "RssShmem")) <= 64);
    printf("data: %d\n", pages[5] * 4 == field("/proc/self/status", "VmData") +
                                             field("/proc/self/status", "VmStk"));
    printf("lib and dt: %ld %ld\n", pages[4], pages[6]);
    printf("RSS is of three kinds: %d\n",
           rss == field("/proc/self/status", "RssAnon") + field("/proc/self/status", "RssFile") +
                      field("/proc/self/status", "RssShmem"));
    printf("shmem: %ld\n", field("/proc/self/status", "RssShmem"));
    printf("at most the peak: %d\n", rss <= field("/proc/self/status", "VmHWM"));
    free(text);
    return 0;
}
