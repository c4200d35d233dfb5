#include <stdio.h>
#include <fcntl.h>
#include <unistd.h>
#include <string.h>
#include <errno.h>
#include <sys/stat.h>
int main(void) {
    int d = open("/tmp", O_RDONLY | O_DIRECTORY);
    printf("%d\n", d >= 0);
    int f = openat(d, "at_file", O_CREAT | O_RDWR | O_TRUNC, 0644);
    write(f, "abc", 3);
    struct stat s;
    printf("%d %ld %o\n", fstatat(d, "at_file", &s, 0), (long)s.st_size, s.st_mode & 0777);
    printf("%d\n", faccessat(d, "at_file", R_OK, 0));
    printf("%d\n", mkdirat(d, "at_dir", 0755));
    printf("%d\n", renameat(d, "at_file", d, "at_dir/x"));
    printf("%d %s\n", fstatat(d, "at_file", &s, 0), strerror(errno));
    printf("%d %s\n", unlinkat(d, "at_dir", 0), strerror(errno));
    printf("%d\n", unlinkat(d, "at_dir/x", 0));
    printf("%d\n", unlinkat(d, "at_dir", AT_REMOVEDIR));
    printf("%d %s\n", openat(f, "x", O_RDONLY), strerror(errno));
    close(open("/tmp/at_reg", O_CREAT | O_WRONLY, 0600));
    int p = open("/tmp/none", O_RDONLY);
    printf("%d %s\n", p, strerror(errno));
    p = open("/tmp/at_reg/x", O_RDONLY);
    printf("%d %s\n", p, strerror(errno));
    p = open("/tmp", O_WRONLY);
    printf("%d %s\n", p, strerror(errno));
    symlink("/tmp", "/tmp/ls");
    p = open("/tmp/ls", O_RDONLY | O_NOFOLLOW);
    printf("%d %s\n", p, strerror(errno));
    unlink("/tmp/ls");
    unlink("/tmp/at_reg");
    printf("%d\n", fchdir(d));
    char b[99];
    puts(getcwd(b, 99));
}
