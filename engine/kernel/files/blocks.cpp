#include "kernel/files/blocks.h"

namespace fl::kernel {
namespace {

std::optional<std::uint64_t> take_run(FreeBlocks& free)
{
    if (free.returned && !free.returned->empty()) {
        auto& runs = free.returned.write();
        const std::uint64_t first = runs.begin()->first;
        runs.erase(runs.begin());
        return first;
    }
    if (free.next + run_blocks > free.end) return {};
    const std::uint64_t first = free.next;
    free.next += run_blocks;
    return first;
}

}  // namespace

std::uint64_t BlockMap::blocks() const
{
    std::uint64_t count = 0;
    if (!runs_) return 0;
    for (const auto& [at, run] : *runs_)
        count += static_cast<std::uint64_t>(__builtin_popcountll(run.written));
    return count;
}

std::optional<hw::BlockNumber> provide_block(Kernel& kernel, InodeId id, std::uint64_t page)
{
    Inode& inode = kernel.files.inodes.at(id);
    if (const auto there = block_of(inode, page)) return there;
    BlockMap::Runs& runs = inode.blocks.edit();
    auto at = runs.find(page / run_blocks);
    if (at == runs.end()) {
        const auto first = take_run(kernel.files.free_blocks);
        if (!first) return {};
        at = runs.emplace(page / run_blocks, BlockRun{*first, 0}).first;
    }
    at->second.written |= 1ull << page % run_blocks;
    return hw::BlockNumber{at->second.first + page % run_blocks};
}

void release_blocks(Kernel& kernel, hw::Hardware& hardware, InodeId id, PageSpan pages)
{
    Inode& inode = kernel.files.inodes.at(id);
    if (inode.blocks.empty()) return;
    BlockMap::Runs& runs = inode.blocks.edit();
    for (auto at = runs.lower_bound(pages.first / run_blocks);
         at != runs.end() && at->first * run_blocks < pages.end;) {
        BlockRun& run = at->second;
        for (std::uint64_t i = 0; i < run_blocks; ++i) {
            if (!(run.written >> i & 1) || !pages.contains(at->first * run_blocks + i)) continue;
            hardware.disk.clear({run.first + i});
            run.written &= ~(1ull << i);
        }
        const bool empty = run.written == 0;
        if (empty) kernel.files.free_blocks.returned.write().emplace(run.first, true);
        at = empty ? runs.erase(at) : std::next(at);
    }
}

std::uint64_t blocks_of(const Kernel& kernel, const Inode& inode)
{
    if (inode.kind == InodeKind::Disk) return 0;
    std::uint64_t pages = on_disk(inode) ? inode.blocks.blocks() : inode.cached;
    if (on_disk(inode) && inode.dirty != 0)
        kernel.cache.each_page(inode.id, 0, [&](std::uint64_t page, FrameNumber number) {
            if (!inode.blocks.find(page)) pages += kernel.frames.table.at(number).flags & FrameDirty ? 1 : 0;
        });
    if (inode.kind == InodeKind::Shared)
        kernel.swap.shared.each_page(inode.id, 0, [&](std::uint64_t, FrameNumber) { ++pages; });
    return pages;
}

}  // namespace fl::kernel
