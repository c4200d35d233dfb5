// System calls that change names. Linux: fs/namei.c.
#include "kernel/files/rename.h"
#include "kernel/syscall/path_argument.h"

#include <string>

namespace fl::kernel {
namespace {

constexpr std::uint64_t no_replace = 1;  // RENAME_NOREPLACE

Answer call_rename(const CallContext& call, int from_directory, VirtAddr from_at, int to_directory,
                   VirtAddr to_at, std::uint64_t flags)
{
    if (flags & ~no_replace) return Errno::Invalid;
    std::string from, to;
    if (const Answer got = get_path(call, from_directory, from_at, Follow::No, from); got.failed())
        return got;
    if (const Answer got = get_path(call, to_directory, to_at, Follow::No, to); got.failed()) return got;
    return rename(call.kernel, call.hardware, from, to, flags == no_replace, call.record);
}

}  // namespace

std::optional<Answer> name_call(const CallContext& call, SystemCall number)
{
    constexpr int here = at_working_directory;
    switch (number) {
        case SystemCall::Rename:
            return call_rename(call, here, call.address(0), here, call.address(1), 0);
        case SystemCall::Renameat:
            return call_rename(call, call.integer(0), call.address(1), call.integer(2), call.address(3), 0);
        case SystemCall::Renameat2:
            return call_rename(call, call.integer(0), call.address(1), call.integer(2), call.address(3),
                               call.argument(4));
        default: return std::nullopt;
    }
}

}  // namespace fl::kernel
