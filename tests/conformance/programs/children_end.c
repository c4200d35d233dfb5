// How children end, and what a parent reads from them; vfork shares, a file's position is shared.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
int main() {
    int fd[2];
    pipe(fd);
    pid_t p = fork();
    if (!p) {
        close(fd[0]);
        FILE *f = fdopen(fd[1], "w");
        for (int i = 0; i < 5; i++)
            fprintf(f, "line %d\n", i);
        fclose(f);
        _exit(3);
    }
    close(fd[1]);
    FILE *r = fdopen(fd[0], "r");
    char *l = 0;
    size_t cap = 0;
    ssize_t n;
    while ((n = getline(&l, &cap, r)) > 0)
        printf("%zd %zu %s", n, cap, l);
    free(l);
    fclose(r);
    int st;
    waitpid(p, &st, 0);
    printf("%d %d\n", WIFEXITED(st), WEXITSTATUS(st));
    p = fork();
    if (!p) {
        abort();
    }
    wait(&st);
    printf("%d %d %s\n", WIFSIGNALED(st), WTERMSIG(st), strsignal(WTERMSIG(st)));
    p = fork();
    if (!p) {
        kill(getpid(), 9);
    }
    wait(&st);
    printf("%d %d\n", WIFSIGNALED(st), WTERMSIG(st));
    p = fork();
    if (!p) {
        raise(SIGSTOP);
        _exit(4);
    }
    waitpid(p, &st, WUNTRACED);
    printf("%d %d\n", WIFSTOPPED(st), WSTOPSIG(st));
    kill(p, SIGCONT);
    waitpid(p, &st, 0);
    printf("%d\n", WEXITSTATUS(st));
    printf("%d %s\n", wait(&st), strerror(errno));
    int x = 1;
    fflush(stdout);
    if ((p = vfork()) == 0) {
        x = 2;
        _exit(0);
    }
    waitpid(p, 0, 0);
    printf("x %d\n", x);
    int fds[3];
    signal(SIGPIPE, SIG_IGN);
    pipe(fds);
    close(fds[0]);
    printf("%zd %s\n", write(fds[1], "x", 1), strerror(errno));
    int o = open("/tmp/l4x", O_RDWR | O_CREAT | O_TRUNC, 0600);
    write(o, "hello world", 11);
    pid_t q = fork();
    if (!q) {
        lseek(o, 6, SEEK_SET);
        _exit(0);
    }
    waitpid(q, 0, 0);
    char b[20] = {0};
    read(o, b, 5);
    puts(b);
    unlink("/tmp/l4x");
    printf("%d\n", access("/tmp/l4x", F_OK));
    return 0;
}
