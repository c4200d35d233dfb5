/* Rare functions on signals. */
#include "internal.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int sigtimedwait(const sigset_t *set, siginfo_t *info, const struct timespec *time)
{
    return (int)__result(__syscall(SYS_rt_sigtimedwait, set, info, time, 8L));
}

int sigqueue(pid_t pid, int number, const union sigval value)
{
    siginfo_t info;

    memset(&info, 0, sizeof info);
    info.si_signo = number;
    info.si_code = SI_QUEUE;
    info.si_pid = getpid();
    info.si_uid = (int)getuid();
    info.si_value = value;
    return (int)__result(__syscall(SYS_rt_sigqueueinfo, (long)pid, (long)number, &info));
}

int sigisemptyset(const sigset_t *set)
{
    return set->__bits[0] == 0;
}

int sigorset(sigset_t *to, const sigset_t *a, const sigset_t *b)
{
    to->__bits[0] = a->__bits[0] | b->__bits[0];
    return 0;
}

int sigandset(sigset_t *to, const sigset_t *a, const sigset_t *b)
{
    to->__bits[0] = a->__bits[0] & b->__bits[0];
    return 0;
}

int siginterrupt(int number, int interrupt)
{
    struct sigaction action;

    if (sigaction(number, 0, &action) < 0)
        return -1;
    action.sa_flags = interrupt ? action.sa_flags & ~SA_RESTART : action.sa_flags | SA_RESTART;
    return sigaction(number, &action, 0);
}

static int mask_one(int how, int number)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, number);
    return sigprocmask(how, &set, 0);
}

int sighold(int number)
{
    return mask_one(SIG_BLOCK, number);
}

int sigrelse(int number)
{
    return mask_one(SIG_UNBLOCK, number);
}

int sigignore(int number)
{
    return signal(number, SIG_IGN) == SIG_ERR ? -1 : 0;
}

int tgkill(pid_t group, pid_t thread, int number)
{
    return (int)__result(__syscall(SYS_tgkill, (long)group, (long)thread, (long)number));
}

const char *sigdescr_np(int number)
{
    return number > 0 && number < 32 ? strsignal(number) : 0;
}

const char *sigabbrev_np(int number)
{
    static const char names[] = "HUP\0   INT\0   QUIT\0  ILL\0   TRAP\0  ABRT\0  BUS\0   FPE\0   "
        "KILL\0  USR1\0  SEGV\0  USR2\0  PIPE\0  ALRM\0  TERM\0  STKFLT\0CHLD\0  CONT\0  STOP\0  TSTP\0  "
        "TTIN\0  TTOU\0  URG\0   XCPU\0  XFSZ\0  "
        "VTALRM\0PROF\0  WINCH\0 POLL\0  PWR\0   SYS\0   ";
    return number > 0 && number < 32 ? names + (number - 1) * 7 : 0;
}

void psiginfo(const siginfo_t *info, const char *prefix)
{
    if (prefix && *prefix)
        fprintf(stderr, "%s: ", prefix);
    fprintf(stderr, "%s (", strsignal(info->si_signo));
    if (info->si_signo == SIGSEGV || info->si_signo == SIGBUS)
        fprintf(stderr, "%s [%p])\n",
            info->si_code == SEGV_MAPERR ? "Address not mapped to object"
                : info->si_code == SEGV_ACCERR ? "Invalid permissions for mapped object" : "Unknown",
            info->si_addr);
    else
        fprintf(stderr, "Signal sent by %s %ld %ld)\n", info->si_code == SI_QUEUE ? "sigqueue()" : "kill()",
            (long)info->si_pid, (long)info->si_uid);
}
