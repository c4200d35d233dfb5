#include "kernel/frames/frames.h"

#include <doctest/doctest.h>

#include <array>
#include <vector>

using namespace fl;
using namespace fl::kernel;

namespace {

struct WithFrames {
    Frames frames = make_frames(pages_for(64_MiB), 1024_pages);
    trace::Recorder record;

    std::uint64_t blocks(unsigned order) const
    {
        std::uint64_t count = 0;
        for (const Zone& zone : frames.zones)
            count += zone.blocks(order);
        return count;
    }
};

std::uint64_t next_random(std::uint64_t& seed)  // xorshift64
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    return seed ^= seed << 17;
}

}  // namespace

TEST_CASE_FIXTURE(WithFrames,
                  "one page out of a block of order 10 leaves one free block of every lower order")
{
    std::array<std::uint64_t, order_count> before{};
    for (unsigned order = 0; order < order_count; ++order)
        before[order] = blocks(order);
    const auto page = allocate(frames, 0, FrameUse::Anonymous, record);
    REQUIRE(page.has_value());
    for (unsigned order = 0; order < 10; ++order)
        CHECK(blocks(order) == before[order] + 1);
    CHECK(blocks(10) == before[10] - 1);
    CHECK(frames.table.at(*page).use == FrameUse::Anonymous);
    CHECK(frames.table.at(*page).references == 1);

    free(frames, *page, 0, record);
    for (unsigned order = 0; order < order_count; ++order)
        CHECK(blocks(order) == before[order]);
    CHECK(broken_buddy_rule(frames) == "");
}

TEST_CASE_FIXTURE(WithFrames, "a block of order n begins at a multiple of its size")
{
    for (unsigned order = 0; order < order_count; ++order) {
        const auto block = allocate(frames, order, FrameUse::Slab, record);
        REQUIRE(block.has_value());
        CHECK(block->value % (1u << order) == 0);
    }
    CHECK(broken_buddy_rule(frames) == "");
}

TEST_CASE_FIXTURE(WithFrames, "memory runs out without breaking anything, and all of it comes back")
{
    const std::uint64_t before = frames.free_pages();
    std::vector<FrameNumber> taken;
    while (const auto page = allocate(frames, 0, FrameUse::Anonymous, record))
        taken.push_back(*page);
    CHECK(taken.size() == before - frames.free_pages());
    CHECK(broken_buddy_rule(frames) == "");
    for (const FrameNumber page : taken)
        free(frames, page, 0, record);
    CHECK(frames.free_pages() == before);
    CHECK(blocks(0) == 0);
}

TEST_CASE_FIXTURE(WithFrames, "free pages without a free block of the wanted order: external fragmentation")
{
    frames.zones[ZoneDma].reserve = {};  // so that the low zone is used up as well
    std::vector<FrameNumber> taken;
    while (const auto page = allocate(frames, 0, FrameUse::Anonymous, record))
        taken.push_back(*page);
    for (const FrameNumber page : taken)
        if (page.value % 2 == 0) free(frames, page, 0, record);
    CHECK(frames.free_pages() > 1000);
    CHECK_FALSE(allocate(frames, 1, FrameUse::Slab, record).has_value());
    CHECK(allocate(frames, 0, FrameUse::Slab, record).has_value());
}

TEST_CASE_FIXTURE(WithFrames, "random requests keep every rule of the buddy system")
{
    std::uint64_t seed = 20261122;
    CAPTURE(seed);
    record.mute(true);
    std::vector<std::pair<FrameNumber, unsigned>> taken;
    for (int action = 0; action < 4000; ++action) {
        const std::uint64_t choice = next_random(seed);
        if (choice % 5 < 3) {
            const auto order = static_cast<unsigned>(choice >> 8) % 6;
            if (const auto block = allocate(frames, order, FrameUse::Anonymous, record))
                taken.emplace_back(*block, order);
        } else if (!taken.empty()) {
            const std::size_t victim = (choice >> 8) % taken.size();
            free(frames, taken[victim].first, taken[victim].second, record);
            taken[victim] = taken.back();
            taken.pop_back();
        }
        REQUIRE(broken_buddy_rule(frames) == "");
    }
    for (const auto& [block, order] : taken)
        free(frames, block, order, record);
    CHECK(broken_buddy_rule(frames) == "");
    CHECK(blocks(0) == 0);
}

TEST_CASE("a machine with 16 GiB begins with all memory free and hardly any record touched")
{
    Frames frames = make_frames(pages_for(16_GiB), 8192_pages);
    CHECK(frames.table.size() == pages_for(16_GiB));
    CHECK(frames.zones[ZoneNormal].spanned() == pages_for(12_GiB).value);
    CHECK(frames.zones[ZoneNormal].blocks(10) == 12 * 256);
    trace::Recorder record;
    const auto page = allocate(frames, 0, FrameUse::Anonymous, record);
    REQUIRE(page.has_value());
    CHECK(frames.zone_of(*page) == ZoneNormal);  // user pages come from the highest zone
}
