/* /proc/self/status: VmData grows by promise, VmRSS by touch, VmLck by mlock. */
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
static long field(const char *name)
{
    char line[256];
    long value = -1;
    size_t n = strlen(name);
    FILE *f = fopen("/proc/self/status", "r");
    while (fgets(line, sizeof line, f))
        if (!strncmp(line, name, n) && line[n] == ':')
            sscanf(line + n + 1, "%ld", &value);
    fclose(f);
    return value;
}
int main(void)
{
    field("VmRSS");
    long data = field("VmData"), size = field("VmSize"), lck = field("VmLck");
    char *p = mmap(0, 400 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    printf("data %+ld size %+ld lck %ld\n", field("VmData") - data, field("VmSize") - size, lck);
    long rss = field("RssAnon");
    for (int i = 0; i < 300; i++)
        p[i * 4096] = 1;
    long now = field("RssAnon");
    printf("rss grows by about 1200 kB: %d\n", now - rss >= 1150 && now - rss <= 1300);
    mlock(p, 40960);
    printf("locked %ld\n", field("VmLck"));
    munlock(p, 40960);
    munmap(p, 400 * 4096);
    printf("data %+ld, locked %ld, peak kept %d\n", field("VmData") - data, field("VmLck"),
           field("VmPeak") >= size + 1600);
    printf("threads %ld pid same %d\n", field("Threads"), field("Pid") == field("Tgid"));
    return 0;
}
