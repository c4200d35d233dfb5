#include "kernel/files/drop.h"

#include "kernel/allocate.h"
#include "kernel/files/store.h"

#include <vector>

namespace fl::kernel {
namespace {

// Only the cache itself refers to it, and the disk holds the same bytes.
bool can_go(const Frame& frame)
{
    constexpr std::uint16_t busy = FrameDirty | FrameWriteback;
    return frame.use == FrameUse::PageCache && frame.references == 1 && frame.mappings == 0
           && (frame.flags & FrameUptodate) && !(frame.flags & busy);
}

}  // namespace

void drop_clean_page(Kernel& kernel, hw::Hardware& hardware, FrameNumber number, trace::Recorder& record)
{
    Frame& frame = kernel.frames.table.edit(number);
    kernel.cache.erase(frame.owner, frame.index);
    count_cached(kernel, kernel.files.inodes.at(frame.owner), -1);
    if (--frame.references == 0) free_page(kernel, hardware, number, record);
}

std::uint64_t drop_clean_pages(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t first,
                               std::uint64_t end, trace::Recorder& record)
{
    if (!on_disk(kernel.files.inodes.at(inode))) return 0;
    std::vector<FrameNumber> pages;
    kernel.cache.each_page(inode, first, [&](std::uint64_t index, FrameNumber number) {
        if (index < end && can_go(kernel.frames.table.at(number))) pages.push_back(number);
    });
    for (const FrameNumber number : pages) drop_clean_page(kernel, hardware, number, record);
    return pages.size();
}

void drop_page_cache(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    std::vector<InodeId> files;
    for (const auto& [id, inode] : kernel.files.inodes)
        if (inode.cached != 0) files.push_back(id);
    for (const InodeId id : files) drop_clean_pages(kernel, hardware, id, 0, ~0ull, record);
    ++kernel.statistics.drop_pagecache;
}

}  // namespace fl::kernel
