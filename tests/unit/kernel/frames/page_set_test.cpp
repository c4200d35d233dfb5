#include "kernel/frames/frames.h"

#include <doctest/doctest.h>

#include <vector>

using namespace fl;
using namespace fl::kernel;

namespace {

struct WithPageSets {
    Frames frames = make_frames(pages_for(256_MiB), 1024_pages);
    trace::Recorder record;

    WithPageSets() { set_up_page_sets(frames); }
    Zone& zone() { return frames.zones[ZoneDma32]; }
};

}  // namespace

TEST_CASE("the batch of a page set is 63 in a large zone and smaller in small ones")
{
    // zone_batchsize(): 1 GiB and more reach the most there is.
    Frames frames = make_frames(pages_for(16_GiB), 1024_pages);
    CHECK(frames.zones[ZoneNormal].pages.batch == 0);  // not before they are set up
    set_up_page_sets(frames);
    CHECK(frames.zones[ZoneNormal].pages.batch == 63);
    CHECK(frames.zones[ZoneDma32].pages.batch == 63);
    CHECK(frames.zones[ZoneDma].pages.batch == 1);
    CHECK(frames.zones[ZoneNormal].pages.high == frames.zones[ZoneNormal].marks.low);
    CHECK(frames.zones[ZoneNormal].pages.high_max == frames.zones[ZoneNormal].managed / 8);
}

TEST_CASE_FIXTURE(WithPageSets, "a batch leaves the buddy system at once; later requests take from it")
{
    const std::uint64_t free = zone().free, batch = zone().pages.batch;
    REQUIRE(batch > 1);
    const auto first = allocate(frames, 0, FrameUse::Anonymous, record);
    REQUIRE(first.has_value());
    CHECK(zone().free == free - batch);
    CHECK(zone().pages.count == batch - 1);
    for (std::uint64_t i = 1; i < batch; ++i)
        CHECK(allocate(frames, 0, FrameUse::Anonymous, record)->value == first->value + i);
    CHECK(zone().free == free - batch);
    CHECK(zone().pages.count == 0);
    CHECK(broken_buddy_rule(frames) == "");
}

TEST_CASE_FIXTURE(WithPageSets, "a freed page is the next one handed out and is in no free block meanwhile")
{
    const auto page = allocate(frames, 0, FrameUse::Anonymous, record);
    const std::uint64_t free = zone().free;
    fl::kernel::free(frames, *page, 0, record);
    CHECK(zone().free == free);
    CHECK(frames.table.at(*page).use == FrameUse::Free);
    CHECK(allocate(frames, 0, FrameUse::Slab, record) != page);  // each migrate type has a list of its own
    CHECK(allocate(frames, 0, FrameUse::PageCache, record) == page);
}

TEST_CASE_FIXTURE(WithPageSets, "a page set that exceeds its limit gives a batch back; draining gives all")
{
    const std::uint64_t all = frames.free_pages();
    std::vector<FrameNumber> taken;
    for (std::uint64_t i = 0; i < 2 * zone().pages.high; ++i)
        taken.push_back(*allocate(frames, 0, FrameUse::Anonymous, record));
    for (const FrameNumber page : taken) {
        fl::kernel::free(frames, page, 0, record);
        CHECK(zone().pages.count <= zone().pages.high);
    }
    CHECK(broken_buddy_rule(frames) == "");
    CHECK(frames.free_pages() + frames.pages_at_hand() == all);
    drain_page_sets(frames, record);
    CHECK(frames.pages_at_hand() == 0);
    CHECK(frames.free_pages() == all);
    CHECK(broken_buddy_rule(frames) == "");
}

TEST_CASE_FIXTURE(WithPageSets, "a large block that only the pages at hand keep apart is joined when wanted")
{
    std::vector<FrameNumber> taken;
    while (const auto block = allocate(frames, highest_order, FrameUse::Slab, record))
        taken.push_back(*block);
    REQUIRE_FALSE(taken.empty());
    fl::kernel::free(frames, taken.back(), highest_order, record);
    const auto page = allocate(frames, 0, FrameUse::Anonymous, record);
    REQUIRE(page.has_value());
    fl::kernel::free(frames, *page, 0, record);
    CHECK(allocate(frames, highest_order, FrameUse::Slab, record).has_value());
}
