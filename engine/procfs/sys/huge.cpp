// Linux: mm/huge_memory.c, mm/khugepaged.c and mm/hugetlb.c, their attributes in sysfs.
#include "procfs/sys/huge.h"

#include "base/text.h"
#include "kernel/huge/pool.h"
#include "kernel/process/kernel_thread.h"

namespace fl::procfs {
namespace {

using kernel::HugePages;

std::string number(std::uint64_t value) { return format("%llu\n", static_cast<unsigned long long>(value)); }

std::string pool_total(const View& view) { return number(view.kernel.huge_pool.total); }
std::string pool_free(const View& view) { return number(view.kernel.huge_pool.free); }
std::string pool_reserved(const View& view) { return number(view.kernel.huge_pool.reserved); }
std::string pool_surplus(const View& view) { return number(view.kernel.huge_pool.surplus()); }
std::string zero(const View&) { return "0\n"; }

// Linux: nr_hugepages_store_common(). As many as there is contiguous memory for; fewer are no error.
Status write_pool(const Writer& writer, std::string_view text)
{
    const auto value = parse_kernel_number(text);
    if (!value || *value < 0) return Errno::Invalid;
    kernel::set_pool_size(writer.kernel, static_cast<std::uint64_t>(*value));
    return Done{};
}

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
    {"/proc/sys/vm/nr_hugepages", 0644, pool_total, write_pool},
    {"/proc/sys/vm/nr_overcommit_hugepages", 0444, zero},
    {"/sys/kernel/mm/hugepages/hugepages-2048kB/free_hugepages", 0444, pool_free},
    {"/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages", 0644, pool_total, write_pool},
    {"/sys/kernel/mm/hugepages/hugepages-2048kB/resv_hugepages", 0444, pool_reserved},
    {"/sys/kernel/mm/hugepages/hugepages-2048kB/surplus_hugepages", 0444, pool_surplus},
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
