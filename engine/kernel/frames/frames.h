// All physical memory as the kernel sees it: the records, the zones and their buddy systems.
#pragma once

#include "kernel/frames/buddy.h"
#include "kernel/frames/frame_table.h"
#include "kernel/frames/zone.h"

#include <array>

namespace fl::kernel {

inline constexpr std::size_t zone_count = 3;
enum ZoneIndex : std::size_t { ZoneDma = 0, ZoneDma32 = 1, ZoneNormal = 2 };

struct Frames {
    FrameTable table;
    std::array<Zone, zone_count> zones;
    PageblockTypes types;
    std::uint64_t min_free_kbytes = 0;

    // Single pages at hand, beside the free ones. Linux: NR_FREE_PAGES has no part of them either.
    std::uint64_t pages_at_hand() const
    {
        return zones[0].pages.count + zones[1].pages.count + zones[2].pages.count;
    }
    std::uint64_t free_pages() const { return zones[0].free + zones[1].free + zones[2].free; }
    std::uint64_t managed_pages() const { return zones[0].managed + zones[1].managed + zones[2].managed; }
    std::size_t zone_of(FrameNumber frame) const;

    friend bool operator==(const Frames&, const Frames&) = default;
};

// Divides `size` pages into zones; the first `reserved` pages of memory above 1 MiB hold the kernel's image.
Frames make_frames(PageCount size, PageCount reserved);

// Linux: calculate_min_free_kbytes(), __setup_per_zone_wmarks().
std::uint64_t default_min_free_kbytes(std::uint64_t lowmem_kbytes);
// What khugepaged asks for, so that each zone keeps some blocks of the size of a huge page for each migrate
// type; 0 in a machine too small for transparent huge pages (Linux: hugepage_init(), below 512 MiB).
// Linux: set_recommended_min_free_kbytes().
std::uint64_t recommended_min_free_kbytes(const Frames& frames);

struct WatermarkRules {
    std::uint64_t min_free_kbytes = 0;
    std::uint32_t scale_factor = 10;                               // vm.watermark_scale_factor
    std::array<std::uint32_t, zone_count> reserve{256, 256, 32};  // vm.lowmem_reserve_ratio; 0 = keep none
};
void set_watermarks(Frames& frames, const WatermarkRules& rules);
inline void set_watermarks(Frames& frames, std::uint64_t min_free_kbytes)
{
    set_watermarks(frames, WatermarkRules{min_free_kbytes});
}

// "" when every free page lies in exactly one block of one free list, counts equal lists, blocks are aligned
// and no two free buddies lie side by side. Reads every record ever touched: for tests and `faultline check`.
std::string_view broken_buddy_rule(const Frames& frames);

}  // namespace fl::kernel
