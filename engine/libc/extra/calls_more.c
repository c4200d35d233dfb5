/* Rare calls on files and processes. */
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#define CALL(...) __result(__syscall(__VA_ARGS__))

ssize_t readlinkat(int directory, const char *path, char *to, size_t size)
{
    return CALL(SYS_readlinkat, (long)directory, path, to, size);
}

int linkat(int from_directory, const char *from, int to_directory, const char *to, int flags)
{
    return (int)CALL(SYS_linkat, (long)from_directory, from, (long)to_directory, to, (long)flags);
}

int symlinkat(const char *target, int directory, const char *path)
{
    return (int)CALL(SYS_symlinkat, target, (long)directory, path);
}

int renameat(int from_directory, const char *from, int to_directory, const char *to)
{
    return (int)CALL(SYS_renameat, (long)from_directory, from, (long)to_directory, to);
}

int faccessat(int directory, const char *path, int mode, int flags)
{
    (void)flags;
    return (int)CALL(SYS_faccessat, (long)directory, path, (long)mode);
}

int eaccess(const char *path, int mode)
{
    return access(path, mode);
}

int euidaccess(const char *path, int mode)
{
    return access(path, mode);
}

int fchdir(int fd)
{
    return (int)CALL(SYS_fchdir, (long)fd);
}

int chown(const char *path, uid_t uid, gid_t gid)
{
    return (int)CALL(SYS_chown, path, (long)uid, (long)gid);
}

int lchown(const char *path, uid_t uid, gid_t gid)
{
    return (int)CALL(SYS_lchown, path, (long)uid, (long)gid);
}

int fchown(int fd, uid_t uid, gid_t gid)
{
    return (int)CALL(SYS_fchown, (long)fd, (long)uid, (long)gid);
}

int fchmodat(int directory, const char *path, mode_t mode, int flags)
{
    (void)flags;
    return (int)CALL(SYS_fchmodat, (long)directory, path, (long)mode);
}

int mknod(const char *path, mode_t mode, dev_t device)
{
    return (int)CALL(SYS_mknod, path, (long)mode, device);
}

int utimensat(int directory, const char *path, const struct timespec times[2], int flags)
{
    return (int)CALL(SYS_utimensat, (long)directory, path, times, (long)flags);
}

int futimens(int fd, const struct timespec times[2])
{
    return (int)CALL(SYS_utimensat, (long)fd, (char *)0, times, 0L);
}

int statx(int directory, const char *path, int flags, unsigned mask, struct statx *status)
{
    return (int)CALL(SYS_statx, (long)directory, path, (long)flags, (long)mask, status);
}

int lockf(int fd, int command, off_t size)
{
    struct flock lock = {.l_whence = SEEK_CUR, .l_len = size};

    lock.l_type = command == F_ULOCK ? F_UNLCK : F_WRLCK;
    if (command == F_TEST) {
        lock.l_type = F_RDLCK;
        if (fcntl(fd, F_GETLK, &lock) < 0)
            return -1;
        if (lock.l_type == F_UNLCK || lock.l_pid == getpid())
            return 0;
        errno = EACCES;
        return -1;
    }
    return fcntl(fd, command == F_LOCK ? F_SETLKW : F_SETLK, &lock);
}

int sync_file_range(int fd, off_t offset, off_t size, unsigned flags)
{
    return (int)CALL(SYS_sync_file_range, (long)fd, offset, size, (long)flags);
}

ssize_t preadv(int fd, const struct iovec *parts, int count, off_t offset)
{
    return CALL(SYS_preadv, (long)fd, parts, (long)count, offset, 0L);
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset)
{
    return CALL(SYS_pwritev, (long)fd, parts, (long)count, offset, 0L);
}

long fpathconf(int fd, int name)
{
    (void)fd;
    return pathconf("/", name);
}

pid_t getsid(pid_t pid)
{
    return (pid_t)CALL(SYS_getsid, (long)pid);
}

int setpgrp(void)
{
    return setpgid(0, 0);
}

int seteuid(uid_t uid)
{
    return (int)CALL(SYS_setresuid, -1L, (long)uid, -1L);
}

int setegid(gid_t gid)
{
    return (int)CALL(SYS_setresgid, -1L, (long)gid, -1L);
}

int getresuid(uid_t *real, uid_t *effective, uid_t *saved)
{
    *real = getuid();
    *effective = *saved = geteuid();
    return 0;
}

int getresgid(gid_t *real, gid_t *effective, gid_t *saved)
{
    *real = getgid();
    *effective = *saved = getegid();
    return 0;
}

int getgroups(int size, gid_t *groups)
{
    if (size > 0)
        groups[0] = 0;
    return 1;
}

char *getlogin(void)
{
    static char root[] = "root";
    return root;
}

char *ttyname(int fd)
{
    static char terminal[] = "/dev/tty";
    if (isatty(fd))
        return terminal;
    errno = ENOTTY;
    return 0;
}

int getdomainname(char *to, size_t size)
{
    snprintf(to, size, "(none)");
    return 0;
}

char *get_current_dir_name(void)
{
    return getcwd(0, 0);
}

int close_range(unsigned first, unsigned last, int flags)
{
    unsigned fd;

    (void)flags;
    if (last > 1023)
        last = 1023;
    for (fd = first; fd <= last; fd++)
        __syscall(SYS_close, (long)fd);
    return 0;
}

void closefrom(int first)
{
    close_range((unsigned)first, ~0U, 0);
}

int waitid(idtype_t kind, id_t id, siginfo_t *info, int options)
{
    if (info)
        memset(info, 0, sizeof *info);
    return (int)CALL(SYS_waitid, (long)kind, (long)id, info, (long)options, 0L);
}

ssize_t copy_file_range(int from, off_t *from_at, int to, off_t *to_at, size_t size, unsigned flags)
{
    return CALL(SYS_copy_file_range, (long)from, from_at, (long)to, to_at, size, (long)flags);
}

int remap_file_pages(void *address, size_t size, int protection, size_t page, int flags)
{
    return (int)CALL(SYS_remap_file_pages, address, size, (long)protection, page, (long)flags);
}

int pkey_alloc(unsigned flags, unsigned rights)
{
    return (int)CALL(SYS_pkey_alloc, (long)flags, (long)rights);
}

int pkey_free(int key)
{
    return (int)CALL(SYS_pkey_free, (long)key);
}

int daemon(int keep_directory, int keep_files)
{
    pid_t pid = fork();

    if (pid < 0)
        return -1;
    if (pid > 0)
        _exit(0);
    setsid();
    if (!keep_directory)
        chdir("/");
    if (!keep_files) {
        int null = open("/dev/null", O_RDWR);
        dup2(null, 0);
        dup2(null, 1);
        dup2(null, 2);
    }
    return 0;
}
