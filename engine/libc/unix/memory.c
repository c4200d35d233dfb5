/* The break and the mappings. */
#include "internal.h"
#include <errno.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/swap.h>
#include <unistd.h>

void *__curbrk; /* the break as last heard from the kernel, so that sbrk(0) needs no call */

int brk(void *address)
{
    __curbrk = (void *)__syscall(SYS_brk, address);
    if (__curbrk < address) {
        errno = ENOMEM;
        return -1;
    }
    return 0;
}

void *sbrk(intptr_t increment)
{
    char *old;

    if (__curbrk == 0 && brk(0) < 0)
        return (void *)-1;
    old = __curbrk;
    if (increment == 0)
        return old;
    if (increment > 0 ? (uintptr_t)old + (uintptr_t)increment < (uintptr_t)old
                      : (uintptr_t)old < (uintptr_t)-increment) {
        errno = ENOMEM;
        return (void *)-1;
    }
    if (brk(old + increment) < 0)
        return (void *)-1;
    return old;
}

void *mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset)
{
    return (void *)__result(
        __syscall(SYS_mmap, address, size, (long)protection, (long)flags, (long)fd, offset));
}

int munmap(void *address, size_t size)
{
    return (int)__result(__syscall(SYS_munmap, address, size));
}

int mprotect(void *address, size_t size, int protection)
{
    return (int)__result(__syscall(SYS_mprotect, address, size, (long)protection));
}

int madvise(void *address, size_t size, int advice)
{
    return (int)__result(__syscall(SYS_madvise, address, size, (long)advice));
}

/* POSIX's "don't need" must not lose data, Linux's would: it is no operation here. */
int posix_madvise(void *address, size_t size, int advice)
{
    if (advice == POSIX_MADV_DONTNEED)
        return 0;
    return (int)-__syscall(SYS_madvise, address, size, (long)advice);
}

void *mremap(void *address, size_t old_size, size_t new_size, int flags, ...)
{
    va_list arguments;
    void *target = 0;

    va_start(arguments, flags);
    if (flags & MREMAP_FIXED)
        target = va_arg(arguments, void *);
    va_end(arguments);
    return (void *)__result(__syscall(SYS_mremap, address, old_size, new_size, (long)flags, target));
}

int mincore(void *address, size_t size, unsigned char *residency)
{
    return (int)__result(__syscall(SYS_mincore, address, size, residency));
}

int msync(void *address, size_t size, int flags)
{
    return (int)__result(__syscall(SYS_msync, address, size, (long)flags));
}

int mlock(const void *address, size_t size)
{
    return (int)__result(__syscall(SYS_mlock, address, size));
}

int mlock2(const void *address, size_t size, unsigned int flags)
{
    return (int)__result(__syscall(SYS_mlock2, address, size, (long)flags));
}

int munlock(const void *address, size_t size)
{
    return (int)__result(__syscall(SYS_munlock, address, size));
}

int mlockall(int flags)
{
    return (int)__result(__syscall(SYS_mlockall, (long)flags));
}

int munlockall(void)
{
    return (int)__result(__syscall(SYS_munlockall));
}

int memfd_create(const char *name, unsigned int flags)
{
    return (int)__result(__syscall(SYS_memfd_create, name, (long)flags));
}

int swapon(const char *path, int flags)
{
    return (int)__result(__syscall(SYS_swapon, path, (long)flags));
}

int swapoff(const char *path)
{
    return (int)__result(__syscall(SYS_swapoff, path));
}
