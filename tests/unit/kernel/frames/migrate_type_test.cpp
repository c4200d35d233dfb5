#include "kernel/frames/frames.h"

#include <doctest/doctest.h>

#include <vector>

using namespace fl;
using namespace fl::kernel;

namespace {

// 64 MiB, all of it in zone DMA32 but the first 16 MiB.
struct WithTypes {
    Frames frames = make_frames(pages_for(64_MiB), 1024_pages);
    trace::Recorder record;

    Zone& zone() { return frames.zones[ZoneDma32]; }
    FrameNumber take(FrameUse use, unsigned order = 0) { return *allocate(frames, order, use, record); }
    std::uint64_t pageblocks(MigrateType type) const
    {
        std::uint64_t count = 0;
        for (FrameNumber at = frames.zones[ZoneDma32].begin; at < frames.zones[ZoneDma32].end;
             at = at + pageblock_pages)
            count += frames.types.of(at) == type;
        return count;
    }
    template <class Event>
    std::size_t told() const
    {
        std::size_t count = 0;
        for (const trace::Event& event : record.events()) count += std::holds_alternative<Event>(event.what);
        return count;
    }
};

}  // namespace

TEST_CASE_FIXTURE(WithTypes, "pages of different kinds come from different pageblocks")
{
    const FrameNumber movable = take(FrameUse::Anonymous), table = take(FrameUse::PageTable);
    const auto reclaimable =
        allocate(frames, BlockRequest{0, FrameUse::Slab, MigrateType::Reclaimable}, record);
    REQUIRE(reclaimable.has_value());
    CHECK(frames.types.of(movable) == MigrateType::Movable);
    CHECK(frames.types.of(table) == MigrateType::Unmovable);
    CHECK(frames.types.of(*reclaimable) == MigrateType::Reclaimable);
    // Each time the largest block there was, 4 MiB, changed hands: two pageblocks.
    CHECK(pageblock_of(movable) != pageblock_of(table));
    CHECK(pageblock_of(table) != pageblock_of(*reclaimable));
    CHECK(pageblocks(MigrateType::Unmovable) == 2);
    CHECK(pageblocks(MigrateType::Reclaimable) == 2);
    CHECK(told<trace::BlockLent>() == 2);
    CHECK(broken_buddy_rule(frames) == "");
}

TEST_CASE_FIXTURE(WithTypes, "an unmovable request makes a pageblock its own that is mostly free")
{
    std::vector<FrameNumber> taken;
    while (const auto page = allocate(frames, 0, FrameUse::Anonymous, record)) taken.push_back(*page);
    const FrameNumber block = pageblock_of(zone().end - pageblock_pages);
    for (const FrameNumber page : taken)  // 300 pages in no block larger than one of 32 frames
        if (page >= block && page < block + 320 && page.value % 16 != 0) free(frames, page, 0, record);
    REQUIRE(frames.types.of(block) == MigrateType::Movable);
    const FrameNumber table = take(FrameUse::PageTable);
    CHECK(pageblock_of(table) == block);
    CHECK(frames.types.of(block) == MigrateType::Unmovable);
    CHECK(told<trace::PageblockClaimed>() == 1);
    CHECK(zone().areas[3].of(MigrateType::Movable).count == 0);  // all its free blocks went with it
    CHECK(broken_buddy_rule(frames) == "");
}

TEST_CASE_FIXTURE(WithTypes, "a movable request takes the smallest block of others and claims nothing")
{
    std::vector<FrameNumber> taken;
    while (const auto page = allocate(frames, 0, FrameUse::PageTable, record)) taken.push_back(*page);
    const FrameNumber block = pageblock_of(zone().end - pageblock_pages);
    for (const FrameNumber page : taken)  // a block of 8 frames and a single one
        if ((page >= block && page < block + 8) || page == block + 17) free(frames, page, 0, record);
    const std::size_t claimed = told<trace::PageblockClaimed>();
    CHECK(take(FrameUse::Anonymous) == block + 17);
    CHECK(frames.types.of(block) == MigrateType::Unmovable);
    CHECK(told<trace::PageblockClaimed>() == claimed);
    CHECK(broken_buddy_rule(frames) == "");
}

TEST_CASE_FIXTURE(WithTypes, "random requests of all kinds keep every rule")
{
    std::uint64_t seed = 20261123;
    record.mute(true);
    set_up_page_sets(frames);
    constexpr MigrateType types[] = {MigrateType::Unmovable, MigrateType::Movable, MigrateType::Movable,
                                     MigrateType::Reclaimable};
    std::vector<std::pair<FrameNumber, unsigned>> taken;
    for (int action = 0; action < 6000; ++action) {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        if (seed % 16 < 9) {
            const unsigned order = (seed >> 8) % 40 == 0 ? 9 : static_cast<unsigned>(seed >> 8) % 5;
            const BlockRequest request{order, FrameUse::Slab, types[(seed >> 24) % 4]};
            if (const auto block = allocate(frames, request, record)) taken.emplace_back(*block, order);
        } else if (!taken.empty()) {
            const std::size_t victim = static_cast<std::size_t>((seed >> 8) % taken.size());
            free(frames, taken[victim].first, taken[victim].second, record);
            taken[victim] = taken.back();
            taken.pop_back();
        }
        if (action % 7 == 0) REQUIRE(broken_buddy_rule(frames) == "");
    }
    for (const auto& [block, order] : taken) free(frames, block, order, record);
    drain_page_sets(frames, record);
    CHECK(broken_buddy_rule(frames) == "");
}

TEST_CASE("normal memory scattered over types gives way to DMA32 before pageblocks are mixed")
{
    Frames frames = make_frames(pages_for(5_GiB), 4096_pages);
    trace::Recorder record;
    record.mute(true);
    while (true) {  // all of Normal is movable and in use but for single pages
        const auto block = allocate(frames, highest_order, FrameUse::Anonymous, record);
        REQUIRE(block.has_value());
        if (frames.zone_of(*block) == ZoneNormal) continue;
        free(frames, *block, highest_order, record);
        break;
    }
    const FrameNumber last{frames.zones[ZoneNormal].end.value - 1};
    frames.table.edit(last) = {};
    frames.table.edit(last).use = FrameUse::Anonymous;
    free(frames, last, 0, record);
    const auto table = allocate(frames, 0, FrameUse::PageTable, record);
    REQUIRE(table.has_value());
    CHECK(frames.zone_of(*table) == ZoneDma32);
    CHECK(allocate(frames, 0, FrameUse::Anonymous, record) == last);
}
