// Pipes with names: who opens one waits for the other end.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
static void show(const char *what, long r) { printf("%s %ld %s\n", what, r, r < 0 ? strerror(errno) : ""); }
int main(void) {
    umask(022);
    signal(SIGPIPE, SIG_IGN);
    char where[] = "/tmp/fifoXX" "XX" "XX";
    if (!mkdtemp(where) || chdir(where) != 0)
        return 77;
    show("mkfifo", mkfifo("p", 0666));
    show("again", mkfifo("p", 0666));
    show("in nothing", mkfifo("none/p", 0666));
    struct stat s;
    stat("p", &s);
    printf("%o %ld %d %ld\n", s.st_mode, (long)s.st_size, S_ISFIFO(s.st_mode), (long)s.st_nlink);
    show("nobody reads", open("p", O_WRONLY | O_NONBLOCK));
    int r = open("p", O_RDONLY | O_NONBLOCK);
    char b[100];
    show("reader alone", read(r, b, 10));
    int w = open("p", O_WRONLY);
    show("empty", read(r, b, 10));
    show("write", write(w, "hello", 5));
    struct pollfd f = {r, POLLIN};
    show("poll", poll(&f, 1, 0));
    show("read", read(r, b, 100));
    show("seek", lseek(r, 0, SEEK_SET));
    close(w);
    show("end", read(r, b, 100));
    close(r);
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        int out = open("p", O_WRONLY);
        for (int i = 0; i < 3; i++)
            dprintf(out, "line %d\n", i);
        _exit(0);
    }
    FILE *in = fopen("p", "r");
    while (fgets(b, sizeof b, in))
        printf("got %s", b);
    fclose(in);
    waitpid(child, 0, 0);
    fflush(stdout);
    child = fork();
    if (child == 0) {
        int in = open("p", O_RDONLY);
        char all[100];
        long n, sum = 0;
        while ((n = read(in, all, sizeof all)) > 0)
            for (long i = 0; i < n; i++)
                sum += all[i];
        printf("sum %ld\n", sum);
        fflush(stdout);
        _exit(4);
    }
    w = open("p", O_WRONLY);
    for (int i = 0; i < 1000; i++)
        write(w, "abcdefgh", 8);
    close(w);
    int status;
    waitpid(child, &status, 0);
    show("child", WEXITSTATUS(status));
    fflush(stdout);
    if ((child = fork()) == 0) {
        close(open("p", O_WRONLY)); // comes and goes
        _exit(0);
    }
    r = open("p", O_RDONLY);
    waitpid(child, 0, 0);
    show("gone again", read(r, b, 10));
    close(r);
    int both = open("p", O_RDWR);
    show("both ways", write(both, "xyz", 3));
    show("back", read(both, b, 10));
    show("rename", rename("p", "q"));
    char path[64];
    sprintf(path, "/proc/self/fd/%d", both);
    long n = readlink(path, b, sizeof b - 1);
    b[n > 0 ? n : 0] = 0;
    puts(strrchr(b, '/') ? strrchr(b, '/') : b);
    show("unlink", unlink("q"));
    show("still there", write(both, "1", 1));
    close(both);
    show("mknod", mknod("r", S_IFIFO | 0600, 0));
    show("is there", access("r", W_OK));
    unlink("r");
    chdir("/");
    show("rmdir", rmdir(where));
    return 0;
}
