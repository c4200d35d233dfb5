#include <stdio.h>
#include <sys/stat.h>
#include <fcntl.h>
#include <unistd.h>
#include <string.h>
int main(void) {
    struct statx x;
    int f = open("/tmp/sx", O_CREAT | O_RDWR | O_TRUNC, 0600);
    write(f, "12345", 5);
    printf("%d\n", statx(AT_FDCWD, "/tmp/sx", 0, STATX_BASIC_STATS, &x));
    printf("%llu %o %u\n", (unsigned long long)x.stx_size, x.stx_mode, x.stx_nlink);
    printf("%d\n", statx(f, "", AT_EMPTY_PATH, STATX_SIZE, &x));
    printf("%llu\n", (unsigned long long)x.stx_size);
    unlink("/tmp/sx");
}
