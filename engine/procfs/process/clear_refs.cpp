// /proc/PID/clear_refs: forgets which pages were referenced, so that what is used from now on shows. Linux:
// fs/proc/task_mmu.c, clear_refs_write().
#include "procfs/node.h"

#include "hw/hardware.h"
#include "kernel/address_space/tables.h"
#include "kernel/kernel.h"

namespace fl::procfs {
namespace {

enum Kind : std::int64_t { All = 1, Anonymous, Mapped, SoftDirty, PeakRss };

// As in Linux the TLB is not told: an access that hits there leaves no trace until the entry is gone.
void clear_area(const Writer& writer, kernel::AddressSpace& space, const kernel::Vma& area)
{
    kernel::each_entry(writer.hardware.memory, space.root, area.begin, area.end,
                       [&](VirtAddr, PhysAddr at, hw::Pte entry) {
                           if (!entry.present()) return;
                           writer.hardware.memory.store_entry(at, {entry.raw & ~hw::pte_accessed});
                           if (entry.frame().value < writer.kernel.frames.table.size().value)
                               writer.kernel.frames.table.edit(entry.frame()).flags &=
                                   static_cast<std::uint16_t>(~kernel::FrameReferenced);
                       });
}

}  // namespace

Status write_process_clear_refs(const Writer& writer, kernel::Process& process, std::string_view text)
{
    const auto kind = parse_kernel_number(text);
    if (!kind || *kind < All || *kind > PeakRss) return Errno::Invalid;
    if (process.space == 0) return Done{};
    kernel::AddressSpace& space = writer.kernel.spaces.at(process.space);
    if (*kind == PeakRss) space.hiwater_rss = space.rss();
    // Simplified: there are no soft-dirty bits to clear.
    if (*kind == PeakRss || *kind == SoftDirty) return Done{};
    for (const kernel::Vma& area : space.areas) {
        if (*kind == Anonymous && area.inode != 0) continue;
        if (*kind == Mapped && area.inode == 0) continue;
        clear_area(writer, space, area);
    }
    return Done{};
}

}  // namespace fl::procfs
