// System calls that change names. Linux: fs/namei.c.
#include "kernel/files/rename.h"
#include "kernel/syscall/call.h"

#include <string>

namespace fl::kernel {
namespace {

constexpr std::uint64_t longest_path = 4096;
constexpr std::uint64_t no_replace = 1;  // RENAME_NOREPLACE

Answer name_at(const CallContext& call, VirtAddr at, std::string& path)
{
    std::string given;
    if (const Reach reach = call.memory().read_string(at, longest_path, given); reach != Reach::Ok)
        return reach;
    if (given.empty()) return Errno::NoEntry;
    path = absolute_path(call.leader().directory, given);
    return 0;
}

Answer call_rename(const CallContext& call, VirtAddr from_at, VirtAddr to_at, std::uint64_t flags)
{
    if (flags & ~no_replace) return Errno::Invalid;
    std::string from, to;
    if (const Answer got = name_at(call, from_at, from); got.failed()) return got;
    if (const Answer got = name_at(call, to_at, to); got.failed()) return got;
    return rename(call.kernel, call.hardware, from, to, flags == no_replace, call.record);
}

}  // namespace

std::optional<Answer> name_call(const CallContext& call, SystemCall number)
{
    switch (number) {
        case SystemCall::Rename: return call_rename(call, call.address(0), call.address(1), 0);
        case SystemCall::Renameat: return call_rename(call, call.address(1), call.address(3), 0);
        case SystemCall::Renameat2:
            return call_rename(call, call.address(1), call.address(3), call.argument(4));
        default: return std::nullopt;
    }
}

}  // namespace fl::kernel
