/* Reading directories. The stream is one block of 32 KiB and a header, as in glibc. */
#include "internal.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct __dirstream {
    int fd;
    size_t size, at;
    long unused[3];
    char bytes[32768];
};

DIR *fdopendir(int fd)
{
    DIR *directory = malloc(sizeof *directory);

    if (directory == 0)
        return 0;
    directory->fd = fd;
    directory->size = directory->at = 0;
    return directory;
}

DIR *opendir(const char *path)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_DIRECTORY | O_CLOEXEC);
    return fd < 0 ? 0 : fdopendir(fd);
}

struct dirent *readdir(DIR *directory)
{
    struct dirent *entry;
    long count;

    if (directory->at >= directory->size) {
        count = __result(__syscall(SYS_getdents64, (long)directory->fd, directory->bytes, sizeof directory->bytes));
        if (count <= 0)
            return 0;
        directory->size = (size_t)count;
        directory->at = 0;
    }
    entry = (struct dirent *)(directory->bytes + directory->at);
    directory->at += entry->d_reclen;
    return entry;
}

int closedir(DIR *directory)
{
    int fd = directory->fd;

    free(directory);
    return close(fd);
}

void rewinddir(DIR *directory)
{
    lseek(directory->fd, 0, SEEK_SET);
    directory->size = directory->at = 0;
}

int dirfd(DIR *directory)
{
    return directory->fd;
}

int alphasort(const struct dirent **a, const struct dirent **b)
{
    return strcoll((*a)->d_name, (*b)->d_name);
}

int scandir(const char *path, struct dirent ***list, int (*wanted)(const struct dirent *),
            int (*compare)(const struct dirent **, const struct dirent **))
{
    DIR *directory = opendir(path);
    struct dirent *entry, **found = 0;
    int count = 0;

    if (directory == 0)
        return -1;
    while ((entry = readdir(directory)) != 0) {
        if (wanted && !wanted(entry))
            continue;
        if ((count & (count - 1)) == 0)
            found = realloc(found, (count ? (size_t)count * 2 : 1) * sizeof *found);
        found[count] = malloc(entry->d_reclen);
        memcpy(found[count++], entry, entry->d_reclen);
    }
    closedir(directory);
    if (compare && count > 0)
        qsort(found, (size_t)count, sizeof *found, (int (*)(const void *, const void *))compare);
    *list = found;
    return count;
}
