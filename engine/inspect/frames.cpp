#include "inspect/frames.h"

#include "inspect/entries.h"

#include <algorithm>

namespace fl::inspect {
namespace {

FrameKind kind_of(const kernel::Frame& frame)
{
    switch (frame.use) {
        case kernel::FrameUse::Free: return FrameKind::Free;
        case kernel::FrameUse::Reserved: return FrameKind::Reserved;
        case kernel::FrameUse::Anonymous: return FrameKind::Anonymous;
        case kernel::FrameUse::PageCache: return FrameKind::FileCache;
        case kernel::FrameUse::PageTable: return FrameKind::PageTable;
        case kernel::FrameUse::Slab: return FrameKind::Slab;
        case kernel::FrameUse::Vmalloc:
        case kernel::FrameUse::HugePool: return FrameKind::Kernel;
        case kernel::FrameUse::KernelStack: return FrameKind::KernelStack;
        case kernel::FrameUse::Zero: return FrameKind::Zero;
    }
    return FrameKind::Kernel;
}

// Looks for one frame among the tables of a process: as a table, or behind a last-level entry.
struct Search {
    const View& view;
    FrameNumber wanted;
    FrameOwner owner;
    std::vector<FrameOwner>& found;

    void note(VirtAddr address, bool writable, bool table)
    {
        owner.address = address;
        owner.writable = writable;
        owner.table = table;
        found.push_back(owner);
    }
    void visit_table(FrameNumber table, unsigned level, std::uint64_t first_page)
    {
        if (table == wanted) note(start_of(PageNumber{first_page}), true, true);
        const TableEntries entries = read_table(view.hardware.memory, table);
        const hw::Paging paging = view.hardware.memory.paging();
        const std::uint64_t pages = paging.entry_span(level) >> page_shift;
        const std::uint64_t user_entries =
            level == paging.levels ? paging.index(paging.kernel_half(), level) : paging.entries();
        for (std::uint64_t i = 0; i < user_entries; ++i) {
            const hw::Pte pte{entries.raw[static_cast<std::size_t>(i)]};
            const PageNumber page{first_page + i * pages};
            if (pte.empty() || !holds_frame(pte)) continue;
            if (!hw::is_leaf(pte, level)) visit_table(pte.frame(), level - 1, page.value);
            else if (wanted.value - pte.frame().value < pages)
                note(start_of(page + (wanted - pte.frame())), pte.writable(), false);
        }
    }
};

}  // namespace

FrameRow frame_row(const View& view, FrameNumber number)
{
    FrameRow row;
    row.frame = number;
    if (number.value >= view.kernel.frames.table.size().value) return row;
    const kernel::Frame& frame = view.kernel.frames.table.at(number);
    row.kind = kind_of(frame);
    if (frame.order != kernel::in_page_set) row.order = frame.order;
    row.references = frame.references;
    row.mappings = frame.mappings;
    row.dirty = (frame.flags & kernel::FrameDirty) != 0;
    row.active = (frame.flags & kernel::FrameActive) != 0;
    row.referenced = (frame.flags & kernel::FrameReferenced) != 0;
    row.inode = row.kind == FrameKind::FileCache ? frame.owner : 0;
    row.index = frame.index;
    return row;
}

std::vector<FrameRow> frame_rows(const View& view, FrameNumber first, PageCount count)
{
    std::vector<FrameRow> rows;
    const FrameNumber end{std::min(first.value + count.value, view.kernel.frames.table.size().value)};
    for (FrameNumber frame = first; frame < end; ++frame)
        rows.push_back(frame_row(view, frame));
    return rows;
}

std::vector<FrameOwner> owners_of(const View& view, FrameNumber frame)
{
    std::vector<FrameOwner> found;
    if (frame == view.kernel.zero_frame) return found;
    for (const auto& [pid, process] : view.kernel.processes) {
        const kernel::AddressSpace* space = find_space(view, pid);
        if (!space) continue;
        Search search{view, frame, {}, found};
        search.owner.pid = pid;
        search.owner.comm = process.comm;
        search.visit_table(space->root, view.hardware.memory.paging().levels, 0);
    }
    return found;
}

}  // namespace fl::inspect
