// Linux: kernel/sysctl.c, vm_table[]: the numbers an administrator may turn, each with its range.
#include "procfs/sys/vm.h"

#include "base/text.h"
#include "kernel/compaction/compaction.h"
#include "kernel/files/drop.h"
#include "kernel/kernel.h"
#include "kernel/slab/shrink.h"
#include "kernel/watermarks.h"

#include <algorithm>
#include <limits>

namespace fl::procfs {
namespace {

using kernel::Tunables;

constexpr std::int64_t largest = std::numeric_limits<std::int32_t>::max();

std::string number(std::uint64_t value) { return format("%llu\n", static_cast<unsigned long long>(value)); }

// proc_dointvec_minmax(): EINVAL for text that is no number and for one out of range.
Status store(std::string_view text, std::int64_t least, std::int64_t most, std::uint32_t& to)
{
    const auto value = parse_kernel_number(text);
    if (!value || *value < least || *value > most) return Errno::Invalid;
    to = static_cast<std::uint32_t>(*value);
    return Done{};
}

template <std::uint32_t Tunables::*Member>
std::string render_number(const View& view)
{
    return number(view.kernel.tunables.*Member);
}

template <std::uint32_t Tunables::*Member, std::int64_t Least, std::int64_t Most>
Status write_number(const Writer& writer, std::string_view text)
{
    return store(text, Least, Most, writer.kernel.tunables.*Member);
}

template <std::uint32_t Tunables::*Member, std::int64_t Least, std::int64_t Most>
constexpr SystemNode tunable(std::string_view path)
{
    return {path, 0644, render_number<Member>, write_number<Member, Least, Most>};
}

std::string render_overcommit(const View& view)
{
    return number(static_cast<std::uint64_t>(view.kernel.tunables.overcommit));
}

Status write_overcommit(const Writer& writer, std::string_view text)
{
    std::uint32_t mode = 0;
    const Status status = store(text, 0, 2, mode);
    if (status) writer.kernel.tunables.overcommit = static_cast<kernel::Overcommit>(mode);
    return status;
}

std::string render_mmap_min_addr(const View& view)
{
    return number(view.kernel.tunables.mmap_min_addr.value);
}

Status write_mmap_min_addr(const Writer& writer, std::string_view text)
{
    const auto value = parse_kernel_number(text);
    if (!value || *value < 0) return Errno::Invalid;
    writer.kernel.tunables.mmap_min_addr = {static_cast<std::uint64_t>(*value)};
    return Done{};
}

// Linux: drop_caches_sysctl_handler().
Status write_drop_caches(const Writer& writer, std::string_view text)
{
    std::uint32_t what = 0;
    const Status status = store(text, 1, 4, what);
    if (status && (what & 1)) kernel::drop_page_cache(writer.kernel, writer.hardware, writer.record);
    if (status && (what & 2)) kernel::drop_slab(writer.kernel, writer.hardware, writer.record);
    return status;
}

// Linux: sysctl_compaction_handler().
Status write_compact_memory(const Writer& writer, std::string_view text)
{
    std::uint32_t what = 0;
    const Status status = store(text, 1, 1, what);
    if (status) kernel::compact_memory(writer.kernel, writer.hardware, writer.record);
    return status;
}

std::string render_nothing(const View&) { return "0\n"; }

std::string render_ratios(const View& view)
{
    const auto& ratios = view.kernel.tunables.lowmem_reserve_ratio;
    return format("%u\t%u\t%u\t0\t0\n", ratios[0], ratios[1], ratios[2]);
}

// Linux: lowmem_reserve_ratio_sysctl_handler(): fewer numbers than zones leave the others as they are.
Status write_ratios(const Writer& writer, std::string_view text)
{
    std::size_t zone = 0;
    while (zone < 3) {
        const std::size_t begin = text.find_first_not_of(" \t\n");
        if (begin == std::string_view::npos) break;
        text.remove_prefix(begin);
        const std::size_t end = std::min(text.find_first_of(" \t\n"), text.size());
        const Status status = store(text.substr(0, end), 0, largest,
                                    writer.kernel.tunables.lowmem_reserve_ratio[zone++]);
        if (!status) return status;
        text.remove_prefix(end);
    }
    if (zone == 0) return Errno::Invalid;
    kernel::apply_watermarks(writer.kernel);
    return Done{};
}

// Numbers the watermarks are made of.
template <std::uint32_t Tunables::*Member, std::int64_t Least, std::int64_t Most>
Status write_watermark(const Writer& writer, std::string_view text)
{
    const Status status = write_number<Member, Least, Most>(writer, text);
    if (status) kernel::apply_watermarks(writer.kernel);
    return status;
}

template <std::uint32_t Tunables::*Member, std::int64_t Least, std::int64_t Most>
constexpr SystemNode watermark(std::string_view path)
{
    return {path, 0644, render_number<Member>, write_watermark<Member, Least, Most>};
}

// Linux: dirty_background_bytes and dirty_bytes read 0 while the ratios are what counts.
constexpr SystemNode nodes[] = {
    {"/proc/sys/vm/compact_memory", 0200, nullptr, write_compact_memory},
    tunable<&Tunables::compact_unevictable, 0, 1>("/proc/sys/vm/compact_unevictable_allowed"),
    {"/proc/sys/vm/dirty_background_bytes", 0444, render_nothing},
    tunable<&Tunables::dirty_background_ratio, 0, 100>("/proc/sys/vm/dirty_background_ratio"),
    {"/proc/sys/vm/dirty_bytes", 0444, render_nothing},
    tunable<&Tunables::dirty_expire_centisecs, 0, largest>("/proc/sys/vm/dirty_expire_centisecs"),
    tunable<&Tunables::dirty_ratio, 0, 100>("/proc/sys/vm/dirty_ratio"),
    tunable<&Tunables::dirty_writeback_centisecs, 0, largest>("/proc/sys/vm/dirty_writeback_centisecs"),
    {"/proc/sys/vm/drop_caches", 0200, nullptr, write_drop_caches},
    tunable<&Tunables::extfrag_threshold, 0, 1000>("/proc/sys/vm/extfrag_threshold"),
    {"/proc/sys/vm/lowmem_reserve_ratio", 0644, render_ratios, write_ratios},
    tunable<&Tunables::max_map_count, 0, largest>("/proc/sys/vm/max_map_count"),
    watermark<&Tunables::min_free_kbytes, 0, largest>("/proc/sys/vm/min_free_kbytes"),
    {"/proc/sys/vm/mmap_min_addr", 0644, render_mmap_min_addr, write_mmap_min_addr},
    tunable<&Tunables::oom_dump_tasks, 0, largest>("/proc/sys/vm/oom_dump_tasks"),
    tunable<&Tunables::oom_kill_allocating_task, 0, largest>("/proc/sys/vm/oom_kill_allocating_task"),
    {"/proc/sys/vm/overcommit_memory", 0644, render_overcommit, write_overcommit},
    tunable<&Tunables::page_cluster, 0, 31>("/proc/sys/vm/page-cluster"),
    tunable<&Tunables::panic_on_oom, 0, 2>("/proc/sys/vm/panic_on_oom"),
    tunable<&Tunables::swappiness, 0, 200>("/proc/sys/vm/swappiness"),
    tunable<&Tunables::vfs_cache_pressure, 0, largest>("/proc/sys/vm/vfs_cache_pressure"),
    watermark<&Tunables::watermark_scale_factor, 1, 3000>("/proc/sys/vm/watermark_scale_factor"),
};

}  // namespace

std::span<const SystemNode> vm_nodes() { return nodes; }

}  // namespace fl::procfs
