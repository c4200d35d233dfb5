// /proc/PID/clear_refs: forgets which pages were referenced, so that what is used from now on shows. Linux:
// fs/proc/task_mmu.c, clear_refs_write().
#include "procfs/node.h"

#include "kernel/address_space/clear_referenced.h"
#include "kernel/kernel.h"

namespace fl::procfs {
namespace {

enum Kind : std::int64_t { All = 1, Anonymous, Mapped, SoftDirty, PeakRss };

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
        kernel::clear_referenced(writer.kernel, writer.hardware, space, area);
    }
    return Done{};
}

}  // namespace fl::procfs
