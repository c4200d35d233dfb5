#include "hw/tlb.h"

#include <doctest/doctest.h>

using namespace fl;
using namespace fl::hw;

namespace {

void fill(Tlb& tlb, std::uint64_t first, std::uint64_t count, std::uint16_t asid)
{
    for (std::uint64_t page = first; page < first + count; ++page)
        tlb.insert({.page = page, .entry = page << page_shift, .asid = asid});
}

std::uint64_t resident(const Tlb& tlb)
{
    std::uint64_t count = 0;
    tlb.each([&](const TlbEntry&) { ++count; });
    return count;
}

}  // namespace

TEST_CASE("64 pages in a row fit, the 65th pushes out the oldest of its set")
{
    Tlb tlb;
    fill(tlb, 0, 64, 1);
    CHECK(resident(tlb) == 64);
    CHECK(tlb.find({0}, 1) != nullptr);
    CHECK(tlb.insert({.page = 64, .entry = 0, .asid = 1}).page == 0);  // says which page lost its place
    CHECK(tlb.find({0}, 1) == nullptr);
    CHECK(tlb.find({16}, 1) != nullptr);
}

TEST_CASE("pages that fall into one set push each other out although other sets are empty")
{
    Tlb tlb;
    for (std::uint64_t i = 0; i < 5; ++i)
        tlb.insert({.page = i * Tlb::sets, .entry = 0, .asid = 1});
    CHECK(resident(tlb) == Tlb::ways);
    CHECK(tlb.find({0}, 1) == nullptr);
}

TEST_CASE("an entry is found under its own address space only, and a flush of one leaves the other")
{
    Tlb tlb;
    fill(tlb, 0, 8, 1);
    fill(tlb, 0, 8, 2);
    tlb.flush_asid(1);
    CHECK(tlb.find({3}, 1) == nullptr);
    CHECK(tlb.find({3}, 2) != nullptr);
    CHECK(tlb.stats().flushes == 8);
}

TEST_CASE("up to 33 pages are flushed one by one, more of them flush the address space, as Linux does")
{
    Tlb tlb;
    fill(tlb, 0, 64, 1);
    CHECK_FALSE(tlb.flush_range({0}, {33}, 1));
    CHECK(resident(tlb) == 31);
    CHECK(tlb.flush_range({0}, {34}, 1));
    CHECK(resident(tlb) == 0);
}

TEST_CASE("a huge page needs one entry, has places of its own and goes with any page of it")
{
    Tlb tlb;
    tlb.insert({.page = 512, .entry = 4096ull << page_shift, .asid = 1, .order = 9});
    tlb.insert({.page = 1ull << 18, .entry = 0, .asid = 1, .order = 18});
    fill(tlb, 2048, 64, 1);
    CHECK(resident(tlb) == 66);
    const TlbEntry* entry = tlb.find({512 + 77}, 1);
    REQUIRE(entry);
    CHECK(entry->frame_of_page({512 + 77}) == FrameNumber{4096 + 77});
    CHECK(tlb.find({1024}, 1) == nullptr);
    CHECK(tlb.find({(1ull << 18) + 99999}, 1) != nullptr);
    CHECK(tlb.find({512}, 2) == nullptr);
    tlb.flush_page({1023}, 1);
    CHECK(tlb.find({512}, 1) == nullptr);
    CHECK(resident(tlb) == 65);
}

TEST_CASE("32 huge pages are reached at once: 64 MiB, where small pages reach 256 KiB")
{
    Tlb tlb;
    for (std::uint64_t i = 0; i < 33; ++i)
        tlb.insert({.page = i * 512, .entry = 0, .asid = 1, .order = 9});
    CHECK(resident(tlb) == 32);
}
