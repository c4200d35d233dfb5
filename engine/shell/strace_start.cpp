// What a program's start asks of the kernel, and limits, as strace writes them.
#include "base/text.h"
#include "inspect/source.h"
#include "kernel/syscall/numbers.h"
#include "shell/strace_arguments.h"

#include <iterator>

namespace fl::shell {
namespace {

using kernel::SystemCall;

std::string limit_text(std::uint64_t value)
{
    if (value == ~std::uint64_t{0}) return "RLIM64_INFINITY";
    return value % 1024 == 0 && value > 1024 ? decimal(value / 1024) + "*1024" : decimal(value);
}

std::string limits_text(const CallReader& r, std::uint64_t address)
{
    const auto current = inspect::peek64(machine::view(r.state), r.pid, {address});
    const auto most = inspect::peek64(machine::view(r.state), r.pid, {address + 8});
    if (address == 0 || !current || !most) return pointer_text(address);
    return "{rlim_cur=" + limit_text(*current) + ", rlim_max=" + limit_text(*most) + "}";
}

std::string resource_text(std::uint64_t resource)
{
    constexpr const char* names[] = {"CPU",      "FSIZE",  "DATA",    "STACK", "CORE",  "RSS",
                                     "NPROC",    "NOFILE", "MEMLOCK", "AS",    "LOCKS", "SIGPENDING",
                                     "MSGQUEUE", "NICE",   "RTPRIO",  "RTTIME"};
    return resource < std::size(names) ? std::string("RLIMIT_") + names[resource] : decimal(resource);
}

}  // namespace

std::string start_call(const CallReader& r)
{
    const auto a = [&](unsigned i) { return r.argument(i); };
    switch (static_cast<SystemCall>(r.call.number)) {
    case SystemCall::ArchPrctl:
        return (a(0) == 0x1002 ? "ARCH_SET_FS" : pointer_text(a(0))) + ", " + pointer_text(a(1));
    case SystemCall::SetRobustList:
        return pointer_text(a(0)) + ", " + decimal(a(1));
    case SystemCall::Rseq:
        return pointer_text(a(0)) + ", " + pointer_text(a(1)) + ", " + decimal(a(2)) + ", " +
               pointer_text(a(3));
    case SystemCall::Getrlimit:
    case SystemCall::Setrlimit:
        return resource_text(a(0)) + ", " + limits_text(r, a(1));
    case SystemCall::Prlimit64:
        return signed_text(a(0)) + ", " + resource_text(a(1)) + ", " + limits_text(r, a(2)) + ", " +
               limits_text(r, a(3));
    default:
        return "?";
    }
}

}  // namespace fl::shell
