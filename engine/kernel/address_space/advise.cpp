// Linux: mm/madvise.c.
#include "kernel/address_space/areas.h"
#include "kernel/address_space/change.h"
#include "kernel/address_space/populate.h"
#include "kernel/address_space/tables.h"
#include "kernel/address_space/zap.h"
#include "kernel/costs.h"
#include "kernel/files/read_ahead.h"
#include "kernel/files/store.h"
#include "kernel/files/truncate.h"
#include "kernel/huge/collapse.h"
#include "kernel/huge/pool.h"
#include "kernel/huge/transparent.h"
#include "kernel/reclaim/advice.h"
#include "kernel/swap/swap_in.h"

namespace fl::kernel {
namespace {

enum Madvise : int {
    Normal = 0,
    Random = 1,
    Sequential = 2,
    WillNeed = 3,
    DontNeed = 4,
    Free = 8,
    Remove = 9,
    DontFork = 10,
    DoFork = 11,
    Mergeable = 12,
    Unmergeable = 13,
    HugePage = 14,
    NoHugePage = 15,
    DontDump = 16,
    DoDump = 17,
    WipeOnFork = 18,
    KeepOnFork = 19,
    Cold = 20,
    PageOut = 21,
    PopulateRead = 22,
    PopulateWrite = 23,
    DontNeedLocked = 24,
    CollapseNow = 25,
};

bool changes_flags(int advice)
{
    switch (advice) {
        case Normal:
        case Random:
        case Sequential:
        case DontFork:
        case DoFork:
        case WipeOnFork:
        case KeepOnFork:
        case DontDump:
        case HugePage:
        case NoHugePage:
        case DoDump: return true;
        default: return false;
    }
}

bool known(int advice)
{
    return changes_flags(advice) || advice == WillNeed || advice == DontNeed || advice == Free
           || (advice >= Mergeable && advice <= DoDump)
           || advice == Remove || (advice >= Cold && advice <= CollapseNow);
}

Vma advised(Vma area, int advice)
{
    switch (advice) {
        case Normal: area.advice = Advice::Normal; break;
        case Random: area.advice = Advice::Random; break;
        case Sequential: area.advice = Advice::Sequential; break;
        case DontFork: area.dont_fork = true; break;
        case DoFork: area.dont_fork = false; break;
        case WipeOnFork: area.wipe_on_fork = true; break;
        case KeepOnFork: area.wipe_on_fork = false; break;
        case DontDump: area.dont_dump = true; break;
        case DoDump: area.dont_dump = false; break;
        case HugePage: area.huge = HugeAdvice::Wanted; break;
        case NoHugePage: area.huge = HugeAdvice::Never; break;
        default: break;
    }
    return area;
}

Status set_flags(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin, VirtAddr end,
                 int advice, trace::Recorder& record)
{
    const Vma& area = *space.areas.containing(begin);
    if (advice == WipeOnFork && (!area.anonymous() || area.shared)) return Errno::Invalid;
    if ((advice == HugePage || advice == NoHugePage) && area.special) return Errno::Invalid;
    if (advised(area, advice) == area) return Done{};
    if (!split_area(kernel, hardware, space, begin, record)
        || !split_area(kernel, hardware, space, end, record))
        return Errno::NoMemory;
    const std::size_t at = space.areas.find_index(begin);
    space.areas.edit(at) = advised(space.areas[at], advice);
    if (advice == HugePage && kernel.tunables.huge_pages != HugePages::Never)
        wake_kernel_thread(kernel, KernelThread::Khugepaged);  // Linux: khugepaged_enter_vma()
    return Done{};
}

// Pages go, the promise stays. Linux: madvise_dontneed_single_vma(), and since 6.14 emptied PTE tables go
// too.
Status drop_pages(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin, VirtAddr end,
                  trace::Recorder& record)
{
    const Vma& area = *space.areas.containing(begin);
    if (area.special) return Errno::Invalid;
    if (area.hugetlb) {
        if (begin.value % area.huge_bytes() != 0) return Errno::Invalid;
        end = {align_down(end.value, area.huge_bytes())};
        // What is dropped is promised again: others must not keep it.
        each_huge_entry(kernel, hardware.memory, space.root, begin, end, [&](const HugeEntry& huge) {
            if (area.pool_reserved) take_from_sharers(kernel, hardware, huge, space.id, record);
        });
    }
    zap(kernel, hardware, space, begin, end, record);
    const std::uint64_t span = hardware.memory.paging().table_span(1);
    for (VirtAddr at{align_up(begin.value, span)}; at + span <= end;) {
        const TableOrHole found = last_table(hardware.memory, space.root, at);
        if (found.table) free_empty_table(kernel, hardware, space, at, record);
        at = found.table ? at + span : VirtAddr{align_down(at.value, found.hole)} + found.hole;
    }
    return Done{};
}

Status advise_reclaim(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin,
                      VirtAddr end, int advice, trace::Recorder& record)
{
    const Vma& area = *space.areas.containing(begin);
    if (area.locked() || area.hugetlb) return Errno::Invalid;
    if (advice == Free && (!area.anonymous() || area.shared)) return Errno::Invalid;
    if (advice == Cold) make_cold(kernel, hardware, space, begin, end, record);
    else if (advice == PageOut) page_out_range(kernel, hardware, space, begin, end, record);
    else give_up_contents(kernel, hardware, space, begin, end, record);
    return Done{};
}

// Linux: madvise_remove().
Status remove_bytes(Kernel& kernel, hw::Hardware& hardware, const Vma& area, VirtAddr begin, VirtAddr end,
                    trace::Recorder& record)
{
    if (area.locked() || area.inode == 0) return Errno::Invalid;
    if (!area.shared || !area.may_write) return Errno::Access;
    const std::uint64_t first = area.page_index(begin);
    return punch_hole(kernel, hardware, area.inode, {first * page_size},
                      {first * page_size + (end - begin)}, record);
}

// Linux: madvise_collapse().
Status collapse_range(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin,
                      VirtAddr end, trace::Recorder& record)
{
    const Vma area = *space.areas.containing(begin);
    if (!area.anonymous() || area.shared || area.special || area.hugetlb || area.huge == HugeAdvice::Never)
        return Errno::Invalid;
    if (hardware.memory.paging().narrow()) return Errno::Invalid;
    Status last = Done{};
    for (VirtAddr at{align_up(begin.value, huge_size)}; at + huge_size <= end; at += huge_size)
        if (const Status done = collapse(kernel, hardware, space, {at}, record); !done) last = done;
    return last;
}

Status advise_area(Kernel& kernel, hw::Hardware& hardware, Pid pid, VirtAddr begin, VirtAddr end, int advice,
                   trace::Recorder& record)
{
    AddressSpace& space = space_of(kernel, pid);
    const Vma& area = *space.areas.containing(begin);
    if (changes_flags(advice)) return set_flags(kernel, hardware, space, begin, end, advice, record);
    if (advice == CollapseNow) return collapse_range(kernel, hardware, space, begin, end, record);
    if (advice == DontNeed && area.locked()) return Errno::Invalid;
    if (advice == DontNeed || advice == DontNeedLocked)
        return drop_pages(kernel, hardware, space, begin, end, record);
    if (advice == Remove) return remove_bytes(kernel, hardware, area, begin, end, record);
    if (advice == Free || advice == Cold || advice == PageOut) {
        split_range(kernel, hardware, space, begin, end, record);
        return advise_reclaim(kernel, hardware, space, begin, end, advice, record);
    }
    if (advice == PopulateRead || advice == PopulateWrite) {
        const bool allowed =
            advice == PopulateWrite ? (area.protection & ProtWrite) != 0 : area.protection != ProtNone;
        if (!allowed) return Errno::Invalid;
        const auto how = advice == PopulateWrite ? Populate::AsNeeded : Populate::ReadOnly;
        return populate(kernel, hardware, pid, begin, end, how, record) ? Status{Done{}}
                                                                        : Status{Errno::NoMemory};
    }
    if (advice == WillNeed && area.anonymous())
        for (VirtAddr page = begin; page < end; page += page_size)
            fetch_ahead(kernel, hardware, space, page, record);
    if (advice == WillNeed && area.inode && on_disk(kernel.files.inodes.at(area.inode)))
        fetch_pages(kernel, hardware, area.inode, area.page_index(begin), area.page_index(end), record);
    return Done{};  // a wish this machine takes note of and does nothing about
}

}  // namespace

Status advise(Kernel& kernel, hw::Hardware& hardware, Pid pid, Span span, int advice, trace::Recorder& record)
{
    if (!known(advice) || offset_in_page(span.begin) != 0) return Errno::Invalid;
    const VirtAddr end{align_up(span.begin.value + span.length.value, page_size)};
    if (end < span.begin || (end == span.begin && span.length.value != 0)) return Errno::Invalid;

    AddressSpace& space = space_of(kernel, pid);
    kernel.now += costs::change_area;
    Status result = Done{};
    bool hole = false;
    for (VirtAddr at = span.begin; at < end && result;) {
        const Vma* area = space.areas.find(at);
        if (!area || area->begin >= end) {
            hole = true;
            break;
        }
        if (area->begin > at) {
            hole = true;  // what lies behind it is still advised, then ENOMEM
            at = area->begin;
        }
        const VirtAddr stop = std::min(end, area->end);
        result = advise_area(kernel, hardware, pid, at, stop, advice, record);
        at = stop;
    }
    if (changes_flags(advice)) merge_areas(kernel, hardware, space, span.begin, end, record);
    if (!result) return result;
    return hole ? Status{Errno::NoMemory} : Status{Done{}};
}

}  // namespace fl::kernel
