#include "kernel/files/writeback.h"

#include "kernel/address_space/zap.h"
#include "kernel/block/requests.h"
#include "kernel/files/blocks.h"
#include "kernel/files/metadata.h"
#include "kernel/reclaim/reverse_map.h"

#include <algorithm>
#include <vector>

namespace fl::kernel {
namespace {

// Entries that show the page may write no more: the next write faults, and the page is dirty again. Linux:
// folio_mkclean().
void protect_mappings(Kernel& kernel, hw::Hardware& hardware, FrameNumber number, trace::Recorder& record)
{
    each_mapping(kernel, hardware, number, [&](const Mapping& mapping) {
        constexpr std::uint64_t rights = hw::pte_write | hw::pte_dirty;
        if (!(mapping.entry.raw & rights)) return true;
        hardware.memory.store64(mapping.entry_at, mapping.entry.raw & ~rights);
        flush_tlb_page(kernel, hardware, kernel.spaces.at(mapping.space), mapping.page, record);
        return true;
    });
}

void clear_dirty(Kernel& kernel, FrameNumber number)
{
    Frame& frame = kernel.frames.table.edit(number);
    if (!(frame.flags & FrameDirty)) return;
    frame.flags &= static_cast<std::uint16_t>(~FrameDirty);
    Inode* inode = kernel.files.inodes.find(frame.owner);
    if (!inode || !on_disk(*inode)) return;
    --inode->dirty;
    --kernel.statistics.nr_dirty;
}

std::vector<FrameNumber> dirty_pages(const Kernel& kernel, InodeId inode, std::uint64_t first,
                                     std::uint64_t end, std::uint64_t most)
{
    std::vector<FrameNumber> pages;
    kernel.cache.each_page(inode, first, [&](std::uint64_t index, FrameNumber number) {
        if (index >= end || pages.size() >= most) return;
        const Frame& frame = kernel.frames.table.at(number);
        if ((frame.flags & FrameDirty) && !(frame.flags & FrameWriteback)) pages.push_back(number);
    });
    return pages;
}

}  // namespace

void mark_dirty(Kernel& kernel, FrameNumber number, trace::Recorder& record)
{
    Frame& frame = kernel.frames.table.edit(number);
    if (frame.flags & FrameDirty) return;
    frame.flags |= FrameDirty;
    Inode* inode = kernel.files.inodes.find(frame.owner);
    if (frame.use != FrameUse::PageCache || !inode || !on_disk(*inode)) return;
    ++kernel.statistics.nr_dirty;
    ++kernel.statistics.nr_dirtied;
    if (inode->dirty++ == 0) inode->dirtied = kernel.now;
    record.record(trace::PageDirtied{number});
    for (auto& [pid, process] : kernel.processes) {
        if (process.duty != KernelThread::Flusher || process.waiting != WaitReason::Forever) continue;
        process.waiting = WaitReason::Time;
        process.wake_at = kernel.now + Tick{10'000'000} * kernel.tunables.dirty_writeback_centisecs;
    }
}

void forget_dirty(Kernel& kernel, FrameNumber number) { clear_dirty(kernel, number); }

bool start_writeback(Kernel& kernel, hw::Hardware& hardware, FrameNumber number, trace::Recorder& record)
{
    const Frame frame = kernel.frames.table.at(number);
    const Inode* inode = frame.use == FrameUse::PageCache ? kernel.files.inodes.find(frame.owner) : nullptr;
    if (!inode || !on_disk(*inode) || !(frame.flags & FrameDirty) || (frame.flags & FrameWriteback))
        return false;
    const auto block = provide_block(kernel, inode->id, frame.index);
    if (!block) return false;
    if (inode->kind != InodeKind::Disk) forget_alias(kernel, hardware, *block, record);
    protect_mappings(kernel, hardware, number, record);
    clear_dirty(kernel, number);
    start_write(kernel, hardware, number, *block, record);
    return true;
}

std::uint64_t write_back_inode(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t first,
                               std::uint64_t end, std::uint64_t most, trace::Recorder& record)
{
    std::uint64_t started = 0;
    for (const FrameNumber number : dirty_pages(kernel, inode, first, end, most))
        if (start_writeback(kernel, hardware, number, record)) ++started;
    return started;
}

std::uint64_t write_back_for_reclaim(Kernel& kernel, hw::Hardware& hardware, std::uint64_t pages,
                                     trace::Recorder& record)
{
    std::vector<std::pair<Tick, InodeId>> oldest;
    for (const auto& [id, inode] : kernel.files.inodes)
        if (inode.dirty != 0) oldest.push_back({inode.dirtied, id});
    std::sort(oldest.begin(), oldest.end());
    std::uint64_t started = 0;
    for (const auto& [since, id] : oldest)
        if (started < pages)
            started += write_back_inode(kernel, hardware, id, 0, ~0ull, pages - started, record);
    return started;
}

void settle_files(Kernel& kernel, hw::Hardware& hardware)
{
    std::vector<FrameNumber> pages;
    kernel.cache.each([&](InodeId, std::uint64_t, FrameNumber frame) { pages.push_back(frame); });
    for (const FrameNumber number : pages) {
        const Frame frame = kernel.frames.table.at(number);
        if (!(frame.flags & FrameDirty) || !on_disk(kernel.files.inodes.at(frame.owner))) continue;
        const auto block = provide_block(kernel, frame.owner, frame.index);
        if (!block) continue;
        hardware.disk.store(*block, hardware.memory, number);
        clear_dirty(kernel, number);
    }
}

std::optional<Tick> writeback_until(const Kernel& kernel, InodeId inode, std::uint64_t first,
                                    std::uint64_t end)
{
    bool any = false;
    kernel.cache.each_page(inode, first, [&](std::uint64_t index, FrameNumber number) {
        any = any || (index < end && (kernel.frames.table.at(number).flags & FrameWriteback));
    });
    if (!any || kernel.requests.requests.empty()) return {};
    return kernel.requests.requests.back().done;  // the disk works in order
}

}  // namespace fl::kernel
