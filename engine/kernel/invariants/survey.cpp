#include "base/text.h"
#include "kernel/address_space/tables.h"
#include "kernel/huge/entries.h"
#include "kernel/invariants.h"
#include "kernel/invariants/checks.h"

#include <iterator>

namespace fl::kernel {
namespace {

constexpr std::string_view names[] = {
    "areas-sorted", "areas-aligned", "areas-merged", "areas-in-user-half", "areas-counted",
    "area-file-exists", "heap-in-order", "entry-in-area", "entry-agrees-with-area", "entry-frame-exists",
    "zero-page-read-only", "private-file-page-read-only", "shared-frame-not-exclusive",
    "private-pages-writable-by-one", "anonymous-area-known", "tlb-agrees-with-tables", "tlb-tags-in-use",
    "tlb-global-in-kernel-half", "tlb-contexts-unique", "cr3-names-loaded-space", "loaded-context-current",
    "borrowed-space-kept", "space-context-unique",
    "tables-counted", "table-frame-used-once", "table-frame-marked", "frame-mappings", "frame-references",
    "frame-free-unused", "frame-use-known", "free-frames-zero", "buddy-lists", "frames-accounted-for",
    "zero-frame", "huge-entries-aligned", "huge-entry-in-area", "huge-pages-whole",
    "huge-entries-have-spare-tables", "huge-pool-counted", "huge-promises-counted",
    "huge-promises-kept", "huge-file-exists", "huge-file-pages", "pool-pages-in-their-areas",
    "hugetlb-counted",
    "nr-anon-huge", "rss-anon", "rss-file", "rss-shmem", "total-vm", "data-vm", "stack-vm", "exec-vm",
    "locked-vm", "committed", "peaks", "nr-anon-pages", "nr-mapped", "nr-file-pages", "nr-shmem",
    "nr-dirty", "nr-page-tables", "nr-kernel-stack", "nr-mlock", "cache-frame-marked", "cache-within-file",
    "inode-cached-count", "inode-maps", "inode-opens", "open-file-users", "names-lead-to-inodes",
    "unused-inodes-gone", "segments-have-memory", "process-space-exists", "space-users",
    "lists-linked-both-ways", "lists-counted", "lists-hold-their-pages", "pages-listed-once",
    "lists-totalled", "reverse-map-complete", "reverse-map-indexed",
    "locked-pages-apart",
    "process-parent-exists", "swap-entry-names-a-slot", "swap-slot-counts", "swap-exclusive-named-once",
    "shared-page-in-one-place", "shared-slot-within-file", "swap-cache-agrees", "swap-holds-the-bytes",
    "swap-slots-used", "swap-free-slot-found", "swap-free", "swap-total", "swap-areas-in-order", "swapents",
    "swap-cache-anonymous", "nr-swapcached", "swap-charged-to-groups", "anonymous-frames-mapped",
    "zombie-holds-nothing", "pending-signals-known", "current-exists",
    "frame-group-exists", "group-usage", "group-peak", "group-parent-exists", "process-group-exists",
    "threads-share-group", "oom-victims-die", "reaped-memory-is-a-victims",
};

// The tables laid by for huge entries hang at their PMD table.
void count_spare_tables(const Kernel& kernel, FrameNumber table, Survey& survey, std::uint64_t& count)
{
    for (std::uint64_t spare = kernel.frames.table.at(table).index; spare != 0 && count < 1u << 20;
         spare = kernel.frames.table.at({spare}).index) {
        ++survey.frames[table.value].spare_tables;
        ++survey.frames[spare].tables;
        ++count;
    }
}

void count_tables(const Kernel& kernel, const hw::PhysicalMemory& memory, FrameNumber table, unsigned level,
                  Survey& survey, std::uint64_t& count)
{
    ++survey.frames[table.value].tables;
    if (level == 1) return;
    if (level == 2) count_spare_tables(kernel, table, survey, count);
    const hw::Paging paging = memory.paging();
    // The kernel's half is the same tables in every space: nobody's own.
    const std::uint64_t end =
        level == paging.levels ? paging.index(paging.kernel_half(), level) : paging.entries();
    for (std::uint64_t i = 0; i < end; ++i) {
        const hw::Pte entry = memory.load_entry(paging.slot(table, i));
        if (!entry.present() || entry.huge() || entry.frame().value >= memory.size().value) continue;
        ++count;
        count_tables(kernel, memory, entry.frame(), level - 1, survey, count);
    }
}

}  // namespace

Survey survey_of(const Kernel& kernel, const hw::Hardware& hardware)
{
    Survey survey;
    for (const auto& [id, space] : kernel.spaces) {
        const hw::Paging paging = hardware.memory.paging();
        count_tables(kernel, hardware.memory, space.root, paging.levels, survey, survey.tables[id]);
        each_huge_entry(kernel, hardware.memory, space.root, {0}, paging.user_end(),
                        [&, number = id](const HugeEntry& huge) {
                            survey.huge.push_back({number, huge.begin, huge.entry});
                            ++survey.frames[huge.head().value].entries;
                        });
        each_entry(hardware.memory, space.root, {0}, paging.user_end(),
                   [&, number = id](VirtAddr page, PhysAddr, hw::Pte entry) {
                       survey.entries.push_back({number, page, entry});
                       if (holds_frame(entry)) ++survey.frames[entry.frame().value].entries;
                   });
    }
    return survey;
}

void Findings::tell(std::string_view name, const std::string& detail)
{
    constexpr int most_of_a_name = 3;
    if (told[name]++ >= most_of_a_name) return;
    lines.push_back(std::string(name) + ": " + detail);
}

void Findings::expect_equal(std::uint64_t found, std::uint64_t wanted, std::string_view name,
                            std::string_view what)
{
    if (found == wanted) return;
    expect(false, name,
           format("%s is %llu, should be %llu", std::string(what).c_str(),
                  static_cast<unsigned long long>(found), static_cast<unsigned long long>(wanted)));
}

std::vector<std::string_view> invariant_names() { return {std::begin(names), std::end(names)}; }

}  // namespace fl::kernel
