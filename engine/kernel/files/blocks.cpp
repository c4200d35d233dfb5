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
    if (const auto there = inode.blocks.find(page)) return there;
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

void release_blocks(Kernel& kernel, hw::Hardware& hardware, InodeId id, std::uint64_t first)
{
    Inode& inode = kernel.files.inodes.at(id);
    if (inode.blocks.empty()) return;
    BlockMap::Runs& runs = inode.blocks.edit();
    for (auto at = runs.lower_bound(first / run_blocks); at != runs.end();) {
        const std::uint64_t kept = at->first * run_blocks < first ? first - at->first * run_blocks : 0;
        for (std::uint64_t i = kept; i < run_blocks; ++i) {
            if (!(at->second.written >> i & 1)) continue;
            hardware.disk.clear({at->second.first + i});
            at->second.written &= ~(1ull << i);
        }
        if (kept == 0) kernel.files.free_blocks.returned.write().emplace(at->second.first, true);
        at = kept == 0 ? runs.erase(at) : std::next(at);
    }
}

}  // namespace fl::kernel
