/* /proc/self/pagemap: bit 63 tells whether a page is present. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>
int main(void)
{
    char *p = mmap(0, 8 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    uint64_t e[8];
    int fd = open("/proc/self/pagemap", O_RDONLY);
    p[0] = 1;
    p[3 * 4096] = 1;
    if (pread(fd, e, sizeof e, (uintptr_t)p / 4096 * 8) != sizeof e) {
        puts("short");
        return 1;
    }
    for (int i = 0; i < 8; i++)
        printf("%d", (int)(e[i] >> 63));
    puts("");
    return 0;
}
