// sendfile(2) and copy_file_range(2).
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
static char a[] = "/tmp/copyaXX" "XX" "XX", b[] = "/tmp/copybXX" "XX" "XX";
static void show(const char *what, long r) { printf("%s %ld %s\n", what, r, r < 0 ? strerror(errno) : ""); }
static long sum(int fd) {
    char part[512];
    long n, at = 0, all = 0;
    while ((n = pread(fd, part, sizeof part, at)) > 0)
        for (long i = 0; i < n; i++)
            all = (all * 31 + part[i] + at++) % 1000003;
    return all;
}
int main(void) {
    int f = mkstemp(a), t = mkstemp(b), p[2];
    struct stat s;
    for (int i = 0; i < 20000; i++)
        dprintf(f, "%c", 'a' + i % 23);
    show("at the end", sendfile(t, f, 0, 10));
    off_t at = 100, to = 5000;
    show("from 100", sendfile(t, f, &at, 300));
    show("moved on", (long)at);
    show("file stands", lseek(f, 0, SEEK_CUR));
    show("target stands", lseek(t, 0, SEEK_CUR));
    lseek(f, 19990, SEEK_SET);
    show("rest", sendfile(t, f, 0, 1000));
    show("sum", sum(t));
    pipe(p);
    at = 0;
    show("into a pipe", sendfile(p[1], f, &at, 5000));
    char all[6000];
    show("out of it", read(p[0], all, sizeof all));
    show("last", all[4999]);
    show("from a pipe", sendfile(t, p[0], 0, 10));
    show("to a reader", sendfile(p[0], f, 0, 10));
    show("not open", sendfile(99, f, 0, 10));
    at = -1;
    show("negative", sendfile(t, f, &at, 10));
    ftruncate(t, 0);
    lseek(f, 0, SEEK_SET);
    lseek(t, 0, SEEK_SET);
    show("copy all", copy_file_range(f, 0, t, 0, 100000, 0));
    show("sum", sum(t) == sum(f));
    show("nothing left", copy_file_range(f, 0, t, 0, 100000, 0));
    at = 1000;
    show("into the middle", copy_file_range(f, &at, t, &to, 6000, 0));
    printf("%ld %ld\n", (long)at, (long)to);
    show("sum", sum(t));
    at = 10, to = 30000;
    show("behind the end", copy_file_range(f, &at, t, &to, 5, 0));
    fstat(t, &s);
    show("size", (long)s.st_size);
    show("sum", sum(t));
    at = 0, to = 10;
    show("onto itself", copy_file_range(f, &at, f, &to, 100, 0));
    show("flags", copy_file_range(f, &at, t, &to, 100, 1));
    show("pipe", copy_file_range(f, &at, p[1], 0, 100, 0));
    int again = open(b, O_WRONLY | O_APPEND);
    show("appending", copy_file_range(f, &at, again, 0, 100, 0));
    show("appending", sendfile(again, f, 0, 100));
    unlink(a);
    unlink(b);
    return 0;
}
