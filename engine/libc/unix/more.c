/* Calls and small functions that did not find a place elsewhere. */
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/times.h>
#include <time.h>
#include <unistd.h>

#define MOST_WORDS 64

void error(int status, int number, const char *format, ...)
{
    extern char *program_invocation_name;
    va_list list;

    fflush(stdout);
    fprintf(stderr, "%s: ", program_invocation_name);
    va_start(list, format);
    vfprintf(stderr, format, list);
    va_end(list);
    if (number)
        fprintf(stderr, ": %s", strerror(number));
    fputc('\n', stderr);
    if (status)
        exit(status);
}

/* Behind the environment on the initial stack. */
unsigned long getauxval(unsigned long type)
{
    long *p = THREAD->initial_stack;

    if (p == 0) {
        errno = ENOENT;
        return 0;
    }
    for (p += *p + 2; *p; p++)
        ;
    for (p++; p[0]; p += 2)
        if ((unsigned long)p[0] == type)
            return (unsigned long)p[1];
    errno = ENOENT;
    return 0;
}

ssize_t getrandom(void *to, size_t size, unsigned flags)
{
    return __result(__syscall(SYS_getrandom, to, size, (long)flags));
}

int getentropy(void *to, size_t size)
{
    return getrandom(to, size, 0) == (ssize_t)size ? 0 : -1;
}

clock_t times(struct tms *used)
{
    return __result(__syscall(SYS_times, used));
}

int flock(int fd, int operation)
{
    return (int)__result(__syscall(SYS_flock, (long)fd, (long)operation));
}

int dup3(int fd, int to, int flags)
{
    return (int)__result(__syscall(SYS_dup3, (long)fd, (long)to, (long)flags));
}

int syncfs(int fd)
{
    return (int)__result(__syscall(SYS_syncfs, (long)fd));
}

int fstatat(int directory, const char *path, struct stat *status, int flags)
{
    return (int)__result(__syscall(SYS_newfstatat, (long)directory, path, status, (long)flags));
}

int unlinkat(int directory, const char *path, int flags)
{
    return (int)__result(__syscall(SYS_unlinkat, (long)directory, path, (long)flags));
}

int mkdirat(int directory, const char *path, mode_t mode)
{
    return (int)__result(__syscall(SYS_mkdirat, (long)directory, path, (long)mode));
}

int execle(const char *path, const char *argument, ...)
{
    char *words[MOST_WORDS], **environment;
    int count = 0;
    va_list list;

    va_start(list, argument);
    for (; argument && count < MOST_WORDS - 1; argument = va_arg(list, char *))
        words[count++] = (char *)argument;
    words[count] = 0;
    environment = va_arg(list, char **);
    va_end(list);
    return execve(path, words, environment);
}

int execvpe(const char *file, char *const words[], char *const environment[])
{
    char **before = environ;
    int result;

    environ = (char **)environment;
    result = execvp(file, words);
    environ = before;
    return result;
}

char *mkdtemp(char *pattern)
{
    size_t size = strlen(pattern);
    unsigned number;

    if (size < 6 || strspn(pattern + size - 6, "X") != 6) {
        errno = EINVAL;
        return 0;
    }
    for (number = 0; number < 100000; number++) {
        snprintf(pattern + size - 6, 7, "%06u", number);
        if (mkdir(pattern, 0700) == 0)
            return pattern;
        if (errno != EEXIST)
            break;
    }
    return 0;
}

/* . and .. are taken out, links followed: what the rest of the path is seen from lies in `whole`. */
char *realpath(const char *path, char *to)
{
    char whole[8192], link[8192], *out, *part, *rest;
    struct stat status;
    ssize_t size;

    if (stat(path, &status) < 0)
        return 0;
    whole[0] = 0;
    if (*path != '/' && getcwd(whole, 4096) == 0)
        return 0;
    strcat(whole, "/");
    strncat(whole, path, 4095);
    if (to == 0 && (to = malloc(4096)) == 0)
        return 0;
    out = to;
    for (part = strtok_r(whole, "/", &rest); part; part = strtok_r(0, "/", &rest)) {
        if (strcmp(part, "..") == 0)
            while (out > to && *--out != '/')
                ;
        else if (strcmp(part, ".") != 0)
            out = stpcpy(stpcpy(out, "/"), part);
        *out = 0;
        size = out > to ? readlink(to, link, 4095) : -1;
        if (size < 0)
            continue;
        snprintf(link + size, sizeof link - (size_t)size, "/%s", rest ? rest : "");
        strcpy(rest = whole, link);
        while (*link != '/' && *--out != '/')
            ;
        if (*link == '/')
            out = to;
        *out = 0;
    }
    if (out == to)
        strcpy(to, "/");
    return to;
}

char *secure_getenv(const char *name)
{
    return getenv(name);
}

int clearenv(void)
{
    environ = 0;
    return 0;
}

int sigwaitinfo(const sigset_t *set, siginfo_t *info)
{
    return (int)__result(__syscall(SYS_rt_sigtimedwait, set, info, 0L, 8L));
}

int sigwait(const sigset_t *set, int *number)
{
    int result = sigwaitinfo(set, 0);

    if (result < 0)
        return errno;
    *number = result;
    return 0;
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *duration, struct timespec *left)
{
    return (int)-__syscall(SYS_clock_nanosleep, (long)clock, (long)flags, duration, left);
}

int timespec_get(struct timespec *now, int base)
{
    return clock_gettime(CLOCK_REALTIME, now) == 0 ? base : 0;
}

long pathconf(const char *path, int name)
{
    (void)path;
    return name == 3 ? 255 : name == 4 ? 4096 : name == 5 ? 4096 : -1;
}

size_t confstr(int name, char *to, size_t size)
{
    (void)name;
    return (size_t)snprintf(to, size, "glibc 2.36") + 1;
}

const char *gnu_get_libc_version(void)
{
    return "2.36";
}
