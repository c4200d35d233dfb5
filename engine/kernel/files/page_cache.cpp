#include "kernel/files/page_cache.h"

namespace fl::kernel {

std::optional<FrameNumber> PageCache::find(InodeId inode, std::uint64_t index) const
{
    const auto at = runs_.find({inode, index / run_pages});
    if (at == runs_.end()) return std::nullopt;
    const std::uint32_t frame = (*at->second)[index % run_pages];
    if (frame == 0) return std::nullopt;
    return FrameNumber{frame};
}

void PageCache::insert(InodeId inode, std::uint64_t index, FrameNumber frame)
{
    runs_[{inode, index / run_pages}].write()[index % run_pages] = static_cast<std::uint32_t>(frame.value);
}

void PageCache::erase(InodeId inode, std::uint64_t index)
{
    const auto at = runs_.find({inode, index / run_pages});
    if (at == runs_.end()) return;
    at->second.write()[index % run_pages] = 0;
    for (const std::uint32_t frame : *at->second)
        if (frame != 0) return;
    runs_.erase(at);
}

}  // namespace fl::kernel
