/* Signals. The kernel's sigaction has another layout than the program's. */
#include "internal.h"
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define RESTORER 0x04000000UL
#define MASK_BYTES 8L

struct kernel_action {
    void *handler;
    unsigned long flags;
    void (*restorer)(void);
    unsigned long mask;
};

/* Where a handler returns to. */
void __restore_rt(void)
{
    for (;;)
        __syscall(SYS_rt_sigreturn);
}

static void to_kernel(struct kernel_action *to, const struct sigaction *from)
{
    to->handler = (void *)from->sa_handler;
    to->flags = (unsigned long)(unsigned)from->sa_flags | RESTORER;
    to->restorer = __restore_rt;
    to->mask = from->sa_mask.__bits[0];
}

static void from_kernel(struct sigaction *to, const struct kernel_action *from)
{
    memset(to, 0, sizeof *to);
    to->sa_handler = (__sighandler_t)from->handler;
    to->sa_flags = (int)from->flags;
    to->sa_restorer = from->restorer;
    to->sa_mask.__bits[0] = from->mask;
}

int sigaction(int number, const struct sigaction *action, struct sigaction *old)
{
    struct kernel_action wanted, former;
    long result;

    if (action)
        to_kernel(&wanted, action);
    result = __result(__syscall(SYS_rt_sigaction, (long)number, action ? &wanted : (struct kernel_action *)0,
                                old ? &former : (struct kernel_action *)0, MASK_BYTES));
    if (result == 0 && old)
        from_kernel(old, &former);
    return (int)result;
}

__sighandler_t signal(int number, __sighandler_t handler)
{
    struct sigaction action, old;

    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaddset(&action.sa_mask, number);
    if (sigaction(number, &action, &old) < 0)
        return SIG_ERR;
    return old.sa_handler;
}

int sigprocmask(int how, const sigset_t *set, sigset_t *old)
{
    return (int)__result(__syscall(SYS_rt_sigprocmask, (long)how, set, old, MASK_BYTES));
}

int sigpending(sigset_t *set)
{
    return (int)__result(__syscall(SYS_rt_sigpending, set, MASK_BYTES));
}

int sigsuspend(const sigset_t *mask)
{
    sigset_t before;
    int result, error;

    sigprocmask(SIG_SETMASK, 0, &before);
    result = (int)__result(__syscall(SYS_rt_sigsuspend, mask, MASK_BYTES));
    error = errno;
    sigprocmask(SIG_SETMASK, &before, 0);
    errno = error;
    return result;
}

int sigaltstack(const stack_t *stack, stack_t *old)
{
    return (int)__result(__syscall(SYS_sigaltstack, stack, old));
}

int sigemptyset(sigset_t *set)
{
    memset(set, 0, sizeof *set);
    return 0;
}

int sigfillset(sigset_t *set)
{
    memset(set, 0xff, sizeof *set);
    return 0;
}

static int valid(int number)
{
    if (number >= 1 && number < _NSIG)
        return 1;
    errno = EINVAL;
    return 0;
}

int sigaddset(sigset_t *set, int number)
{
    if (!valid(number))
        return -1;
    set->__bits[0] |= 1UL << (number - 1);
    return 0;
}

int sigdelset(sigset_t *set, int number)
{
    if (!valid(number))
        return -1;
    set->__bits[0] &= ~(1UL << (number - 1));
    return 0;
}

int sigismember(const sigset_t *set, int number)
{
    if (!valid(number))
        return -1;
    return (int)(set->__bits[0] >> (number - 1) & 1);
}

int kill(pid_t pid, int number)
{
    return (int)__result(__syscall(SYS_kill, (long)pid, (long)number));
}

int killpg(pid_t group, int number)
{
    return kill(-group, number);
}

int raise(int number)
{
    return (int)__result(__syscall(SYS_tgkill, (long)getpid(), (long)gettid(), (long)number));
}

int __sigjmp_save(jmp_buf buffer, int save)
{
    buffer[0].__mask_saved = save;
    if (save)
        sigprocmask(SIG_BLOCK, 0, (sigset_t *)buffer[0].__mask);
    return 0;
}

void longjmp(jmp_buf buffer, int value)
{
    __builtin_longjmp(buffer[0].__registers, value ? value : 1);
}

void siglongjmp(sigjmp_buf buffer, int value)
{
    if (buffer[0].__mask_saved)
        sigprocmask(SIG_SETMASK, (sigset_t *)buffer[0].__mask, 0);
    __builtin_longjmp(buffer[0].__registers, value ? value : 1);
}

static const char *const texts[] = {
    0, "Hangup", "Interrupt", "Quit", "Illegal instruction", "Trace/breakpoint trap", "Aborted",
    "Bus error", "Floating point exception", "Killed", "User defined signal 1", "Segmentation fault",
    "User defined signal 2", "Broken pipe", "Alarm clock", "Terminated", "Stack fault", "Child exited",
    "Continued", "Stopped (signal)", "Stopped", "Stopped (tty input)", "Stopped (tty output)",
    "Urgent I/O condition", "CPU time limit exceeded",
    "File size limit exceeded", "Virtual timer expired", "Profiling timer expired", "Window changed",
    "I/O possible", "Power failure", "Bad system call",
};

char *strsignal(int number)
{
    if (number >= 1 && number < (int)(sizeof texts / sizeof texts[0]))
        return (char *)texts[number];
    snprintf(THREAD->text, sizeof THREAD->text, "Unknown signal %d", number);
    return THREAD->text;
}

void psignal(int number, const char *prefix)
{
    if (prefix && *prefix)
        fprintf(stderr, "%s: %s\n", prefix, strsignal(number));
    else
        fprintf(stderr, "%s\n", strsignal(number));
}
