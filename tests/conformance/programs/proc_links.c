#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
int main(int argc, char **argv) {
    char b[4096];
    ssize_t n = readlink("/proc/self/exe", b, sizeof b - 1);
    b[n > 0 ? n : 0] = 0;
    printf("%d %s\n", n > 0 && b[0] == '/', strrchr(b, '/') ? "slash" : "none");
    struct stat a, c;
    printf("%d\n", stat("/proc/self/exe", &a));
    stat(b, &c);
    printf("same %d\n", a.st_ino == c.st_ino);
    lstat("/proc/self/exe", &a);
    printf("lnk %d size %ld\n", S_ISLNK(a.st_mode), (long)a.st_size);
    int fd = open("/tmp/zz_self", O_CREAT | O_RDWR, 0644);
    char p[64];
    sprintf(p, "/proc/self/fd/%d", fd);
    n = readlink(p, b, 4095);
    b[n] = 0;
    puts(b);
    lstat(p, &a);
    printf("mode %o size %ld\n", a.st_mode, (long)a.st_size);
    unlink("/tmp/zz_self");
    n = readlink(p, b, 4095);
    b[n] = 0;
    puts(b);
    write(fd, "abc", 3);
    int f2 = open(p, O_RDONLY);
    n = read(f2, b, 10);
    printf("%zd\n", n);
    int pp[2];
    pipe(pp);
    sprintf(p, "/proc/self/fd/%d", pp[0]);
    n = readlink(p, b, 4095);
    b[n] = 0;
    printf("%.6s\n", b);
    lstat(p, &a);
    printf("%o\n", a.st_mode);
    int m = memfd_create("mine", 0);
    sprintf(p, "/proc/%d/fd/%d", getpid(), m);
    n = readlink(p, b, 4095);
    b[n] = 0;
    puts(b);
    n = readlink("/proc/self", b, 100);
    b[n] = 0;
    printf("%d\n", atoi(b) == getpid());
    n = readlink("/proc/self/cwd", b, 100);
    b[n] = 0;
    char cwd[200];
    getcwd(cwd, 200);
    printf("%d\n", !strcmp(b, cwd));
    n = readlink("/proc/self/root", b, 100);
    b[n] = 0;
    puts(b);
    n = readlink("/proc/self/fd/99", b, 100);
    perror("fd 99");
    printf("%zd\n", n);
    FILE *f = fopen("/proc/self/exe", "rb");
    char mag[4];
    fread(mag, 1, 4, f);
    printf("%d %c%c%c\n", mag[0], mag[1], mag[2], mag[3]);
    fclose(f);
}
