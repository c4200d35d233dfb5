/* /proc/self/maps names heap and stack, and shows a new mapping with its rights. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

int main(void)
{
    char *p, line[512], rights[8], name[256];
    unsigned long from, to;
    int heap = 0, stack = 0, total = 0;
    FILE *f;

    free(malloc(100));
    p = mmap((void *)0x300000000000, 5 * 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    f = fopen("/proc/self/maps", "r");
    while (fgets(line, sizeof line, f)) {
        name[0] = 0;
        if (sscanf(line, "%lx-%lx %7s %*s %*s %*s %255s", &from, &to, rights, name) < 3)
            printf("odd line: %s", line);
        total++;
        if (strcmp(name, "[heap]") == 0)
            heap += strcmp(rights, "rw-p") == 0;
        if (strcmp(name, "[stack]") == 0)
            stack += strcmp(rights, "rw-p") == 0;
        if (from == (unsigned long)p)
            printf("mapping of %lu pages: %s '%s'\n", (to - from) / 4096, rights, name);
    }
    fclose(f);
    printf("heap %d, stack %d, more than ten lines %d\n", heap, stack, total > 10);
    return 0;
}
