#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/mman.h>
#include <fcntl.h>
#include <errno.h>
int main(void) {
    int f = memfd_create("shared", MFD_ALLOW_SEALING | MFD_CLOEXEC);
    ftruncate(f, 8192);
    char *p = mmap(0, 8192, 3, MAP_SHARED, f, 0);
    strcpy(p, "hi");
    char b[8];
    pread(f, b, 3, 0);
    puts(b);
    printf("%d\n", fcntl(f, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW));
    printf("%d %s\n", ftruncate(f, 4096), strerror(errno));
    printf("%d %s\n", ftruncate(f, 16384), strerror(errno));
    printf("%x\n", fcntl(f, F_GET_SEALS));
    printf("%d %s\n", fcntl(f, F_ADD_SEALS, F_SEAL_WRITE), strerror(errno));
    munmap(p, 8192);
    printf("%d\n", fcntl(f, F_ADD_SEALS, F_SEAL_WRITE));
    printf("%zd %s\n", write(f, "x", 1), strerror(errno));
    p = mmap(0, 8192, 3, MAP_SHARED, f, 0);
    printf("%d %s\n", p == MAP_FAILED, strerror(errno));
    p = mmap(0, 8192, 3, MAP_PRIVATE, f, 0);
    printf("%s\n", p);
    printf("%x\n", fcntl(f, F_GETFD));
    printf("%x\n", fcntl(f, F_GETFL));
    char path[64], l[64];
    sprintf(path, "/proc/self/fd/%d", f);
    ssize_t n = readlink(path, l, 64);
    printf("%.*s\n", (int)n, l);
}
