/* ioctl, personality, users, posix_spawn. */
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/wait.h>
#include <unistd.h>

int ioctl(int fd, unsigned long request, ...)
{
    va_list list;
    long argument;

    va_start(list, request);
    argument = va_arg(list, long);
    va_end(list);
    return (int)__result(__syscall(SYS_ioctl, (long)fd, request, argument));
}

int personality(unsigned long persona)
{
    return (int)__result(__syscall(SYS_personality, persona));
}

ssize_t sendfile(int to, int from, off_t *offset, size_t size)
{
    return __result(__syscall(SYS_sendfile, (long)to, (long)from, offset, size));
}

static struct passwd root = {"root", "x", 0, 0, "root", "/root", "/bin/bash"};
static char *nobody[] = {0};
static struct group root_group = {"root", "x", 0, nobody};

struct passwd *getpwuid(uid_t uid)
{
    return uid == 0 ? &root : 0;
}

struct passwd *getpwnam(const char *name)
{
    return strcmp(name, "root") == 0 ? &root : 0;
}

struct group *getgrgid(gid_t gid)
{
    return gid == 0 ? &root_group : 0;
}

struct group *getgrnam(const char *name)
{
    return strcmp(name, "root") == 0 ? &root_group : 0;
}

int posix_spawn_file_actions_init(posix_spawn_file_actions_t *actions)
{
    memset(actions, 0, sizeof *actions);
    return 0;
}

int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *actions)
{
    (void)actions;
    return 0;
}

static int add(posix_spawn_file_actions_t *actions, int what, int fd, int to)
{
    if (actions->__count == 16)
        return ENOMEM;
    actions->__actions[actions->__count].__what = what;
    actions->__actions[actions->__count].__fd = fd;
    actions->__actions[actions->__count++].__to = to;
    return 0;
}

int posix_spawn_file_actions_addclose(posix_spawn_file_actions_t *actions, int fd)
{
    return add(actions, 0, fd, 0);
}

int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *actions, int fd, int to)
{
    return add(actions, 1, fd, to);
}

int posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *actions, int fd, const char *path, int flags,
                                     mode_t mode)
{
    int error = add(actions, 2, fd, 0);

    if (error)
        return error;
    actions->__actions[actions->__count - 1].__path = path;
    actions->__actions[actions->__count - 1].__flags = flags;
    actions->__actions[actions->__count - 1].__mode = (int)mode;
    return 0;
}

int posix_spawnattr_init(posix_spawnattr_t *attributes)
{
    attributes->__flags = 0;
    return 0;
}

int posix_spawnattr_destroy(posix_spawnattr_t *attributes)
{
    (void)attributes;
    return 0;
}

static int act(const posix_spawn_file_actions_t *actions)
{
    int i, fd;

    for (i = 0; actions && i < actions->__count; i++) {
        int what = actions->__actions[i].__what, wanted = actions->__actions[i].__fd;
        if (what == 0) {
            close(wanted);
        } else if (what == 1) {
            if (dup2(wanted, actions->__actions[i].__to) < 0)
                return errno;
        } else {
            fd = open(actions->__actions[i].__path, actions->__actions[i].__flags,
                actions->__actions[i].__mode);
            if (fd < 0 || dup2(fd, wanted) < 0)
                return errno;
            if (fd != wanted)
                close(fd);
        }
    }
    return 0;
}

/* The child tells through a pipe why it failed: glibc, which shares the memory, has it more easily. */
static int spawn(pid_t *pid, const char *path, const posix_spawn_file_actions_t *actions,
                 char *const arguments[], char *const environment[], int search)
{
    int ends[2], error = 0;
    pid_t child;

    if (pipe2(ends, O_CLOEXEC) < 0)
        return errno;
    child = fork();
    if (child == 0) {
        error = act(actions);
        if (error == 0) {
            if (search)
                execvpe(path, arguments, environment);
            else
                execve(path, arguments, environment);
            error = errno;
        }
        write(ends[1], &error, sizeof error);
        _exit(127);
    }
    close(ends[1]);
    if (child < 0)
        error = errno;
    else if (read(ends[0], &error, sizeof error) == sizeof error)
        waitpid(child, 0, 0);
    else if (pid)
        *pid = child;
    close(ends[0]);
    return error;
}

int posix_spawn(pid_t *pid, const char *path, const posix_spawn_file_actions_t *actions,
                const posix_spawnattr_t *attributes, char *const arguments[], char *const environment[])
{
    (void)attributes;
    return spawn(pid, path, actions, arguments, environment, 0);
}

int posix_spawnp(pid_t *pid, const char *file, const posix_spawn_file_actions_t *actions,
                 const posix_spawnattr_t *attributes, char *const arguments[], char *const environment[])
{
    (void)attributes;
    return spawn(pid, file, actions, arguments, environment, 1);
}
