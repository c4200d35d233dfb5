/* Handlers, masks, pending signals, kill, raise and children that are killed. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile int count;
static void handler(int n)
{
    count += n;
}
int main(void)
{
    sigset_t set, old;
    int status;
    signal(SIGUSR1, handler);
    raise(SIGUSR1);
    printf("%d\n", count);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, &old);
    kill(getpid(), SIGUSR1);
    sigpending(&set);
    printf("%d pending %d\n", count, sigismember(&set, SIGUSR1));
    sigprocmask(SIG_SETMASK, &old, 0);
    printf("%d\n", count);
    signal(SIGUSR1, SIG_IGN);
    raise(SIGUSR1);
    printf("%d\n", count);
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        for (;;)
            pause();
    }
    kill(child, SIGTERM);
    waitpid(child, &status, 0);
    printf("signaled %d by %d\n", WIFSIGNALED(status), WTERMSIG(status));
    printf("no such process %d\n", kill(999999, 0));
    return 0;
}
