// Faults a handler leaves by siglongjmp, alarms, blocked and ignored signals.
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
static sigjmp_buf env;
static volatile sig_atomic_t count;
static void *addr;
static int code;
static void h(int s, siginfo_t *i, void *u) {
    addr = i->si_addr;
    code = i->si_code;
    count++;
    siglongjmp(env, s);
}
static void alrm(int s) { write(1, "alarm\n", 6); }
int main() {
    struct sigaction sa = {.sa_sigaction = h, .sa_flags = SA_SIGINFO};
    sigemptyset(&sa.sa_mask);
    sigaction(SIGSEGV, &sa, 0);
    sigaction(SIGBUS, &sa, 0);
    sigaction(SIGFPE, &sa, 0);
    char *p = mmap(0, 8192, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    setvbuf(stdout, 0, _IONBF, 0);
    int s = sigsetjmp(env, 1);
    if (!s)
        p[5] = 1;
    printf("%d %td %d\n", s, (char *)addr - p, code == SEGV_ACCERR);
    munmap(p, 8192);
    s = sigsetjmp(env, 1);
    if (!s)
        p[9] = 1;
    printf("%d %td %d\n", s, (char *)addr - p, code == SEGV_MAPERR);
    volatile int z = 0;
    s = sigsetjmp(env, 1);
    if (!s)
        z = 5 / z;
    printf("%d %d\n", s, code == FPE_INTDIV);
    volatile long m = -1;
    volatile long mn = (-0x7fffffffffffffffL - 1);
    s = sigsetjmp(env, 1);
    if (!s)
        mn = mn / m;
    printf("%d %d\n", s, (int)count);
    struct sigaction old;
    sa.sa_handler = alrm;
    sa.sa_flags = SA_RESTART;
    sigaction(SIGALRM, &sa, &old);
    printf("%d\n", old.sa_handler == SIG_DFL);
    alarm(1);
    int r = pause();
    printf("%d %d %s\n", r, errno == EINTR, strsignal(SIGALRM));
    sigset_t b, o;
    sigemptyset(&b);
    sigaddset(&b, SIGUSR1);
    sigprocmask(SIG_BLOCK, &b, &o);
    signal(SIGUSR1, alrm);
    raise(SIGUSR1);
    sigset_t pend;
    sigpending(&pend);
    printf("pending %d\n", sigismember(&pend, SIGUSR1));
    sigprocmask(SIG_SETMASK, &o, 0);
    sigpending(&pend);
    printf("pending %d\n", sigismember(&pend, SIGUSR1));
    signal(SIGTERM, SIG_IGN);
    raise(SIGTERM);
    puts("alive");
    signal(SIGTERM, SIG_DFL);
    raise(SIGTERM);
    return 9;
}
