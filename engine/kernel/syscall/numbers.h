// System call numbers of Linux on x86-64, for those that exist here.
#pragma once

#include <cstdint>
#include <string_view>

namespace fl::kernel {

enum class SystemCall : std::uint16_t {
    Read = 0, Write = 1, Open = 2, Close = 3, Stat = 4, Fstat = 5, Lstat = 6, Lseek = 8, Mmap = 9, Mprotect = 10, Munmap = 11, Brk = 12,
    RtSigaction = 13, RtSigprocmask = 14, RtSigreturn = 15, Ioctl = 16, Pread64 = 17, Pwrite64 = 18, Readv = 19, Writev = 20, Access = 21,
    Pipe = 22, SchedYield = 24, Mremap = 25, Msync = 26, Mincore = 27, Madvise = 28, Dup = 32, Dup2 = 33, Pause = 34,
    Nanosleep = 35, Getpid = 39, Fork = 57, Vfork = 58, Execve = 59, Exit = 60, Wait4 = 61, Kill = 62, Uname = 63, Fcntl = 72,
    Fsync = 74, Fdatasync = 75, Truncate = 76, Ftruncate = 77, Getcwd = 79, Chdir = 80, Unlink = 87, Gettimeofday = 96,
    Getrlimit = 97, Getrusage = 98, Sysinfo = 99, Times = 100, Getuid = 102, Getgid = 104, Geteuid = 107, Getegid = 108, Getppid = 110,
    Getpgrp = 111, Sigaltstack = 131, Mlock = 149, Munlock = 150, Mlockall = 151, Munlockall = 152, Prctl = 157, ArchPrctl = 158,
    Setrlimit = 160, Gettid = 186, Time = 201, SchedGetaffinity = 204, SetTidAddress = 218, Fadvise64 = 221, ClockGettime = 228, ClockNanosleep = 230,
    ExitGroup = 231, Tgkill = 234, Openat = 257, Newfstatat = 262, Unlinkat = 263, SetRobustList = 273, Fallocate = 285, Dup3 = 292,
    Pipe2 = 293, Prlimit64 = 302, Getrandom = 318, MemfdCreate = 319, Mlock2 = 325, Rseq = 334,
};

std::string_view name_of(SystemCall call);  // "mmap"; "" for an unknown number

}  // namespace fl::kernel
