// From a frame to the page table entries that show it. Linux: mm/rmap.c.
#pragma once

#include "hw/hardware.h"
#include "kernel/huge/entries.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// An area has come to a space, or the last of its kind may have gone.
void note_area(Kernel& kernel, const AddressSpace& space, const Vma& area);
void forget_area(Kernel& kernel, const AddressSpace& space, const Vma& area);  // it is in the list no more

inline SpaceIndex::Key reverse_key(const Frame& frame)
{
    return frame.use == FrameUse::Anonymous ? SpaceIndex::Key::origin(frame.owner)
                                            : SpaceIndex::Key::file(frame.owner);
}
// May the area show the frame, and where?
inline bool may_show(const Vma& area, const Frame& frame)
{
    const bool same = frame.use == FrameUse::Anonymous ? area.anon_root == frame.owner && area.anon_root != 0
                                                       : area.inode == frame.owner;
    return same && frame.index >= area.file_page && frame.index - area.file_page < area.pages();
}

// One entry that shows a frame.
struct Mapping {
    std::uint32_t space;
    std::size_t area;  // of the space's areas
    VirtAddr page;
    PhysAddr entry_at;
    hw::Pte entry;
};

// visit(const Mapping&) for every entry that shows the frame, until it answers false. Linux: rmap_walk().
// The visitor may change that entry, and nothing else of the tables.
template <class Visit>
void each_mapping(const Kernel& kernel, const hw::Hardware& hardware, FrameNumber number, Visit visit)
{
    const Frame frame = kernel.frames.table.at(number);
    std::uint32_t left = frame.mappings;
    if (left == 0) return;
    kernel.space_index.each(reverse_key(frame), [&](std::uint32_t id) {
        const AddressSpace& space = kernel.spaces.at(id);
        for (std::size_t i = 0; i < space.areas.size(); ++i) {
            const Vma& area = space.areas[i];
            if (!may_show(area, frame)) continue;
            const VirtAddr page = area.begin + (frame.index - area.file_page) * page_size;
            auto at = existing_entry(hardware.memory, space.root, page);
            if (!at && (frame.flags & FrameHead))  // a huge page is known by its one entry
                if (const auto huge = huge_entry_at(hardware.memory, space.root, page)) at = huge->entry_at;
            if (!at) continue;
            const hw::Pte entry = hardware.memory.load_entry(*at);
            if (!holds_frame(entry) || entry.frame() != number) continue;
            if (!visit(Mapping{id, i, page, *at, entry}) || --left == 0) return false;
        }
        return true;
    });
}

// Has the page been used since this was last asked? Linux: folio_referenced(). Accessed bits are cleared; as
// on x86 without flushing the TLB: a stale entry there only delays what is noticed next.
struct Referenced {
    unsigned entries = 0;     // that showed a use
    bool executable = false;  // an area it is mapped in may be executed
    bool locked = false;      // an area it is mapped in is locked
};
Referenced page_referenced(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame);

// Takes every mapping away; what they knew (dirty) goes to the frame. The caller holds a reference. True when
// nobody maps it any more. Linux: try_to_unmap().
bool try_to_unmap(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, trace::Recorder& record);

}  // namespace fl::kernel
