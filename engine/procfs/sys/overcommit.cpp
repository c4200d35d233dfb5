// Linux: mm/util.c overcommit_ratio_handler(), overcommit_kbytes_handler(), and what mode 2 keeps back.
#include "base/text.h"
#include "kernel/kernel.h"
#include "procfs/sys/vm.h"

#include <limits>

namespace fl::procfs {
namespace {

using kernel::Tunables;

std::string number(std::uint64_t value) { return format("%llu\n", static_cast<unsigned long long>(value)); }

template <std::uint64_t Tunables::*Member>
std::string render_kbytes(const View& view)
{
    return number(view.kernel.tunables.*Member);
}

template <std::uint64_t Tunables::*Member>
Status write_kbytes(const Writer& writer, std::string_view text)
{
    const auto value = parse_kernel_number(text);
    if (!value || *value < 0) return Errno::Invalid;
    writer.kernel.tunables.*Member = static_cast<std::uint64_t>(*value);
    return Done{};
}

std::string render_ratio(const View& view) { return number(view.kernel.tunables.overcommit_ratio); }

// The share and the amount exclude each other.
Status write_ratio(const Writer& writer, std::string_view text)
{
    const auto value = parse_kernel_number(text);
    if (!value || *value < 0 || *value > std::numeric_limits<std::int32_t>::max()) return Errno::Invalid;
    writer.kernel.tunables.overcommit_ratio = static_cast<std::uint32_t>(*value);
    writer.kernel.tunables.overcommit_kbytes = 0;
    return Done{};
}

Status write_amount(const Writer& writer, std::string_view text)
{
    const Status status = write_kbytes<&Tunables::overcommit_kbytes>(writer, text);
    if (status) writer.kernel.tunables.overcommit_ratio = 0;
    return status;
}

constexpr SystemNode nodes[] = {
    {"/proc/sys/vm/admin_reserve_kbytes", 0644, render_kbytes<&Tunables::admin_reserve_kbytes>,
     write_kbytes<&Tunables::admin_reserve_kbytes>},
    {"/proc/sys/vm/overcommit_kbytes", 0644, render_kbytes<&Tunables::overcommit_kbytes>, write_amount},
    {"/proc/sys/vm/overcommit_ratio", 0644, render_ratio, write_ratio},
    {"/proc/sys/vm/user_reserve_kbytes", 0644, render_kbytes<&Tunables::user_reserve_kbytes>,
     write_kbytes<&Tunables::user_reserve_kbytes>},
};

}  // namespace

std::span<const SystemNode> overcommit_nodes() { return nodes; }

}  // namespace fl::procfs
