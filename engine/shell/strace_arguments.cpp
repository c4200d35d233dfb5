#include "shell/strace_arguments.h"

#include "base/text.h"
#include "inspect/source.h"
#include "kernel/syscall/numbers.h"
#include "trace/names.h"

#include <algorithm>

namespace fl::shell {
namespace {

using kernel::SystemCall;
using ull = unsigned long long;

constexpr std::uint64_t shown_bytes = 32;  // strace -s
constexpr std::uint64_t longest_path = 4096;

std::string whence_text(std::uint64_t whence)
{
    return whence == 0 ? "SEEK_SET" : whence == 1 ? "SEEK_CUR" : whence == 2 ? "SEEK_END" : decimal(whence);
}

std::string directory_text(std::uint64_t fd)
{
    return static_cast<int>(static_cast<std::uint32_t>(fd)) == -100 ? "AT_FDCWD" : signed_text(fd);
}

std::string mode_text(std::uint64_t mode) { return format("0%llo", static_cast<ull>(mode)); }

std::string timespec_text(const CallReader& r, std::uint64_t address)
{
    const auto at = inspect::peek64(machine::view(r.state), r.pid, {address});
    const auto nanoseconds = inspect::peek64(machine::view(r.state), r.pid, {address + 8});
    if (!at || !nanoseconds) return pointer_text(address);
    return format("{tv_sec=%llu, tv_nsec=%llu}", static_cast<ull>(*at), static_cast<ull>(*nanoseconds));
}

std::string signal_text(std::uint64_t signal)
{
    return signal == 0 || signal > 31 ? decimal(signal)
                                      : std::string(trace::signal_name(static_cast<unsigned>(signal)));
}

// Linux x86-64: struct stat has st_mode at 24 and st_size at 48.
std::string stat_text(const CallReader& r, std::uint64_t address)
{
    const auto view = machine::view(r.state);
    const auto mode_word = inspect::peek64(view, r.pid, {address + 24});
    const auto size = inspect::peek64(view, r.pid, {address + 48});
    if (r.failed() || !mode_word || !size) return pointer_text(address);
    const std::uint64_t mode = *mode_word & 0xffffffff;
    const std::uint64_t kind = mode & 0170000;
    const char* name = kind == 0020000   ? "S_IFCHR"
                       : kind == 0040000 ? "S_IFDIR"
                       : kind == 0010000 ? "S_IFIFO"
                                         : "S_IFREG";
    std::string text = format("{st_mode=%s|%#llo, ", name, static_cast<ull>(mode & 07777));
    text += kind == 0020000 ? "st_rdev=makedev(0x88, 0)" : format("st_size=%llu", static_cast<ull>(*size));
    return text + ", ...}";
}

std::string wait_status_text(const CallReader& r, std::uint64_t address)
{
    const auto word = inspect::peek64(machine::view(r.state), r.pid, {address});
    if (address == 0 || !word || r.call.result <= 0) return pointer_text(address);
    const auto status = static_cast<std::uint32_t>(*word);
    if ((status & 0x7f) != 0)
        return format("[{WIFSIGNALED(s) && WTERMSIG(s) == %s}]", signal_text(status & 0x7f).c_str());
    return format("[{WIFEXITED(s) && WEXITSTATUS(s) == %u}]", status >> 8 & 0xff);
}

std::string memory_call(const CallReader& r)
{
    const auto a = [&](unsigned i) { return r.argument(i); };
    switch (static_cast<SystemCall>(r.call.number)) {
        case SystemCall::Brk: return pointer_text(a(0));
        case SystemCall::Mmap:
            return pointer_text(a(0)) + ", " + decimal(a(1)) + ", " + protection_text(a(2)) + ", " +
                   map_flags_text(a(3)) + ", " + signed_text(a(4)) + ", " +
                   (a(5) == 0 ? "0" : pointer_text(a(5)));
        case SystemCall::Munmap: return pointer_text(a(0)) + ", " + decimal(a(1));
        case SystemCall::Mprotect:
            return pointer_text(a(0)) + ", " + decimal(a(1)) + ", " + protection_text(a(2));
        case SystemCall::Madvise: return pointer_text(a(0)) + ", " + decimal(a(1)) + ", " + advice_text(a(2));
        case SystemCall::Mremap:
            return pointer_text(a(0)) + ", " + decimal(a(1)) + ", " + decimal(a(2)) + ", " +
                   (a(3) == 0   ? "0"
                    : a(3) == 1 ? "MREMAP_MAYMOVE"
                                : "MREMAP_MAYMOVE|MREMAP_FIXED, " + pointer_text(a(4)));
        case SystemCall::Mincore:
            return pointer_text(a(0)) + ", " + decimal(a(1)) + ", " + pointer_text(a(2));
        case SystemCall::Mlock:
        case SystemCall::Munlock: return pointer_text(a(0)) + ", " + decimal(a(1));
        default: return "?";
    }
}

std::string file_call(const CallReader& r)
{
    const auto a = [&](unsigned i) { return r.argument(i); };
    switch (static_cast<SystemCall>(r.call.number)) {
        case SystemCall::Read:
            return signed_text(a(0)) + ", " +
                   (r.failed() ? pointer_text(a(1))
                               : r.text_at(a(1), static_cast<std::uint64_t>(r.call.result), shown_bytes)) +
                   ", " + decimal(a(2));
        case SystemCall::Pread64:
            return signed_text(a(0)) + ", " +
                   (r.failed() ? pointer_text(a(1))
                               : r.text_at(a(1), static_cast<std::uint64_t>(r.call.result), shown_bytes)) +
                   ", " + decimal(a(2)) + ", " + decimal(a(3));
        case SystemCall::Pwrite64:
            return signed_text(a(0)) + ", " + r.text_at(a(1), a(2), shown_bytes) + ", " + decimal(a(2)) +
                   ", " + decimal(a(3));
        case SystemCall::Write:
            return signed_text(a(0)) + ", " + r.text_at(a(1), a(2), shown_bytes) + ", " + decimal(a(2));
        case SystemCall::Open:
            return r.path_at(a(0)) + ", " + open_flags_text(a(1)) +
                   (a(1) & 0100 ? ", " + mode_text(a(2)) : "");
        case SystemCall::Openat:
            return directory_text(a(0)) + ", " + r.path_at(a(1)) + ", " + open_flags_text(a(2)) +
                   (a(2) & 0100 ? ", " + mode_text(a(3)) : "");
        case SystemCall::Close: return signed_text(a(0));
        case SystemCall::Fstat: return signed_text(a(0)) + ", " + stat_text(r, a(1));
        case SystemCall::Newfstatat:
            return directory_text(a(0)) + ", " + r.path_at(a(1)) + ", " + stat_text(r, a(2)) + ", " +
                   (a(3) == 0x1000 ? "AT_EMPTY_PATH" : decimal(a(3)));
        case SystemCall::Lseek: return signed_text(a(0)) + ", " + decimal(a(1)) + ", " + whence_text(a(2));
        case SystemCall::Ftruncate: return signed_text(a(0)) + ", " + decimal(a(1));
        case SystemCall::Unlink:
        case SystemCall::Rmdir: return r.path_at(a(0));
        case SystemCall::Chmod:
        case SystemCall::Mkdir: return r.path_at(a(0)) + ", " + mode_text(a(1));
        case SystemCall::Access:
            return r.path_at(a(0)) + ", " + (a(1) == 0 ? "F_OK" : a(1) == 4 ? "R_OK" : decimal(a(1)));
        case SystemCall::Ioctl:
            return signed_text(a(0)) + ", " + (a(1) == 0x5401 ? "TCGETS" : pointer_text(a(1))) + ", " +
                   (a(1) == 0x5401 && !r.failed() ? "{B38400 opost isig icanon echo ...}"
                                                  : pointer_text(a(2)));
        default: return "?";
    }
}

std::string process_call(const CallReader& r)
{
    const auto a = [&](unsigned i) { return r.argument(i); };
    switch (static_cast<SystemCall>(r.call.number)) {
        case SystemCall::Exit:
        case SystemCall::ExitGroup: return signed_text(a(0));
        case SystemCall::Wait4:
            return signed_text(a(0)) + ", " + wait_status_text(r, a(1)) + ", " +
                   (a(2) == 1 ? "WNOHANG" : decimal(a(2))) + ", " + pointer_text(a(3));
        case SystemCall::Kill: return signed_text(a(0)) + ", " + signal_text(a(1));
        case SystemCall::Tgkill:
            return signed_text(a(0)) + ", " + signed_text(a(1)) + ", " + signal_text(a(2));
        case SystemCall::Getrusage:
            return (a(0) == 0 ? "RUSAGE_SELF" : "RUSAGE_CHILDREN") + std::string(", ") + pointer_text(a(1));
        case SystemCall::Nanosleep: return timespec_text(r, a(0)) + ", " + pointer_text(a(1));
        case SystemCall::ClockNanosleep:
            return (a(0) == 0 ? "CLOCK_REALTIME" : "CLOCK_MONOTONIC") + std::string(", ") + decimal(a(1)) +
                   ", " + timespec_text(r, a(2)) + ", " + pointer_text(a(3));
        case SystemCall::ClockGettime:
            return (a(0) == 0 ? "CLOCK_REALTIME" : "CLOCK_MONOTONIC") + std::string(", ") +
                   timespec_text(r, a(1));
        case SystemCall::RtSigaction:
            return signal_text(a(0)) + ", " + pointer_text(a(1)) + ", " + pointer_text(a(2)) + ", " +
                   decimal(a(3));
        case SystemCall::Getrandom:
            return r.text_at(a(0), r.failed() ? 0 : static_cast<std::uint64_t>(r.call.result), shown_bytes) +
                   ", " + decimal(a(1)) + ", " + (a(2) == 1 ? "GRND_NONBLOCK" : decimal(a(2)));
        default: return "?";
    }
}

// Calls without any argument, and how many the others have that are printed as plain numbers.
unsigned plain_arguments(SystemCall call)
{
    switch (call) {
        case SystemCall::Getpid:
        case SystemCall::Getppid:
        case SystemCall::Gettid:
        case SystemCall::Getuid:
        case SystemCall::Getgid:
        case SystemCall::Geteuid:
        case SystemCall::Getegid:
        case SystemCall::Fork:
        case SystemCall::Vfork:
        case SystemCall::Getpgrp:
        case SystemCall::Pause:
        case SystemCall::SchedYield:
        case SystemCall::Munlockall:
        case SystemCall::RtSigreturn: return 0;
        case SystemCall::Dup:
        case SystemCall::Pipe:
        case SystemCall::Fsync:
        case SystemCall::SetTidAddress:
        case SystemCall::Mlockall:
        case SystemCall::Sysinfo:
        case SystemCall::Uname:
        case SystemCall::Times: return 1;
        case SystemCall::Dup2:
        case SystemCall::Sigaltstack:
        case SystemCall::Gettimeofday: return 2;
        case SystemCall::RtSigprocmask:
            return 4;
        default: return 3;
    }
}

std::string plain_call(const CallReader& r)
{
    std::string text;
    const unsigned count = plain_arguments(static_cast<SystemCall>(r.call.number));
    for (unsigned i = 0; i < count; ++i) {
        const std::uint64_t value = r.argument(i);
        text += (i == 0 ? "" : ", ") + (value >= 0x10000 ? pointer_text(value) : decimal(value));
    }
    return text;
}

}  // namespace

std::string CallReader::text_at(std::uint64_t address, std::uint64_t length, std::uint64_t shown) const
{
    std::string bytes(static_cast<std::size_t>(std::min(length, shown)), '\0');
    if (!inspect::peek(machine::view(state), pid, {address}, bytes.data(), bytes.size()))
        return pointer_text(address);
    return quoted_bytes(bytes, length > shown);
}

std::string CallReader::path_at(std::uint64_t address) const
{
    std::string path;
    for (char c = 0; path.size() < longest_path; path += c) {
        if (!inspect::peek(machine::view(state), pid, {address + path.size()}, &c, 1))
            return pointer_text(address);
        if (c == '\0') return quoted_bytes(path, false);
    }
    return pointer_text(address);
}

std::string call_arguments(const CallReader& reader)
{
    for (const auto decode : {memory_call, file_call, process_call, start_call}) {
        const std::string text = decode(reader);
        if (text != "?") return text;
    }
    return plain_call(reader);
}

}  // namespace fl::shell
