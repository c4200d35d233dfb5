#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
static void show(const char *what, int r) {
    if (r < 0)
        printf("%s: %s\n", what, strerror(errno));
    else
        printf("%s: ok\n", what);
}
int main(void) {
    chdir("/tmp");
    mkdir("lnk_test", 0755);
    chdir("lnk_test");
    int fd = open("a.txt", O_CREAT | O_WRONLY | O_TRUNC, 0644);
    write(fd, "hello\n", 6);
    close(fd);
    show("symlink", symlink("a.txt", "s"));
    show("symlink again", symlink("a.txt", "s"));
    char b[100];
    ssize_t n = readlink("s", b, sizeof b);
    b[n > 0 ? n : 0] = 0;
    printf("%zd %s\n", n, b);
    n = readlink("s", b, 3);
    printf("%zd %.3s\n", n, b);
    show("readlink file", readlink("a.txt", b, 10));
    show("readlink none", readlink("none", b, 10));
    struct stat st;
    lstat("s", &st);
    printf("link %d size %ld mode %o\n", S_ISLNK(st.st_mode), (long)st.st_size, st.st_mode & 0777);
    stat("s", &st);
    printf("reg %d size %ld nlink %ld\n", S_ISREG(st.st_mode), (long)st.st_size, (long)st.st_nlink);
    show("link", link("a.txt", "h"));
    stat("a.txt", &st);
    printf("nlink %ld\n", (long)st.st_nlink);
    show("link exists", link("a.txt", "h"));
    struct stat s2;
    stat("h", &s2);
    printf("same inode %d\n", st.st_ino == s2.st_ino);
    show("nofollow", open("s", O_RDONLY | O_NOFOLLOW));
    fd = open("s", O_RDONLY);
    n = read(fd, b, 99);
    b[n] = 0;
    printf("%s", b);
    close(fd);
    symlink("loop2", "loop1");
    symlink("loop1", "loop2");
    show("loop", open("loop1", O_RDONLY));
    show("stat loop", stat("loop1", &st));
    symlink("nowhere", "dangling");
    show("dangling", open("dangling", O_RDONLY));
    show("dangling excl", open("dangling", O_CREAT | O_EXCL | O_RDWR, 0600));
    show("creat through", fd = open("dangling", O_CREAT | O_RDWR, 0600));
    close(fd);
    show("stat nowhere", stat("nowhere", &st));
    show("access", access("s", R_OK));
    mkdir("d", 0755);
    symlink("d", "dl");
    fd = open("dl/x", O_CREAT | O_RDWR, 0600);
    close(fd);
    show("d/x", stat("d/x", &st));
    show("unlink dl/x", unlink("dl/x"));
    show("rmdir dl", rmdir("dl"));
    show("opendirectory", open("s", O_DIRECTORY));
    show("path via file", open("a.txt/b", O_RDONLY));
    show("link dir", link("d", "dh"));
    show("rename", rename("s", "t"));
    lstat("t", &st);
    printf("%d\n", S_ISLNK(st.st_mode));
    unlink("a.txt");
    show("dead", stat("t", &st));
    stat("h", &st);
    printf("nlink %ld\n", (long)st.st_nlink);
    char real[PATH_MAX];
    symlink("h", "rl");
    puts(realpath("rl", real));
    printf("%p\n", (void *)realpath("t", real));
    puts(strerror(errno));
    char *r = realpath("d/../dl", 0);
    puts(r);
    free(r);
    show("symlinkat", symlinkat("h", AT_FDCWD, "sa"));
    n = readlinkat(AT_FDCWD, "sa", b, 10);
    printf("%zd %.*s\n", n, (int)n, b);
    fstatat(AT_FDCWD, "sa", &st, AT_SYMLINK_NOFOLLOW);
    printf("%d\n", S_ISLNK(st.st_mode));
    show("linkat", linkat(AT_FDCWD, "sa", AT_FDCWD, "hl", 0));
    lstat("hl", &st);
    printf("%d %ld\n", S_ISLNK(st.st_mode), (long)st.st_nlink);
    show("linkat follow", linkat(AT_FDCWD, "sa", AT_FDCWD, "hf", AT_SYMLINK_FOLLOW));
    lstat("hf", &st);
    printf("%d %ld\n", S_ISLNK(st.st_mode), (long)st.st_nlink);
    show("empty target", symlink("", "e"));
    const char *all[] = {"t", "h",  "rl",      "sa",       "hl",    "hf",
                         "d", "dl", "nowhere", "dangling", "loop1", "loop2"};
    for (int i = 0; i < 12; i++)
        remove(all[i]);
    chdir("..");
    show("rmdir", rmdir("lnk_test"));
}
