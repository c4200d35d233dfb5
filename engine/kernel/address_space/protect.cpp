// Linux: mm/mprotect.c do_mprotect_pkey(), mprotect_fixup(), change_pte_range().
#include "kernel/address_space/areas.h"
#include "kernel/address_space/change.h"
#include "kernel/address_space/overcommit.h"
#include "kernel/address_space/populate.h"
#include "kernel/address_space/tables.h"
#include "kernel/address_space/zap.h"
#include "kernel/costs.h"
#include "kernel/huge/transparent.h"

namespace fl::kernel {
namespace {

// Linux: can_change_pte_writable(). A private page that is surely ours alone needs no fault to become
// writable again.
bool may_write_at_once(const Kernel& kernel, const Vma& area, hw::Pte old)
{
    if (old.frame() == kernel.zero_frame) return false;
    const Frame& frame = kernel.frames.table.at(old.frame());
    if (!area.shared) return frame.use == FrameUse::Anonymous && (frame.flags & FrameAnonExclusive);
    return kind_of(kernel, frame) == PageKind::Shared || old.dirty();
}

// Linux: change_huge_pmd().
bool change_huge_entries(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, const Vma& area,
                         trace::Recorder& record)
{
    split_edges(kernel, hardware, space, area.begin, area.end, record);
    bool changed = false;
    each_huge_entry(kernel, hardware.memory, space.root, area.begin, area.end, [&](const HugeEntry& huge) {
        // Linux: huge_pte_modify() and arch_make_huge_pte() make shared memory writable at once.
        const bool writable = (kernel.frames.table.at(huge.head()).flags & FrameAnonExclusive) || area.shared;
        const hw::Pte entry = make_entry(huge.head(), area.protection, writable);
        const std::uint64_t kept = huge.entry.raw & (hw::pte_accessed | hw::pte_dirty | hw::pte_huge);
        hardware.memory.store_entry(huge.entry_at, {entry.raw | kept});
        changed = true;
    });
    return changed;
}

void change_entries(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, const Vma& area,
                    VirtAddr begin, VirtAddr end, trace::Recorder& record)
{
    constexpr std::uint64_t kept = hw::pte_accessed | hw::pte_dirty | hw::pte_special;
    bool changed = change_huge_entries(kernel, hardware, space, area, record);
    each_entry(hardware.memory, space.root, begin, end, [&](VirtAddr, PhysAddr at, hw::Pte old) {
        if (!holds_frame(old)) return;
        hw::Pte entry = make_entry(old.frame(), area.protection, may_write_at_once(kernel, area, old));
        entry.raw |= old.raw & kept;
        hardware.memory.store_entry(at, entry);
        changed = true;
    });
    if (changed) flush_tlb(kernel, hardware, space, begin, end, record);
}

// ENOMEM or EACCES, or the changed area's new flags in `area`.
Status check_change(Kernel& kernel, const AddressSpace& space, const Limits& limits, Vma& area,
                    std::uint32_t protection)
{
    const bool writable = protection & ProtWrite;
    if (area.special && writable) return Errno::Access;
    if (writable && area.shared && !area.may_write) return Errno::Access;
    const Vma before = area;
    area.protection = protection;
    if (writable) {
        const std::uint64_t more = before.private_writable() || area.shared ? 0 : area.pages();
        if (more && space.data_vm + more > limits.data / page_size) return Errno::NoMemory;
        const bool counted =
            before.accounted || (before.protection & ProtWrite) || area.shared || area.noreserve;
        if (!counted) {
            if (!commit(kernel, &space, area.pages())) return Errno::NoMemory;
            area.accounted = true;
        }
    } else if (area.accounted && area.anonymous() && area.anon_id == 0) {
        area.accounted = false;  // it never held a page: the promise is taken back
        uncommit(kernel, area.pages());
    }
    return Done{};
}

// One area, already cut to the span.
Status protect_area(Kernel& kernel, hw::Hardware& hardware, Pid pid, VirtAddr begin, std::uint32_t protection,
                    trace::Recorder& record)
{
    AddressSpace& space = space_of(kernel, pid);
    const Vma before = *space.areas.find(begin);
    Vma after = before;
    if (const Status checked = check_change(kernel, space, process_of(kernel, pid).limits, after, protection);
        !checked)
        return checked;
    count_pages(space, before, before.pages(), Change::Remove);
    count_pages(space, after, after.pages(), Change::Add);
    space.areas.edit(space.areas.find_index(begin)) = after;
    change_entries(kernel, hardware, space, after, after.begin, after.end, record);
    record.record(trace::AreaProtected{after.begin, after.end, protection});
    kernel.now += costs::change_area;
    return Done{};
}

}  // namespace

Status protect(Kernel& kernel, hw::Hardware& hardware, Pid pid, Span span, std::uint32_t protection,
               trace::Recorder& record)
{
    if (offset_in_page(span.begin) != 0 || protection > (ProtRead | ProtWrite | ProtExec))
        return Errno::Invalid;
    if (span.length.value == 0) return Done{};
    const VirtAddr end{align_up(span.begin.value + span.length.value, page_size)};
    if (end <= span.begin) return Errno::NoMemory;

    AddressSpace& space = space_of(kernel, pid);
    if (cuts_pool_page(space, span.begin) || cuts_pool_page(space, end)) return Errno::Invalid;
    Status result = Done{};
    VirtAddr at = span.begin;
    while (at < end) {
        const Vma* area = space.areas.containing(at);
        const VirtAddr stop = area ? std::min(end, area->end) : at;
        if (!area) result = Errno::NoMemory;
        else if (area->protection != protection) {
            if (!split_area(kernel, hardware, space, at, record)
                || !split_area(kernel, hardware, space, stop, record))
                result = Errno::NoMemory;
            else result = protect_area(kernel, hardware, pid, at, protection, record);
        }
        if (!result) break;
        at = stop;
    }
    merge_areas(kernel, hardware, space, span.begin, end, record);
    return result;
}

}  // namespace fl::kernel
