// Linux: mm/memcontrol.c, memory_files[] and swap_files[].
#include "base/text.h"
#include "kernel/cgroup/change.h"
#include "kernel/cgroup/stat.h"
#include "kernel/kernel.h"
#include "procfs/cgroup/cgroup.h"

namespace fl::procfs {
namespace {

using ull = unsigned long long;

std::string number(std::uint64_t value) { return format("%llu\n", static_cast<ull>(value)); }

std::string bytes_or_max(std::uint64_t pages)
{
    return pages == kernel::no_limit ? "max\n" : number(pages * page_size);
}

template <std::uint64_t MemoryGroup::*Member>
std::string render_bytes(const View& view, GroupId group)
{
    return number(view.kernel.groups.at(group).*Member * page_size);
}

template <std::uint64_t MemoryGroup::*Member>
std::string render_mark(const View& view, GroupId group)
{
    return bytes_or_max(view.kernel.groups.at(group).*Member);
}

// "max", or bytes with K, M, G; in whole pages. Linux: page_counter_memparse().
std::optional<std::uint64_t> parse_pages(std::string_view text)
{
    text = trim(text);
    if (text == "max") return kernel::no_limit;
    const auto bytes = parse_size(text);
    if (!bytes) return std::nullopt;
    return *bytes / page_size;
}

template <std::uint64_t MemoryGroup::*Member>
Status write_mark(const Writer& writer, GroupId group, std::string_view text)
{
    const auto pages = parse_pages(text);
    if (!pages) return Errno::Invalid;
    writer.kernel.groups.at(group).*Member = *pages;
    return Done{};
}

Status write_max(const Writer& writer, GroupId group, std::string_view text)
{
    const auto pages = parse_pages(text);
    if (!pages) return Errno::Invalid;
    kernel::set_limit(writer.kernel, writer.hardware, group, *pages, writer.record);
    return Done{};
}

Status write_high(const Writer& writer, GroupId group, std::string_view text)
{
    const auto pages = parse_pages(text);
    if (!pages) return Errno::Invalid;
    kernel::set_high(writer.kernel, writer.hardware, group, *pages, writer.record);
    return Done{};
}

Status write_reclaim(const Writer& writer, GroupId group, std::string_view text)
{
    const auto pages = parse_pages(text);
    if (!pages) return Errno::Invalid;
    return kernel::reclaim_now(writer.kernel, writer.hardware, group, *pages, writer.record)
               ? Status(Done{})
               : Status(Errno::Again);
}

std::string render_events(const View& view, GroupId id)
{
    const MemoryGroup& group = view.kernel.groups.at(id);
    return format("low %llu\nhigh %llu\nmax %llu\noom %llu\noom_kill %llu\noom_group_kill %llu\n",
                  static_cast<ull>(group.low_events), static_cast<ull>(group.high_events),
                  static_cast<ull>(group.limit_hits), static_cast<ull>(group.oom_events),
                  static_cast<ull>(group.oom_kills), static_cast<ull>(group.group_kills));
}

std::string render_oom_group(const View& view, GroupId group)
{
    return view.kernel.groups.at(group).kill_together ? "1\n" : "0\n";
}

Status write_oom_group(const Writer& writer, GroupId group, std::string_view text)
{
    const auto value = parse_kernel_number(text);
    if (!value || *value < 0 || *value > 1) return Errno::Invalid;
    writer.kernel.groups.at(group).kill_together = *value == 1;
    return Done{};
}

std::string render_stat(const View& view, GroupId group)
{
    std::string text;
    for (const kernel::GroupStatRow& row : kernel::group_stat(view.kernel, group))
        text += format("%s %llu\n", row.name, static_cast<ull>(row.value));
    return text;
}

std::string render_swap_events(const View& view, GroupId id)
{
    const ull hits = view.kernel.groups.at(id).swap_hits;
    return format("high 0\nmax %llu\nfail %llu\n", hits, hits);
}

constexpr GroupNode nodes[] = {
    {"memory.current", 0444, false, render_bytes<&MemoryGroup::usage>},
    {"memory.events", 0444, false, render_events},
    {"memory.high", 0644, false, render_mark<&MemoryGroup::high>, write_high},
    {"memory.low", 0644, false, render_mark<&MemoryGroup::low>, write_mark<&MemoryGroup::low>},
    {"memory.max", 0644, false, render_mark<&MemoryGroup::limit>, write_max},
    {"memory.min", 0644, false, render_mark<&MemoryGroup::min>, write_mark<&MemoryGroup::min>},
    {"memory.oom.group", 0644, false, render_oom_group, write_oom_group},
    {"memory.peak", 0444, false, render_bytes<&MemoryGroup::peak>},
    {"memory.reclaim", 0200, true, nullptr, write_reclaim},
    {"memory.stat", 0444, true, render_stat},
    {"memory.swap.current", 0444, false, render_bytes<&MemoryGroup::swap_usage>},
    {"memory.swap.events", 0444, false, render_swap_events},
    {"memory.swap.max", 0644, false, render_mark<&MemoryGroup::swap_limit>,
     write_mark<&MemoryGroup::swap_limit>},
    {"memory.swap.peak", 0444, false, render_bytes<&MemoryGroup::swap_peak>},
};

}  // namespace

std::span<const GroupNode> memory_group_nodes() { return nodes; }

}  // namespace fl::procfs
