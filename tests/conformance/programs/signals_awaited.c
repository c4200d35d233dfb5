#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <signal.h>
#include <sys/wait.h>
#include <errno.h>
#include <time.h>
static volatile sig_atomic_t got, chld;
static void h(int s) { got = s; }
static void hc(int s) {
    while (waitpid(-1, 0, WNOHANG) > 0)
        chld++;
}
int main(void) {
    signal(SIGUSR1, h);
    sigset_t m, o;
    sigemptyset(&m);
    sigaddset(&m, SIGUSR1);
    sigprocmask(SIG_BLOCK, &m, &o);
    raise(SIGUSR1);
    printf("%d\n", got);
    sigset_t p;
    sigpending(&p);
    printf("%d\n", sigismember(&p, SIGUSR1));
    sigprocmask(SIG_SETMASK, &o, 0);
    printf("%d\n", got == SIGUSR1);
    signal(SIGCHLD, hc);
    for (int i = 0; i < 3; i++)
        if (!fork())
            _exit(i);
    while (chld < 3)
        usleep(1000);
    printf("%d\n", chld);
    pid_t c = fork();
    signal(SIGCHLD, SIG_DFL);
    if (!c) {
        pause();
        _exit(1);
    }
    usleep(20000);
    kill(c, SIGSTOP);
    int s;
    waitpid(c, &s, WUNTRACED);
    printf("%d %d\n", WIFSTOPPED(s), WSTOPSIG(s) == SIGSTOP);
    kill(c, SIGCONT);
    waitpid(c, &s, WCONTINUED);
    printf("%d\n", WIFCONTINUED(s));
    kill(c, SIGKILL);
    waitpid(c, &s, 0);
    printf("%d\n", WTERMSIG(s));
    siginfo_t si;
    sigprocmask(SIG_BLOCK, &m, 0);
    kill(getpid(), SIGUSR1);
    printf("%d\n", sigwaitinfo(&m, &si) == SIGUSR1);
    struct timespec ts = {0, 1000000};
    printf("%d %d\n", sigtimedwait(&m, &si, &ts), errno == EAGAIN);
    union sigval v = {.sival_int = 42};
    sigqueue(getpid(), SIGUSR1, v);
    sigwaitinfo(&m, &si);
    printf("%d\n", si.si_value.sival_int);
    int w;
    kill(getpid(), SIGUSR1);
    sigwait(&m, &w);
    printf("%d\n", w == SIGUSR1);
    alarm(1);
    signal(SIGALRM, h);
    pause();
    printf("%d\n", got == SIGALRM);
    siginfo_t wi;
    c = fork();
    if (!c)
        _exit(9);
    waitid(P_PID, c, &wi, WEXITED);
    printf("%d %d\n", wi.si_status, wi.si_code == CLD_EXITED);
    psignal(SIGSEGV, "x");
    printf("%d\n", kill(999999, 0) == -1 && errno == ESRCH);
}
