// Every number of /proc/meminfo. free, top, the panels and the lessons' checks all ask here.
#pragma once

#include "base/units.h"
#include "inspect/view.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace fl::inspect {

struct MemoryInfo {
    PageCount total, free, available, buffers, cached, swap_cached;
    PageCount active_anon, inactive_anon, active_file, inactive_file, unevictable, mlocked;
    PageCount swap_total, swap_free;
    PageCount dirty, writeback, anon_pages, mapped, shmem;
    PageCount slab_reclaimable, slab_unreclaimable;
    std::uint64_t kernel_stack_kb = 0;
    PageCount page_tables;
    PageCount commit_limit, committed;
    PageCount vmalloc_used;
    PageCount anon_huge;  // within transparent huge pages
    PageCount direct_map_4k, direct_map_2m, direct_map_1g;
    // The pool of hugetlb pages, counts of pages of 2 MiB; huge_bytes also counts those of 1 GiB.
    std::uint64_t huge_total = 0, huge_free = 0, huge_reserved = 0, huge_surplus = 0, huge_kb = 0;

    PageCount used() const { return total - available; }  // as free(1) of procps 4 counts it
    PageCount buff_cache() const { return buffers + cached + slab_reclaimable; }
};

MemoryInfo memory_info(const View& view);

// One line of /proc/meminfo, in the kernel's order.
struct MeminfoRow {
    std::string_view name;    // "MemTotal"
    std::uint64_t value = 0;  // kB, or a plain count when `kilobytes` is false
    bool kilobytes = true;
};

std::vector<MeminfoRow> meminfo_rows(const MemoryInfo& info);

// Linux: mm/show_mem.c, si_mem_available(); the amounts it is made of, for the picture that explains it.
struct AvailableTerms {
    PageCount free, reserve, page_cache, page_cache_kept, reclaimable, reclaimable_kept;
};
AvailableTerms available_terms(const View& view);

// From `background` on the flusher writes, at `limit` writers have to wait. Linux: mm/page-writeback.c,
// domain_dirty_limits().
struct DirtyLimits {
    PageCount dirtyable, background, limit;
};
DirtyLimits dirty_limits(const View& view);

}  // namespace fl::inspect
