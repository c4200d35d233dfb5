#include "kernel/syscall/numbers.h"

namespace fl::kernel {
namespace {

struct Named {
    SystemCall call;
    std::string_view name;
};

constexpr Named names[] = {
    {SystemCall::Read, "read"},
    {SystemCall::Write, "write"},
    {SystemCall::Open, "open"},
    {SystemCall::Close, "close"},
    {SystemCall::Stat, "stat"},
    {SystemCall::Fstat, "fstat"},
    {SystemCall::Lstat, "lstat"},
    {SystemCall::Lseek, "lseek"},
    {SystemCall::Mmap, "mmap"},
    {SystemCall::Mprotect, "mprotect"},
    {SystemCall::Munmap, "munmap"},
    {SystemCall::Brk, "brk"},
    {SystemCall::RtSigaction, "rt_sigaction"},
    {SystemCall::RtSigprocmask, "rt_sigprocmask"},
    {SystemCall::RtSigreturn, "rt_sigreturn"},
    {SystemCall::Ioctl, "ioctl"},
    {SystemCall::Pread64, "pread64"},
    {SystemCall::Pwrite64, "pwrite64"},
    {SystemCall::Readv, "readv"},
    {SystemCall::Writev, "writev"},
    {SystemCall::Access, "access"},
    {SystemCall::Pipe, "pipe"},
    {SystemCall::SchedYield, "sched_yield"},
    {SystemCall::Mremap, "mremap"},
    {SystemCall::Msync, "msync"},
    {SystemCall::Mincore, "mincore"},
    {SystemCall::Madvise, "madvise"},
    {SystemCall::Dup, "dup"},
    {SystemCall::Dup2, "dup2"},
    {SystemCall::Pause, "pause"},
    {SystemCall::Nanosleep, "nanosleep"},
    {SystemCall::Getpid, "getpid"},
    {SystemCall::Clone, "clone"},
    {SystemCall::Fork, "fork"},
    {SystemCall::Vfork, "vfork"},
    {SystemCall::Execve, "execve"},
    {SystemCall::Exit, "exit"},
    {SystemCall::Wait4, "wait4"},
    {SystemCall::Kill, "kill"},
    {SystemCall::Uname, "uname"},
    {SystemCall::Fcntl, "fcntl"},
    {SystemCall::Fsync, "fsync"},
    {SystemCall::Fdatasync, "fdatasync"},
    {SystemCall::Truncate, "truncate"},
    {SystemCall::Ftruncate, "ftruncate"},
    {SystemCall::Getcwd, "getcwd"},
    {SystemCall::Chdir, "chdir"},
    {SystemCall::Mkdir, "mkdir"},
    {SystemCall::Rmdir, "rmdir"},
    {SystemCall::Unlink, "unlink"},
    {SystemCall::Readlink, "readlink"},
    {SystemCall::Gettimeofday, "gettimeofday"},
    {SystemCall::Getrlimit, "getrlimit"},
    {SystemCall::Getrusage, "getrusage"},
    {SystemCall::Sysinfo, "sysinfo"},
    {SystemCall::Times, "times"},
    {SystemCall::Getuid, "getuid"},
    {SystemCall::Getgid, "getgid"},
    {SystemCall::Geteuid, "geteuid"},
    {SystemCall::Getegid, "getegid"},
    {SystemCall::Getppid, "getppid"},
    {SystemCall::Getpgrp, "getpgrp"},
    {SystemCall::Sigaltstack, "sigaltstack"},
    {SystemCall::Mlock, "mlock"},
    {SystemCall::Munlock, "munlock"},
    {SystemCall::Mlockall, "mlockall"},
    {SystemCall::Munlockall, "munlockall"},
    {SystemCall::Prctl, "prctl"},
    {SystemCall::ArchPrctl, "arch_prctl"},
    {SystemCall::Setrlimit, "setrlimit"},
    {SystemCall::Swapon, "swapon"},
    {SystemCall::Swapoff, "swapoff"},
    {SystemCall::Gettid, "gettid"},
    {SystemCall::Time, "time"},
    {SystemCall::Futex, "futex"},
    {SystemCall::SchedGetaffinity, "sched_getaffinity"},
    {SystemCall::SetTidAddress, "set_tid_address"},
    {SystemCall::Fadvise64, "fadvise64"},
    {SystemCall::ClockGettime, "clock_gettime"},
    {SystemCall::ClockNanosleep, "clock_nanosleep"},
    {SystemCall::ExitGroup, "exit_group"},
    {SystemCall::Tgkill, "tgkill"},
    {SystemCall::Openat, "openat"},
    {SystemCall::Newfstatat, "newfstatat"},
    {SystemCall::Mkdirat, "mkdirat"},
    {SystemCall::Unlinkat, "unlinkat"},
    {SystemCall::Readlinkat, "readlinkat"},
    {SystemCall::SetRobustList, "set_robust_list"},
    {SystemCall::Fallocate, "fallocate"},
    {SystemCall::Dup3, "dup3"},
    {SystemCall::Pipe2, "pipe2"},
    {SystemCall::Prlimit64, "prlimit64"},
    {SystemCall::Getrandom, "getrandom"},
    {SystemCall::MemfdCreate, "memfd_create"},
    {SystemCall::Mlock2, "mlock2"},
    {SystemCall::Rseq, "rseq"},
};

}  // namespace

std::string_view name_of(SystemCall call)
{
    for (const Named& named : names)
        if (named.call == call) return named.name;
    return {};
}

}  // namespace fl::kernel
