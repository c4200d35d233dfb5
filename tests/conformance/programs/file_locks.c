// flock(2), and the locks of fcntl(2), between processes.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>
static char name[] = "/tmp/locksXX" "XX" "XX";
static void show(const char *what, int r) {
    printf("%s %s\n", what, r < 0 ? strerror(errno) : "ok");
    fflush(stdout);
}
static int set(int fd, int how, short type, long start, long length) {
    struct flock l = {.l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length};
    return fcntl(fd, how, &l);
}
static void ask(int fd, short type, long start, long length, pid_t parent) {
    struct flock l = {.l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length};
    int r = fcntl(fd, F_GETLK, &l);
    printf("asked %ld+%ld: %d type %d", start, length, r, l.l_type);
    if (l.l_type != F_UNLCK)
        printf(" at %ld+%ld by %s", (long)l.l_start, (long)l.l_len, l.l_pid == parent ? "parent" : "other");
    puts("");
    fflush(stdout);
}
static void in_child(void (*run)(pid_t)) {
    pid_t parent = getpid();
    fflush(stdout);
    if (fork() == 0) {
        run(parent);
        fflush(stdout);
        _exit(0);
    }
    wait(0);
}
static int mine;
static void ranges(pid_t parent) {
    int fd = open(name, O_RDWR);
    ask(fd, F_WRLCK, 0, 0, parent);
    ask(fd, F_RDLCK, 50, 10, parent);
    ask(fd, F_WRLCK, 30, 5, parent);
    ask(fd, F_WRLCK, 45, 1, parent);
    ask(fd, F_RDLCK, 205, 1, parent);
    show("write 30", set(fd, F_SETLK, F_WRLCK, 30, 10));
    show("write 10", set(fd, F_SETLK, F_WRLCK, 10, 10));
    show("read 200", set(fd, F_SETLK, F_RDLCK, 200, 5));
    show("write 200", set(fd, F_SETLK, F_WRLCK, 200, 5));
    show("inherited", set(mine, F_SETLK, F_WRLCK, 0, 1));
}
static void whole(pid_t parent) {
    int fd = open(name, O_RDONLY);
    show("shared, at once", flock(fd, LOCK_SH | LOCK_NB));
    show("exclusive, at once", flock(fd, LOCK_EX | LOCK_NB));
    show("exclusive through the inherited one", flock(mine, LOCK_EX | LOCK_NB));
    (void)parent;
}
int main(void) {
    mine = mkstemp(name);
    if (mine < 0)
        return 77;
    ftruncate(mine, 300);
    show("write 0", set(mine, F_SETLK, F_WRLCK, 0, 100));
    show("unlock the middle", set(mine, F_SETLK, F_UNLCK, 20, 30));
    show("read 200", set(mine, F_SETLK, F_RDLCK, 200, 0));
    in_child(ranges);
    struct flock odd = {.l_type = F_WRLCK, .l_whence = SEEK_END, .l_start = -10, .l_len = -10};
    show("backwards from the end", fcntl(mine, F_SETLK, &odd));
    odd.l_start = -1000;
    show("before the beginning", fcntl(mine, F_SETLK, &odd));
    odd.l_type = 9;
    show("no such type", fcntl(mine, F_SETLK, &odd));
    int reader = open(name, O_RDONLY);
    show("to write through a reader", set(reader, F_SETLK, F_WRLCK, 0, 1));
    show("not open", set(99, F_SETLK, F_WRLCK, 0, 1));
    close(reader); // all locks of the process on this file are gone with it
    in_child(ranges);
    show("flock", flock(mine, LOCK_SH));
    in_child(whole);
    show("not an operation", flock(mine, 0));
    show("unlock", flock(mine, LOCK_UN));
    int ready[2];
    pipe(ready);
    fflush(stdout);
    if (fork() == 0) {
        int fd = open(name, O_RDWR);
        flock(fd, LOCK_EX);
        set(fd, F_SETLK, F_WRLCK, 0, 0);
        write(ready[1], "x", 1);
        usleep(20000);
        puts("child gives up its locks");
        fflush(stdout);
        _exit(0);
    }
    char c;
    read(ready[0], &c, 1);
    show("at once", flock(mine, LOCK_EX | LOCK_NB));
    show("at once", set(mine, F_SETLK, F_WRLCK, 5, 1));
    show("after waiting", set(mine, F_SETLKW, F_WRLCK, 5, 1));
    show("after waiting", flock(mine, LOCK_EX));
    wait(0);
    int counter = 0;
    pwrite(mine, &counter, sizeof counter, 0);
    set(mine, F_SETLK, F_UNLCK, 0, 0);
    fflush(stdout);
    for (int i = 0; i < 4; i++)
        if (fork() == 0) {
            int fd = open(name, O_RDWR);
            for (int k = 0; k < 50; k++) {
                lockf(fd, F_LOCK, 0);
                pread(fd, &counter, sizeof counter, 0);
                counter++;
                pwrite(fd, &counter, sizeof counter, 0);
                lockf(fd, F_ULOCK, 0);
            }
            _exit(0);
        }
    while (wait(0) > 0)
        ;
    pread(mine, &counter, sizeof counter, 0);
    printf("%d\n", counter);
    unlink(name);
    return 0;
}
