// waitid(2): looking at a child without taking it away.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static pid_t child;
static void ask(const char *what, idtype_t kind, id_t id, int options) {
    siginfo_t s;
    memset(&s, 255, sizeof s);
    int r = waitid(kind, id, &s, options);
    printf("%s: %d ", what, r);
    if (r < 0)
        printf("%s\n", strerror(errno));
    else
        printf("signo %d code %d %s status %d\n", s.si_signo, s.si_code,
               s.si_pid == child ? "child" : s.si_pid ? "other" : "nobody", s.si_status);
}
int main(void) {
    ask("no children", P_ALL, 0, WEXITED);
    fflush(stdout);
    child = fork();
    if (child == 0)
        _exit(9);
    ask("look", P_PID, child, WEXITED | WNOWAIT);
    ask("look again", P_ALL, 0, WEXITED | WNOWAIT);
    ask("not for this", P_PID, child, WSTOPPED | WNOHANG);
    ask("take", P_PID, child, WEXITED);
    ask("gone", P_PID, child, WEXITED);
    ask("nothing asked for", P_ALL, 0, 0);
    ask("unknown kind", 7, 0, WEXITED);
    ask("no pid", P_PID, 0, WEXITED);
    fflush(stdout);
    child = fork();
    if (child == 0)
        for (;;)
            pause();
    ask("runs", P_PID, child, WEXITED | WNOHANG);
    kill(child, SIGSTOP);
    ask("stopped, look", P_PID, child, WSTOPPED | WNOWAIT);
    ask("stopped", P_PID, child, WSTOPPED | WEXITED);
    ask("once only", P_PID, child, WSTOPPED | WNOHANG);
    kill(child, SIGCONT);
    ask("continued", P_PID, child, WCONTINUED);
    kill(child, SIGKILL);
    ask("killed, look", P_ALL, 0, WEXITED | WNOWAIT);
    int status;
    printf("%d\n", waitpid(child, &status, 0) == child);
    printf("%d %d\n", WIFSIGNALED(status), WTERMSIG(status));
    return 0;
}
