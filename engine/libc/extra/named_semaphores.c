/* Semaphores with names: a page of a file in /dev/shm. */
#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static int path_of(const char *name, char *path, size_t size)
{
    while (*name == '/')
        name++;
    if (*name == 0) {
        errno = EINVAL;
        return -1;
    }
    snprintf(path, size, "/dev/shm/sem.%s", name);
    return 0;
}

static sem_t *show(int fd)
{
    void *place = mmap(0, sizeof(sem_t), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

    close(fd);
    return place == MAP_FAILED ? SEM_FAILED : place;
}

sem_t *sem_open(const char *name, int flags, ...)
{
    char path[300];
    va_list list;
    mode_t mode;
    sem_t first, *place;
    unsigned value;
    int fd;

    if (path_of(name, path, sizeof path) < 0)
        return SEM_FAILED;
    fd = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0 && (flags & (O_CREAT | O_EXCL)) == (O_CREAT | O_EXCL)) {
        close(fd);
        errno = EEXIST;
        return SEM_FAILED;
    }
    if (fd >= 0)
        return show(fd);
    if (errno != ENOENT || !(flags & O_CREAT))
        return SEM_FAILED;
    va_start(list, flags);
    mode = va_arg(list, mode_t);
    value = va_arg(list, unsigned);
    va_end(list);
    if (sem_init(&first, 1, value) < 0)
        return SEM_FAILED;
    fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0)
        return SEM_FAILED;
    write(fd, &first, sizeof first);
    place = show(fd);
    return place;
}

int sem_close(sem_t *s)
{
    return munmap(s, sizeof *s);
}

int sem_unlink(const char *name)
{
    char path[300];

    return path_of(name, path, sizeof path) < 0 ? -1 : unlink(path);
}
