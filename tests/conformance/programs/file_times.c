// Times that are given to files.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
#include <utime.h>
static char name[] = "/tmp/timesXX" "XX" "XX";
static void show(const char *what, int r) {
    struct stat s;
    int e = errno;
    stat(name, &s);
    time_t now = time(0);
    printf("%s %s: ", what, r < 0 ? strerror(e) : "ok");
    if (labs(s.st_atim.tv_sec - now) < 5)
        printf("now ");
    else
        printf("%ld.%09ld ", (long)s.st_atim.tv_sec, s.st_atim.tv_nsec);
    if (labs(s.st_mtim.tv_sec - now) < 5)
        printf("now ");
    else
        printf("%ld.%09ld ", (long)s.st_mtim.tv_sec, s.st_mtim.tv_nsec);
    printf("changed now %d\n", labs(s.st_ctim.tv_sec - now) < 5);
}
int main(void) {
    int fd = mkstemp(name);
    if (fd < 0)
        return 77;
    show("new", 0);
    struct timespec t[2] = {{1000000000, 5}, {1234567890, 999999999}};
    show("utimensat", utimensat(AT_FDCWD, name, t, 0));
    t[0].tv_nsec = UTIME_OMIT;
    t[1] = (struct timespec){1, 2};
    show("omit", futimens(fd, t));
    t[0].tv_nsec = UTIME_NOW;
    t[1].tv_nsec = UTIME_OMIT;
    show("now", futimens(fd, t));
    t[1].tv_nsec = 1000000000;
    show("too many", futimens(fd, t));
    show("none", utimensat(AT_FDCWD, "/tmp/no/such", t, 0));
    struct utimbuf u = {86400, 172800};
    show("utime", utime(name, &u));
    struct timeval v[2] = {{1700000000, 123456}, {4000000000, 654321}};
    show("utimes", utimes(name, v));
    show("both now", utimes(name, 0));
    utime(name, &u);
    write(fd, "x", 1);
    struct stat s;
    fstat(fd, &s);
    printf("written: %ld %d\n", (long)s.st_atime, labs(s.st_mtime - time(0)) < 5);
    unlink(name);
    return 0;
}
