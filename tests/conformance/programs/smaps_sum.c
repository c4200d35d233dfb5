/* smaps tells for each mapping how much of it is there. */
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
int main(void)
{
    char *p = mmap((void *)0x300000000000, 64 * 4096, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    char line[256], key[64];
    unsigned long a, b;
    long v;
    int inside = 0;
    volatile char sink;
    for (int i = 0; i < 10; i++)
        p[i * 4096] = 1;
    for (int i = 10; i < 15; i++)
        sink = p[i * 4096];
    FILE *f = fopen("/proc/self/smaps", "r");
    while (fgets(line, sizeof line, f)) {
        if (sscanf(line, "%lx-%lx ", &a, &b) == 2)
            inside = a == (unsigned long)p;
        else if (inside && sscanf(line, "%63[^:]: %ld kB", key, &v) == 2 &&
                 (strcmp(key, "THPeligible") && strcmp(key, "ProtectionKey") && strncmp(key, "Ksm", 3)))
            printf("%s %ld\n", key, v);
        else if (inside && !strncmp(line, "VmFlags", 7))
            printf("flags %d %d\n", strstr(line, " rd ") != 0, strstr(line, " wr ") != 0);
    }
    return 0;
}
