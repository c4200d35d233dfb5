#ifndef _SYS_UIO_H
#define _SYS_UIO_H
#include <sys/types.h>
struct iovec { void *iov_base; size_t iov_len; };
ssize_t readv(int fd, const struct iovec *parts, int count);
ssize_t writev(int fd, const struct iovec *parts, int count);
ssize_t process_vm_readv(pid_t pid, const struct iovec* to, unsigned long to_count, const struct iovec* from,
                         unsigned long from_count, unsigned long flags);
ssize_t process_vm_writev(pid_t pid, const struct iovec* from, unsigned long from_count,
                          const struct iovec* to, unsigned long to_count, unsigned long flags);
#include <more/sys/uio.h>
#endif
