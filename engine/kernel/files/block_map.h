// Where the pages of a file lie on the disk: runs of 64 blocks, in any order. Linux: the extents of ext4.
#pragma once

#include "base/cow.h"
#include "hw/disk.h"

#include <cstdint>
#include <map>
#include <optional>

namespace fl::kernel {

struct BlockRun {
    std::uint64_t first = 0;    // block
    std::uint64_t written = 0;  // bit n: page n of the run has bytes on the disk; the others read as zeros

    friend bool operator==(const BlockRun&, const BlockRun&) = default;
};

inline constexpr std::uint64_t run_blocks = 64;

class BlockMap {
public:
    // The block that holds a page; nothing for one that was never written out.
    std::optional<hw::BlockNumber> find(std::uint64_t page) const
    {
        if (!runs_) return {};
        const auto at = runs_->find(page / run_blocks);
        if (at == runs_->end() || !(at->second.written >> (page % run_blocks) & 1)) return {};
        return hw::BlockNumber{at->second.first + page % run_blocks};
    }
    bool empty() const { return !runs_ || runs_->empty(); }
    std::uint64_t blocks() const;  // that hold bytes

    using Runs = std::map<std::uint64_t, BlockRun>;  // by page / run_blocks
    Runs& edit() { return runs_.write(); }
    const Runs* runs() const { return runs_ ? &*runs_ : nullptr; }

    friend bool operator==(const BlockMap& a, const BlockMap& b)
    {
        return a.empty() ? b.empty() : a.runs_ == b.runs_;
    }

private:
    Cow<Runs> runs_;
};

// The blocks nobody has: from `next` on, and those that files gave back.
struct FreeBlocks {
    std::uint64_t next = 0, end = 0;
    Cow<std::map<std::uint64_t, bool>> returned;  // first blocks of runs

    friend bool operator==(const FreeBlocks&, const FreeBlocks&) = default;
};

}  // namespace fl::kernel
