/* Processes: who am I, fork, exec, wait, limits, waiting for time to pass. */
#include "internal.h"
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_ARGUMENTS 64

pid_t fork(void)
{
    pid_t pid;

    if (__fork_handlers)
        __run_fork_handlers(0);
    pid = (pid_t)__result(__syscall(SYS_fork));
    if (pid == 0 && __threads_started)
        __threads_started = THREAD->number = 0;
    if (__fork_handlers)
        __run_fork_handlers(pid == 0 ? 2 : 1);
    return pid;
}

/* In programs a macro, see unistd.h; here only for those that take its address. */
pid_t(vfork)(void)
{
    return fork();
}

pid_t getpid(void)
{
    return (pid_t)__syscall(SYS_getpid);
}

pid_t getppid(void)
{
    return (pid_t)__syscall(SYS_getppid);
}

pid_t gettid(void)
{
    return (pid_t)__syscall(SYS_gettid);
}

pid_t getpgrp(void)
{
    return (pid_t)__syscall(SYS_getpgrp);
}

pid_t getpgid(pid_t pid)
{
    return (pid_t)__result(__syscall(SYS_getpgid, (long)pid));
}

int setpgid(pid_t pid, pid_t group)
{
    return (int)__result(__syscall(SYS_setpgid, (long)pid, (long)group));
}

pid_t setsid(void)
{
    return (pid_t)__result(__syscall(SYS_setsid));
}

uid_t getuid(void)
{
    return (uid_t)__syscall(SYS_getuid);
}

uid_t geteuid(void)
{
    return (uid_t)__syscall(SYS_geteuid);
}

gid_t getgid(void)
{
    return (gid_t)__syscall(SYS_getgid);
}

gid_t getegid(void)
{
    return (gid_t)__syscall(SYS_getegid);
}

int setuid(uid_t uid)
{
    return (int)__result(__syscall(SYS_setuid, (long)uid));
}

int setgid(gid_t gid)
{
    return (int)__result(__syscall(SYS_setgid, (long)gid));
}

int getpriority(int which, id_t who)
{
    long result = __result(__syscall(SYS_getpriority, (long)which, (long)who));
    return result < 0 ? -1 : 20 - (int)result;
}

int setpriority(int which, id_t who, int priority)
{
    return (int)__result(__syscall(SYS_setpriority, (long)which, (long)who, (long)priority));
}

int nice(int increment)
{
    int priority = getpriority(PRIO_PROCESS, 0) + increment;

    if (setpriority(PRIO_PROCESS, 0, priority) < 0)
        return -1;
    return getpriority(PRIO_PROCESS, 0);
}

int execve(const char *path, char *const arguments[], char *const environment[])
{
    return (int)__result(__syscall(SYS_execve, path, arguments, environment));
}

int execv(const char *path, char *const arguments[])
{
    return execve(path, arguments, environ);
}

static void gather(const char *first, va_list list, char **arguments)
{
    int count = 0;
    char *next = (char *)first;

    while (next && count < MOST_ARGUMENTS - 1) {
        arguments[count++] = next;
        next = va_arg(list, char *);
    }
    arguments[count] = 0;
}

int execl(const char *path, const char *argument, ...)
{
    char *arguments[MOST_ARGUMENTS];
    va_list list;

    va_start(list, argument);
    gather(argument, list, arguments);
    va_end(list);
    return execv(path, arguments);
}

int execlp(const char *file, const char *argument, ...)
{
    char *arguments[MOST_ARGUMENTS];
    va_list list;

    va_start(list, argument);
    gather(argument, list, arguments);
    va_end(list);
    return execvp(file, arguments);
}

pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage)
{
    return (pid_t)__result(__syscall(SYS_wait4, (long)pid, status, (long)options, usage));
}

pid_t wait3(int *status, int options, struct rusage *usage)
{
    return wait4(-1, status, options, usage);
}

pid_t waitpid(pid_t pid, int *status, int options)
{
    return wait4(pid, status, options, 0);
}

pid_t wait(int *status)
{
    return wait4(-1, status, 0, 0);
}

int getrusage(int who, struct rusage *usage)
{
    return (int)__result(__syscall(SYS_getrusage, (long)who, usage));
}

int prlimit(pid_t pid, int resource, const struct rlimit *limit, struct rlimit *old)
{
    return (int)__result(__syscall(SYS_prlimit64, (long)pid, (long)resource, limit, old));
}

int getrlimit(int resource, struct rlimit *limit)
{
    return prlimit(0, resource, 0, limit);
}

int setrlimit(int resource, const struct rlimit *limit)
{
    return prlimit(0, resource, limit, 0);
}

int prctl(int option, ...)
{
    va_list list;
    long a, b, c, d;

    va_start(list, option);
    a = va_arg(list, long);
    b = va_arg(list, long);
    c = va_arg(list, long);
    d = va_arg(list, long);
    va_end(list);
    return (int)__result(__syscall(SYS_prctl, (long)option, a, b, c, d));
}

int sched_yield(void)
{
    return (int)__result(__syscall(SYS_sched_yield));
}

unsigned int alarm(unsigned int seconds)
{
    return (unsigned)__syscall(SYS_alarm, (long)seconds);
}

int pause(void)
{
    return (int)__result(__syscall(SYS_pause));
}

long syscall(long number, ...)
{
    va_list list;
    long a, b, c, d, e, f;

    va_start(list, number);
    a = va_arg(list, long);
    b = va_arg(list, long);
    c = va_arg(list, long);
    d = va_arg(list, long);
    e = va_arg(list, long);
    f = va_arg(list, long);
    va_end(list);
    return __result(__syscall(number, a, b, c, d, e, f));
}
