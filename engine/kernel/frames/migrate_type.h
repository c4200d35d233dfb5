// What may become of a page decides where it lies: pages of a kind share stretches of 512 frames, pageblocks,
// so that what cannot be moved does not end up everywhere. Linux: enum migratetype, pageblock flags.
#pragma once

#include "base/cow.h"
#include "base/units.h"
#include "kernel/frames/frame.h"

#include <cstdint>
#include <vector>

namespace fl::kernel {

// HighAtomic is kept for large requests that may not wait. Nothing in this machine makes any.
enum class MigrateType : std::uint8_t { Unmovable, Movable, Reclaimable, HighAtomic };
inline constexpr std::size_t migrate_types = 4;
inline constexpr std::size_t lent_types = 3;  // those that help each other out. Linux: MIGRATE_PCPTYPES

inline constexpr unsigned pageblock_order = 9;  // as large as a huge page
inline constexpr std::uint64_t pageblock_pages = 1ull << pageblock_order;

inline FrameNumber pageblock_of(FrameNumber frame) { return {frame.value & ~(pageblock_pages - 1)}; }

// Pages that page tables show can be moved; what the kernel has addresses of cannot. Linux:
// gfp_migratetype().
constexpr MigrateType type_for(FrameUse use, bool reclaimable = false)
{
    switch (use) {
        case FrameUse::Anonymous:
        case FrameUse::PageCache:
        case FrameUse::HugePool: return MigrateType::Movable;
        default: return reclaimable ? MigrateType::Reclaimable : MigrateType::Unmovable;
    }
}

// The type of each pageblock. All begin movable.
class PageblockTypes {
public:
    PageblockTypes() = default;
    explicit PageblockTypes(PageCount frames)
        : types_(Types(static_cast<std::size_t>((frames.value + pageblock_pages - 1) / pageblock_pages),
                       MigrateType::Movable))
    {
    }

    MigrateType of(FrameNumber frame) const
    {
        return (*types_)[static_cast<std::size_t>(frame.value >> pageblock_order)];
    }
    void set(FrameNumber frame, MigrateType type)
    {
        if (of(frame) != type)
            types_.write()[static_cast<std::size_t>(frame.value >> pageblock_order)] = type;
    }

    friend bool operator==(const PageblockTypes&, const PageblockTypes&) = default;

private:
    using Types = std::vector<MigrateType>;
    Cow<Types> types_;
};

}  // namespace fl::kernel
