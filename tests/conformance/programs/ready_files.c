// poll and select on pipes, sigsuspend, and children that are stopped and continued.
#include <errno.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
static void h(int s) { printf("handler %d\n", s); }
static volatile int chlds;
static void chld(int s) { chlds++; }
int main() {
    int a[2], b[2];
    pipe(a);
    pipe(b);
    struct pollfd p[3] = {{a[0], POLLIN}, {a[1], POLLOUT}, {b[0], POLLIN}};
    printf("%d", poll(p, 3, 0));
    printf(" %d %d %d\n", p[0].revents, p[1].revents, p[2].revents);
    write(a[1], "x", 1);
    printf("%d", poll(p, 3, -1));
    printf(" %d %d %d\n", p[0].revents, p[1].revents, p[2].revents);
    close(b[1]);
    printf("%d", poll(p + 2, 1, -1));
    printf(" %d\n", p[2].revents);
    p[2].fd = 77;
    printf("%d", poll(p + 2, 1, 5));
    printf(" %d\n", p[2].revents);
    p[2].fd = -1;
    printf("%d\n", poll(p + 2, 1, 5));
    char c;
    read(a[0], &c, 1);
    struct timespec t, u;
    clock_gettime(CLOCK_MONOTONIC, &t);
    int r = poll(p, 1, 50);
    clock_gettime(CLOCK_MONOTONIC, &u);
    long ms = (u.tv_sec - t.tv_sec) * 1000 + (u.tv_nsec - t.tv_nsec) / 1000000;
    printf("%d %d\n", r, ms >= 49);
    fd_set f;
    FD_ZERO(&f);
    FD_SET(a[0], &f);
    struct timeval tv = {0, 20000};
    r = select(a[0] + 1, &f, 0, 0, &tv);
    printf("%d %d %ld %ld\n", r, FD_ISSET(a[0], &f), tv.tv_sec, tv.tv_usec);
    fflush(stdout);
    if (!fork()) {
        usleep(10000);
        write(a[1], "hello", 5);
        _exit(0);
    }
    FD_ZERO(&f);
    FD_SET(a[0], &f);
    tv = (struct timeval){5, 0};
    r = select(a[0] + 1, &f, 0, 0, &tv);
    printf("%d %d %d\n", r, FD_ISSET(a[0], &f), tv.tv_sec == 4);
    wait(0);
    FD_ZERO(&f);
    int gone = dup(0); // within the table of descriptors: what lies beyond its size, select() never looks at
    close(gone);
    FD_SET(gone, &f);
    printf("%d %s\n", select(gone + 1, &f, 0, 0, 0), strerror(errno));
    sigset_t m, o;
    sigemptyset(&m);
    sigaddset(&m, SIGUSR1);
    sigprocmask(SIG_BLOCK, &m, &o);
    signal(SIGUSR1, h);
    raise(SIGUSR1);
    printf("before\n");
    printf("%d", sigsuspend(&o));
    printf(" %d\n", errno == EINTR);
    sigset_t q;
    sigprocmask(0, 0, &q);
    printf("%d\n", sigismember(&q, SIGUSR1));
    fflush(stdout);
    signal(SIGCHLD, chld);
    pid_t k = fork();
    if (!k) {
        for (;;)
            pause();
    }
    int st;
    kill(k, SIGSTOP);
    waitpid(k, &st, WUNTRACED);
    printf("%d %d\n", WIFSTOPPED(st), WSTOPSIG(st));
    kill(k, SIGCONT);
    waitpid(k, &st, WCONTINUED);
    printf("%d\n", WIFCONTINUED(st));
    printf("%d\n", waitpid(k, &st, WNOHANG | WUNTRACED | WCONTINUED));
    kill(k, SIGTERM);
    waitpid(k, &st, 0);
    printf("%d\n", WTERMSIG(st));
    printf("%d %d %d %zu %zu\n", fpclassify(1.0), fpclassify(1e-310), isnormal(0.0),
           _Alignof(max_align_t), sizeof(max_align_t));
    printf("%d\n", chlds > 0); // how many come through depends on who runs when
    return 0;
}
