// System calls that tell about the machine and the process. Linux: kernel/sys.c.
#include "kernel/process/threads.h"
#include "kernel/random.h"
#include "kernel/syscall/call.h"
#include "kernel/syscall/clock.h"
#include "kernel/syscall/usage.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace fl::kernel {
namespace {

std::array<std::uint64_t, 2> seconds_and_microseconds(Tick time)
{
    const WallClock parts = split_time(time);
    return {parts.seconds, parts.nanoseconds / 1000};
}

Answer call_getrusage(const CallContext& call)
{
    constexpr int children = -1, thread = 1;
    const int who = call.integer(0);
    if (who != 0 && who != children && who != thread) return Errno::Invalid;
    // Taken before it is stored: a fault on the buffer is not in it.
    const Usage usage =
        usage_of(call.leader(), &call.space(), who == children ? UsageOf::Children : UsageOf::Process);
    return call.memory().put(call.address(1), usage);
}

// Limits live in different units; null = one that is not simulated.
std::uint64_t* limit_of(Limits& limits, std::uint64_t resource)
{
    switch (resource) {
        case 1: return &limits.file_size;
        case 2: return &limits.data;
        case 3: return &limits.stack;
        case 4: return &limits.core;
        case 7: return &limits.open_files;
        case 8: return &limits.locked;
        case 9: return &limits.address_space;
        default: return nullptr;
    }
}

Answer change_limit(const CallContext& call, Pid pid, std::uint64_t resource, VirtAddr wanted, VirtAddr old)
{
    constexpr std::uint64_t resources = 16, open_files = 7, most_open_files = 1 << 20;
    if (resource >= resources) return Errno::Invalid;
    Process* process = call.kernel.processes.find(pid == 0 ? call.pid : pid);
    if (!process) return Errno::NoProcess;
    const std::uint64_t* limit = limit_of(process->limits, resource);
    const std::uint64_t hard = resource == open_files ? most_open_files : unlimited;
    std::array<std::uint64_t, 2> change{limit ? *limit : unlimited, hard};
    const std::array<std::uint64_t, 2> before = change;
    if (wanted.value != 0)
        if (const Reach reach = call.memory().get(wanted, change); reach != Reach::Ok) return reach;
    if (change[0] > change[1]) return Errno::Invalid;
    if (resource == open_files && change[0] > most_open_files) return Errno::Perm;
    if (const Answer put = call.put_unless_null(old, before); put.failed()) return put;
    each_thread(call.kernel, process->tgid, [&](Process& thread) {
        if (std::uint64_t* each = limit_of(thread.limits, resource)) *each = change[0];
    });
    return 0;
}

Answer call_uname(const CallContext& call)
{
    constexpr std::size_t field = 65;
    constexpr std::string_view names[] = {"Linux",  "faultline", "6.12.0-faultline", "#1 SMP PREEMPT_DYNAMIC",
                                          "x86_64", "(none)"};
    std::array<char, field * 6> text{};
    for (std::size_t i = 0; i < std::size(names); ++i)
        std::copy(names[i].begin(), names[i].end(), text.begin() + static_cast<std::ptrdiff_t>(i * field));
    return call.memory().write(call.address(0), std::as_bytes(std::span(text)));
}

struct SystemInformation {  // struct sysinfo
    std::uint64_t uptime;
    std::array<std::uint64_t, 3> loads;
    std::uint64_t total_ram, free_ram, shared_ram, buffer_ram, total_swap, free_swap;
    std::uint16_t processes, padding;
    std::uint32_t padding_too;
    std::uint64_t total_high, free_high;
    std::uint32_t unit, end;
};
static_assert(sizeof(SystemInformation) == 112);

Answer call_sysinfo(const CallContext& call)
{
    const Kernel& kernel = call.kernel;
    SystemInformation info{};
    info.uptime = split_time(kernel.now).seconds;
    info.total_ram = kernel.total_pages * page_size;
    info.free_ram = kernel.frames.free_pages() * page_size;
    info.shared_ram = kernel.statistics.nr_shmem * page_size;
    info.total_swap = kernel.swap_pages * page_size;
    info.free_swap = kernel.swap.free * page_size;
    info.processes = static_cast<std::uint16_t>(kernel.processes.size());
    info.unit = 1;
    return call.memory().put(call.address(0), info);
}

Answer call_getrandom(const CallContext& call)
{
    constexpr std::uint64_t most = 1 << 20;
    const std::uint64_t size = std::min(call.argument(1), most);
    if (const Reach reach = call.memory().fault_in(call.address(0), size, hw::AccessKind::Write);
        reach != Reach::Ok)
        return reach;
    std::vector<std::byte> bytes(size);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::byte>(next_random(call.kernel));
    static_cast<void>(call.memory().write(call.address(0), bytes));
    return static_cast<std::int64_t>(size);
}

Answer call_getaffinity(const CallContext& call)
{
    constexpr std::uint64_t two_processors = 3;
    if (call.argument(1) < 8 || call.argument(1) % 8 != 0) return Errno::Invalid;
    const Reach reach = call.memory().put(call.address(2), two_processors);
    return reach == Reach::Ok ? Answer{8} : Answer{reach};
}

}  // namespace

Usage usage_of(const Process& process, const AddressSpace* space, UsageOf whose)
{
    Usage usage{};
    const bool own = whose == UsageOf::Process;
    usage.user = seconds_and_microseconds(own ? process.utime : process.cutime);
    usage.system = seconds_and_microseconds(own ? process.stime : process.cstime);
    const std::uint64_t maxrss =
        own ? std::max(process.maxrss, space ? space->peak_rss() : 0) : process.cmaxrss;
    usage.maxrss_kib = kibibytes({maxrss});
    usage.minflt = own ? process.minflt : process.cminflt;
    usage.majflt = own ? process.majflt : process.cmajflt;
    usage.voluntary = own ? process.voluntary_switches : 0;
    usage.involuntary = own ? process.involuntary_switches : 0;
    return usage;
}

std::optional<Answer> information_call(const CallContext& call, SystemCall number)
{
    switch (number) {
        case SystemCall::Getrusage: return call_getrusage(call);
        case SystemCall::Uname: return call_uname(call);
        case SystemCall::Sysinfo: return call_sysinfo(call);
        case SystemCall::Getrandom: return call_getrandom(call);
        case SystemCall::SchedGetaffinity: return call_getaffinity(call);
        case SystemCall::Getrlimit: return change_limit(call, 0, call.argument(0), {0}, call.address(1));
        case SystemCall::Setrlimit: return change_limit(call, 0, call.argument(0), call.address(1), {0});
        case SystemCall::Prlimit64:
            return change_limit(call, static_cast<Pid>(call.argument(0)), call.argument(1), call.address(2),
                                call.address(3));
        default: return std::nullopt;
    }
}

}  // namespace fl::kernel
