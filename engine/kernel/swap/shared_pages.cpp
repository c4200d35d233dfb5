#include "kernel/swap/shared_pages.h"

#include "kernel/block/requests.h"
#include "kernel/files/store.h"
#include "kernel/swap/slots.h"
#include "kernel/swap/swap.h"
#include "kernel/swap/swap_in.h"

#include <algorithm>
#include <vector>

namespace fl::kernel {
namespace {

// From the swap cache to the page cache. The copy on the disk is given up at once: the page is dirty.
void move_to_page_cache(Kernel& kernel, FrameNumber number, SwapEntry entry, InodeId inode,
                        std::uint64_t page, trace::Recorder& record)
{
    kernel.swap.shared.erase(inode, page);
    slot_was_mapped(kernel, entry);
    ++kernel.frames.table.edit(number).references;  // the page cache's
    leave_swap_cache(kernel, number);
    free_slot_if_unused(kernel, entry, record);
    Frame& frame = kernel.frames.table.edit(number);
    frame.use = FrameUse::PageCache;
    frame.owner = inode;
    frame.index = page;
    frame.flags |= FrameDirty | FrameSwapBacked;
    kernel.cache.insert(inode, page, number);
    count_cached(kernel, kernel.files.inodes.at(inode), 1);
    record.record(trace::PageCached{inode, page, number});
}

}  // namespace

std::optional<SwapEntry> shared_slot(const Kernel& kernel, InodeId inode, std::uint64_t page)
{
    const auto raw = kernel.swap.shared.find(inode, page);
    if (!raw) return std::nullopt;
    return SwapEntry{static_cast<std::uint32_t>(raw->value)};
}

SharedRead read_shared(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t page,
                       trace::Recorder& record)
{
    const auto entry = shared_slot(kernel, inode, page);
    if (!entry) return {};
    SharedRead read;
    read.until = kernel.now;
    if (in_swap_cache(kernel, *entry)) note_cache_hit(kernel, *entry);
    else {
        read.from_disk = true;
        read.until = read_around(kernel, hardware, *entry, record);
        if (shared_slot(kernel, inode, page) != entry) return read;  // somebody else was faster
    }
    const auto frame = in_swap_cache(kernel, *entry);
    if (!frame) read.how = SharedRead::How::OutOfMemory;
    else if (!(kernel.frames.table.at(*frame).flags & FrameUptodate)) {
        read.how = SharedRead::How::Reading;
        read.until = std::max(read.until, when_done(kernel, *frame));
    } else {
        move_to_page_cache(kernel, *frame, *entry, inode, page, record);
    }
    return read;
}

bool fetch_shared(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t page,
                  trace::Recorder& record)
{
    for (;;) {
        const SharedRead read = read_shared(kernel, hardware, inode, page, record);
        if (read.how == SharedRead::How::Cached) return true;
        if (read.how == SharedRead::How::OutOfMemory) return false;
        wait_for_disk(kernel, hardware, read.until, record);
    }
}

void forget_shared(Kernel& kernel, hw::Hardware& hardware, InodeId inode, PageSpan pages,
                   trace::Recorder& record)
{
    std::vector<std::pair<std::uint64_t, SwapEntry>> out;
    kernel.swap.shared.each_page(inode, pages.first, [&](std::uint64_t page, FrameNumber raw) {
        if (pages.contains(page)) out.push_back({page, {static_cast<std::uint32_t>(raw.value)}});
    });
    for (const auto& [page, entry] : out) {
        kernel.swap.shared.erase(inode, page);
        release_slot(kernel, hardware, entry, record);
    }
}

void peek_shared(const Kernel& kernel, const hw::Hardware& hardware, SwapEntry entry, std::uint64_t offset,
                 std::span<std::byte> bytes)
{
    if (const auto frame = in_swap_cache(kernel, entry))
        hardware.memory.read(address_in(*frame, offset), bytes);
    else if (slot_of(kernel, entry).flags & SlotZero) std::fill(bytes.begin(), bytes.end(), std::byte{0});
    else hardware.disk.read(block_of(kernel, entry), offset, bytes);
}

}  // namespace fl::kernel
