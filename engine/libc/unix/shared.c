/* Memory of other processes: System V segments, and reading and writing what is not one's own. */
#include "internal.h"
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

key_t ftok(const char *path, int project)
{
    struct stat status;

    if (stat(path, &status) < 0)
        return -1;
    return (key_t)((status.st_ino & 0xffff) | (status.st_dev & 0xff) << 16 | (unsigned)(project & 0xff) << 24);
}

int shmget(key_t key, size_t size, int flags)
{
    return (int)__result(__syscall(SYS_shmget, (long)key, size, (long)flags));
}

void *shmat(int id, const void *address, int flags)
{
    return (void *)__result(__syscall(SYS_shmat, (long)id, address, (long)flags));
}

int shmdt(const void *address)
{
    return (int)__result(__syscall(SYS_shmdt, address));
}

int shmctl(int id, int command, struct shmid_ds *status)
{
    return (int)__result(__syscall(SYS_shmctl, (long)id, (long)command, status));
}

ssize_t process_vm_readv(pid_t pid, const struct iovec *to, unsigned long to_count, const struct iovec *from,
                         unsigned long from_count, unsigned long flags)
{
    return __result(__syscall(SYS_process_vm_readv, (long)pid, to, to_count, from, from_count, flags));
}

ssize_t process_vm_writev(pid_t pid, const struct iovec *from, unsigned long from_count, const struct iovec *to,
                          unsigned long to_count, unsigned long flags)
{
    return __result(__syscall(SYS_process_vm_writev, (long)pid, from, from_count, to, to_count, flags));
}
