#include "trace/names.h"

#include "base/text.h"

#include <array>

namespace fl::trace {
namespace {

struct Signal {
    std::string_view name;
    std::string_view meaning;
};

// Indexed by number - 1; x86-64 numbering.
constexpr std::array<Signal, 31> signals{{
    {"SIGHUP", "Hangup"},
    {"SIGINT", "Interrupt"},
    {"SIGQUIT", "Quit"},
    {"SIGILL", "Illegal instruction"},
    {"SIGTRAP", "Trace/breakpoint trap"},
    {"SIGABRT", "Aborted"},
    {"SIGBUS", "Bus error"},
    {"SIGFPE", "Floating point exception"},
    {"SIGKILL", "Killed"},
    {"SIGUSR1", "User defined signal 1"},
    {"SIGSEGV", "Segmentation fault"},
    {"SIGUSR2", "User defined signal 2"},
    {"SIGPIPE", "Broken pipe"},
    {"SIGALRM", "Alarm clock"},
    {"SIGTERM", "Terminated"},
    {"SIGSTKFLT", "Stack fault"},
    {"SIGCHLD", "Child exited"},
    {"SIGCONT", "Continued"},
    {"SIGSTOP", "Stopped (signal)"},
    {"SIGTSTP", "Stopped"},
    {"SIGTTIN", "Stopped (tty input)"},
    {"SIGTTOU", "Stopped (tty output)"},
    {"SIGURG", "Urgent I/O condition"},
    {"SIGXCPU", "CPU time limit exceeded"},
    {"SIGXFSZ", "File size limit exceeded"},
    {"SIGVTALRM", "Virtual timer expired"},
    {"SIGPROF", "Profiling timer expired"},
    {"SIGWINCH", "Window changed"},
    {"SIGIO", "I/O possible"},
    {"SIGPWR", "Power failure"},
    {"SIGSYS", "Bad system call"},
}};

struct SystemCall {
    std::uint16_t number;
    std::string_view name;
};

// Linux: arch/x86/entry/syscalls/syscall_64.tbl, the part a memory program can reach.
constexpr SystemCall system_calls[] = {
    {0, "read"},
    {1, "write"},
    {2, "open"},
    {3, "close"},
    {4, "stat"},
    {5, "fstat"},
    {6, "lstat"},
    {7, "poll"},
    {8, "lseek"},
    {9, "mmap"},
    {10, "mprotect"},
    {11, "munmap"},
    {12, "brk"},
    {13, "rt_sigaction"},
    {14, "rt_sigprocmask"},
    {15, "rt_sigreturn"},
    {16, "ioctl"},
    {17, "pread64"},
    {18, "pwrite64"},
    {19, "readv"},
    {20, "writev"},
    {21, "access"},
    {22, "pipe"},
    {24, "sched_yield"},
    {25, "mremap"},
    {26, "msync"},
    {27, "mincore"},
    {28, "madvise"},
    {32, "dup"},
    {33, "dup2"},
    {34, "pause"},
    {35, "nanosleep"},
    {37, "alarm"},
    {39, "getpid"},
    {56, "clone"},
    {57, "fork"},
    {58, "vfork"},
    {59, "execve"},
    {60, "exit"},
    {61, "wait4"},
    {62, "kill"},
    {63, "uname"},
    {72, "fcntl"},
    {74, "fsync"},
    {76, "truncate"},
    {77, "ftruncate"},
    {78, "getdents"},
    {79, "getcwd"},
    {80, "chdir"},
    {82, "rename"},
    {83, "mkdir"},
    {84, "rmdir"},
    {86, "link"},
    {87, "unlink"},
    {89, "readlink"},
    {96, "gettimeofday"},
    {97, "getrlimit"},
    {98, "getrusage"},
    {99, "sysinfo"},
    {100, "times"},
    {102, "getuid"},
    {104, "getgid"},
    {107, "geteuid"},
    {108, "getegid"},
    {110, "getppid"},
    {111, "getpgrp"},
    {112, "setsid"},
    {127, "rt_sigpending"},
    {131, "sigaltstack"},
    {149, "mlock"},
    {150, "munlock"},
    {151, "mlockall"},
    {152, "munlockall"},
    {157, "prctl"},
    {158, "arch_prctl"},
    {160, "setrlimit"},
    {162, "sync"},
    {186, "gettid"},
    {187, "readahead"},
    {200, "tkill"},
    {201, "time"},
    {202, "futex"},
    {217, "getdents64"},
    {218, "set_tid_address"},
    {221, "fadvise64"},
    {228, "clock_gettime"},
    {230, "clock_nanosleep"},
    {231, "exit_group"},
    {234, "tgkill"},
    {257, "openat"},
    {262, "newfstatat"},
    {263, "unlinkat"},
    {269, "faccessat"},
    {273, "set_robust_list"},
    {277, "sync_file_range"},
    {285, "fallocate"},
    {293, "pipe2"},
    {302, "prlimit64"},
    {306, "syncfs"},
    {318, "getrandom"},
    {319, "memfd_create"},
    {325, "mlock2"},
    {332, "statx"},
    {334, "rseq"},
};

}  // namespace

std::string_view signal_name(unsigned signal)
{
    return signal >= 1 && signal <= signals.size() ? signals[signal - 1].name : "signal";
}

std::string_view signal_meaning(unsigned signal)
{
    return signal >= 1 && signal <= signals.size() ? signals[signal - 1].meaning : "Unknown signal";
}

unsigned signal_number(std::string_view name)
{
    if (const auto number = parse_unsigned(name)) return *number <= 64 ? static_cast<unsigned>(*number) : 0;
    for (unsigned i = 0; i < signals.size(); ++i)
        if (signals[i].name == name || signals[i].name.substr(3) == name) return i + 1;
    return 0;
}

std::string_view system_call_name(unsigned number)
{
    for (const SystemCall& call : system_calls)
        if (call.number == number) return call.name;
    return "syscall";
}

std::optional<unsigned> system_call_number(std::string_view name)
{
    for (const SystemCall& call : system_calls)
        if (call.name == name) return call.number;
    return std::nullopt;
}

}  // namespace fl::trace
