#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sys/stat.h>
#include <errno.h>
int main(void) {
    char b[256];
    ssize_t n;
    struct stat s;
    chdir("/tmp");
    unlink("sl");
    unlink("sl2");
    unlink("tgt");
    unlink("hard");
    FILE *f = fopen("tgt", "w");
    fputs("hello\n", f);
    fclose(f);
    printf("%d\n", symlink("tgt", "sl"));
    printf("%d %d\n", symlink("tgt", "sl"), errno == EEXIST);
    n = readlink("sl", b, sizeof b);
    printf("%zd %.*s\n", n, (int)n, b);
    n = readlink("sl", b, 2);
    printf("%zd %.*s\n", n, (int)n, b);
    n = readlink("tgt", b, sizeof b);
    printf("%zd %d\n", n, errno == EINVAL);
    lstat("sl", &s);
    printf("%d %ld %o\n", S_ISLNK(s.st_mode), (long)s.st_size, s.st_mode);
    stat("sl", &s);
    printf("%d %ld\n", S_ISREG(s.st_mode), (long)s.st_size);
    printf("%d\n", link("tgt", "hard"));
    stat("hard", &s);
    printf("nlink %ld\n", (long)s.st_nlink);
    unlink("tgt");
    stat("hard", &s);
    printf("nlink %ld\n", (long)s.st_nlink);
    printf("%d %s\n", stat("sl", &s), strerror(errno));
    symlink("loop2", "loop1");
    symlink("loop1", "loop2");
    printf("%d %s\n", stat("loop1", &s), strerror(errno));
    f = fopen("sl", "w");
    fputs("through", f);
    fclose(f);
    stat("tgt", &s);
    printf("%ld\n", (long)s.st_size);
    char *r = realpath("sl", NULL);
    printf("%s\n", r);
    free(r);
    n = readlink("/proc/self/exe", b, sizeof b);
    b[n] = 0;
    printf("%d\n", n > 0 && b[0] == '/');
    n = readlink("/proc/self/cwd", b, sizeof b);
    b[n] = 0;
    printf("%s\n", b);
    unlink("sl");
    unlink("loop1");
    unlink("loop2");
    unlink("hard");
    unlink("tgt");
}
