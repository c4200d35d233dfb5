// Linux: mm/swapfile.c sys_swapon(), sys_swapoff().
#include "kernel/files/file_system.h"
#include "kernel/swap/swap_on.h"
#include "kernel/syscall/call.h"
#include "kernel/syscall/path_argument.h"

#include <string>

namespace fl::kernel {
namespace {

enum SwapFlag : std::uint64_t {
    SwapPriorityMask = 0x7fff,
    SwapPrefer = 0x8000,
    SwapDiscard = 0x70000,  // three ways of it; this disk has nothing to discard
};

Answer get_path(const CallContext& call, std::string& path)
{
    std::string given;
    const Reach reach = call.memory().read_string(call.address(0), longest_path, given);
    if (reach != Reach::Ok) return reach;
    if (given.empty()) return Errno::NoEntry;
    path = absolute_path(call.leader().directory, given);
    return 0;
}

Answer call_swapon(const CallContext& call)
{
    const std::uint64_t flags = call.argument(1);
    if (flags & ~std::uint64_t{SwapPriorityMask | SwapPrefer | SwapDiscard}) return Errno::Invalid;
    if (call.leader().uid != 0) return Errno::Perm;
    std::string path;
    if (const Answer got = get_path(call, path); got.failed()) return got;
    std::optional<int> priority;
    if (flags & SwapPrefer) priority = static_cast<int>(flags & SwapPriorityMask);
    return swap_on(call.kernel, call.hardware, path, priority, call.record);
}

Answer call_swapoff(const CallContext& call)
{
    if (call.leader().uid != 0) return Errno::Perm;
    std::string path;
    if (const Answer got = get_path(call, path); got.failed()) return got;
    return swap_off(call.kernel, call.hardware, path, call.record);
}

}  // namespace

std::optional<Answer> swap_call(const CallContext& call, SystemCall number)
{
    if (number == SystemCall::Swapon) return call_swapon(call);
    if (number == SystemCall::Swapoff) return call_swapoff(call);
    return std::nullopt;
}

}  // namespace fl::kernel
