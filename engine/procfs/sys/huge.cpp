// Linux: mm/huge_memory.c, mm/khugepaged.c and mm/hugetlb.c, their attributes in sysfs.
#include "procfs/sys/huge.h"

#include "base/text.h"
#include "kernel/huge/pool.h"
#include "kernel/process/kernel_thread.h"

namespace fl::procfs {
namespace {

using kernel::HugePages;

std::string number(std::uint64_t value) { return format("%llu\n", static_cast<unsigned long long>(value)); }

template <kernel::HugePool kernel::Kernel::*pool, std::uint64_t kernel::HugePool::*count>
std::string pool_count(const View& view)
{
    return number(view.kernel.*pool.*count);
}
constexpr auto small = &kernel::Kernel::huge_pool, big = &kernel::Kernel::gigantic_pool;
using Pool = kernel::HugePool;
std::string persistent(const View& view) { return number(view.kernel.huge_pool.persistent()); }
std::string zero(const View&) { return "0\n"; }

// Linux: nr_hugepages_store_common(). As many as there is contiguous memory for; fewer are no error.
template <unsigned order>
Status write_pool(const Writer& writer, std::string_view text)
{
    const auto value = parse_kernel_number(text);
    if (!value || *value < 0) return Errno::Invalid;
    if (writer.hardware.memory.paging().narrow()) return Errno::Invalid;
    kernel::set_pool_size(writer.kernel, static_cast<std::uint64_t>(*value), order);
    return Done{};
}

// Linux: nr_overcommit_hugepages_store(). Pages of 1 GiB cannot be had in passing.
Status write_overcommit(const Writer& writer, std::string_view text)
{
    const auto value = parse_kernel_number(text);
    if (!value || *value < 0) return Errno::Invalid;
    writer.kernel.huge_pool.overcommit = static_cast<std::uint64_t>(*value);
    return Done{};
}
Status refuse(const Writer&, std::string_view) { return Errno::Invalid; }

constexpr std::string_view choices[] = {"always", "madvise", "never"};

std::string render_enabled(const View& view)
{
    std::string text;
    for (std::size_t i = 0; i < std::size(choices); ++i) {
        const bool chosen = static_cast<std::size_t>(view.kernel.tunables.huge_pages) == i;
        text += (i ? " " : "") + (chosen ? "[" + std::string(choices[i]) + "]" : std::string(choices[i]));
    }
    return text + "\n";
}

constexpr std::string_view defrag_choices[] = {"always", "defer", "defer+madvise", "madvise", "never"};

std::string render_defrag(const View& view)
{
    std::string text;
    for (std::size_t i = 0; i < std::size(defrag_choices); ++i) {
        const std::string word(defrag_choices[i]);
        const bool chosen = static_cast<std::size_t>(view.kernel.tunables.huge_defrag) == i;
        text += (i ? " " : "") + (chosen ? "[" + word + "]" : word);
    }
    return text + "\n";
}

Status write_defrag(const Writer& writer, std::string_view text)
{
    for (std::size_t i = 0; i < std::size(defrag_choices); ++i) {
        if (trim(text) != defrag_choices[i]) continue;
        writer.kernel.tunables.huge_defrag = static_cast<kernel::HugeDefrag>(i);
        return Done{};
    }
    return Errno::Invalid;
}

Status write_enabled(const Writer& writer, std::string_view text)
{
    for (std::size_t i = 0; i < std::size(choices); ++i) {
        if (trim(text) != choices[i]) continue;
        writer.kernel.tunables.huge_pages = static_cast<HugePages>(i);
        if (i != 2) wake_kernel_thread(writer.kernel, kernel::KernelThread::Khugepaged);
        return Done{};
    }
    return Errno::Invalid;
}

std::string one(const View&) { return "1\n"; }
std::string huge_bytes(const View&) { return "2097152\n"; }
std::string most_none(const View&) { return "511\n"; }
std::string most_swap(const View&) { return "0\n"; }
std::string most_shared(const View&) { return "256\n"; }
std::string pages_to_scan(const View&) { return "4096\n"; }
std::string scan_sleep(const View&) { return "10000\n"; }
std::string collapsed(const View& view) { return number(view.kernel.statistics.thp_collapse_alloc); }

constexpr SystemNode nodes[] = {
    {"/proc/sys/vm/nr_hugepages", 0644, persistent, write_pool<9>},
    {"/proc/sys/vm/nr_overcommit_hugepages", 0644, pool_count<small, &Pool::overcommit>, write_overcommit},
    {"/sys/kernel/mm/hugepages/hugepages-1048576kB/free_hugepages", 0444, pool_count<big, &Pool::free>},
    {"/sys/kernel/mm/hugepages/hugepages-1048576kB/nr_hugepages", 0644, pool_count<big, &Pool::total>,
     write_pool<18>},
    {"/sys/kernel/mm/hugepages/hugepages-1048576kB/nr_overcommit_hugepages", 0644, zero, refuse},
    {"/sys/kernel/mm/hugepages/hugepages-1048576kB/resv_hugepages", 0444, pool_count<big, &Pool::reserved>},
    {"/sys/kernel/mm/hugepages/hugepages-1048576kB/surplus_hugepages", 0444, pool_count<big, &Pool::surplus>},
    {"/sys/kernel/mm/hugepages/hugepages-2048kB/free_hugepages", 0444, pool_count<small, &Pool::free>},
    {"/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages", 0644, pool_count<small, &Pool::total>,
     write_pool<9>},
    {"/sys/kernel/mm/hugepages/hugepages-2048kB/nr_overcommit_hugepages", 0644,
     pool_count<small, &Pool::overcommit>, write_overcommit},
    {"/sys/kernel/mm/hugepages/hugepages-2048kB/resv_hugepages", 0444, pool_count<small, &Pool::reserved>},
    {"/sys/kernel/mm/hugepages/hugepages-2048kB/surplus_hugepages", 0444, pool_count<small, &Pool::surplus>},
    {"/sys/kernel/mm/transparent_hugepage/defrag", 0644, render_defrag, write_defrag},
    {"/sys/kernel/mm/transparent_hugepage/enabled", 0644, render_enabled, write_enabled},
    {"/sys/kernel/mm/transparent_hugepage/hpage_pmd_size", 0444, huge_bytes},
    {"/sys/kernel/mm/transparent_hugepage/khugepaged/defrag", 0444, one},
    {"/sys/kernel/mm/transparent_hugepage/khugepaged/max_ptes_none", 0444, most_none},
    {"/sys/kernel/mm/transparent_hugepage/khugepaged/max_ptes_shared", 0444, most_shared},
    {"/sys/kernel/mm/transparent_hugepage/khugepaged/max_ptes_swap", 0444, most_swap},
    {"/sys/kernel/mm/transparent_hugepage/khugepaged/pages_collapsed", 0444, collapsed},
    {"/sys/kernel/mm/transparent_hugepage/khugepaged/pages_to_scan", 0444, pages_to_scan},
    {"/sys/kernel/mm/transparent_hugepage/khugepaged/scan_sleep_millisecs", 0444, scan_sleep},
    {"/sys/kernel/mm/transparent_hugepage/use_zero_page", 0444, zero},
};

}  // namespace

std::span<const SystemNode> huge_nodes() { return nodes; }

}  // namespace fl::procfs
