// The records of all frames. Those never touched share one default record and cost the host nothing.
#pragma once

#include "base/cow.h"
#include "base/recent_runs.h"
#include "base/units.h"
#include "kernel/frames/frame.h"

#include <array>
#include <vector>

namespace fl::kernel {

class FrameTable {
public:
    FrameTable() = default;
    explicit FrameTable(PageCount frames)
        : size_(frames), blocks_(static_cast<std::size_t>(align_up(frames.value, block) / block))
    {
    }

    PageCount size() const { return size_; }

    const Frame& at(FrameNumber frame) const
    {
        if (const Run* found = recent_.to_read(frame.value / run)) return (*found)[frame.value % run];
        return find(frame);
    }
    // For writing. The reference holds until the table is copied.
    Frame& edit(FrameNumber frame)
    {
        if (Run* found = recent_.to_write(frame.value / run)) return (*found)[frame.value % run];
        return find_own(frame);
    }

    friend bool operator==(const FrameTable& a, const FrameTable& b);

private:
    static constexpr std::uint64_t run = 64, block = 64 * 64;
    using Run = std::array<Frame, run>;
    using Block = std::array<Cow<Run>, block / run>;

    [[gnu::noinline]] const Frame& find(FrameNumber frame) const
    {
        const Cow<Block>& outer = blocks_[frame.value / block];
        if (!outer) return untouched_;
        const Cow<Run>& inner = (*outer)[frame.value / run % (block / run)];
        if (!inner) return untouched_;
        recent_.remember_shared(frame.value / run, *inner);
        return (*inner)[frame.value % run];
    }
    [[gnu::noinline]] Frame& find_own(FrameNumber frame)
    {
        Block& outer = blocks_[frame.value / block].write();
        Run& own = outer[frame.value / run % (block / run)].write();
        recent_.remember_own(frame.value / run, own);
        return own[frame.value % run];
    }

    PageCount size_;
    std::vector<Cow<Block>> blocks_;
    Frame untouched_;
    RecentRuns<Run> recent_;
};

}  // namespace fl::kernel
