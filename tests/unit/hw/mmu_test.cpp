#include "hw/mmu.h"

#include <doctest/doctest.h>

using namespace fl;
using namespace fl::hw;

namespace {

// One page table of each level; frames from 16 on are free for data.
struct WithTables {
    PhysicalMemory memory{1024_pages};
    Tlb tlb;
    static constexpr FrameNumber pgd{1}, pud{2}, pmd{3}, pt{4};
    static constexpr VirtAddr base{0x7fff'f7a0'0000};  // index 0 of a PTE table
    static constexpr std::uint64_t table = pte_present | pte_write | pte_user;
    static constexpr std::uint64_t data = pte_present | pte_write | pte_user | pte_no_execute;
    PageFault fault;

    WithTables()
    {
        link(pgd, 4, pud);
        link(pud, 3, pmd);
        link(pmd, 2, pt);
    }
    void link(FrameNumber from, unsigned level, FrameNumber to)
    {
        memory.store64(Paging{}.entry_at(from, base, level), to.value << page_shift | table);
    }
    void map(unsigned page, FrameNumber frame, std::uint64_t bits)
    {
        memory.store64(entry(page), frame.value << page_shift | bits);
    }
    static PhysAddr entry(unsigned page) { return address_in(pt, page * 8); }
    Pte pte(unsigned page) const { return {memory.load64(entry(page))}; }
    Mmu mmu(std::uint16_t asid = 1) { return Mmu(memory, tlb, {pgd, asid}); }
    static VirtAddr at(unsigned page, std::uint64_t offset = 0) { return base + page * page_size + offset; }
};

}  // namespace

TEST_CASE_FIXTURE(WithTables,
                  "a store reaches the frame its entry names, and marks the entry accessed and dirty")
{
    map(0, {20}, data);
    Mmu unit = mmu();
    REQUIRE(unit.store(at(0, 16), 4, 0xcafe, fault));
    CHECK(memory.load64(address_in({20}, 16)) == 0xcafe);
    CHECK(pte(0).accessed());
    CHECK(pte(0).dirty());
    std::uint64_t value = 0;
    REQUIRE(unit.load(at(0, 17), 1, value, fault));
    CHECK(value == 0xca);
}

TEST_CASE_FIXTURE(WithTables,
                  "a load marks the entry accessed but not dirty; the first store then marks it dirty")
{
    map(0, {20}, data);
    Mmu unit = mmu();
    std::uint64_t value = 1;
    REQUIRE(unit.load(at(0), 8, value, fault));
    CHECK(value == 0);
    CHECK(pte(0).accessed());
    CHECK_FALSE(pte(0).dirty());
    REQUIRE(unit.store(at(0), 8, 5, fault));
    CHECK(pte(0).dirty());
}

TEST_CASE_FIXTURE(
    WithTables,
    "an absent page, a forbidden write, a forbidden fetch and a kernel page are refused with their reason")
{
    map(1, {21}, data & ~pte_write);
    map(2, {22}, data & ~pte_user);
    Mmu unit = mmu();
    std::uint64_t value = 0;
    CHECK_FALSE(unit.load(at(0), 1, value, fault));
    CHECK(fault == PageFault{at(0), AccessKind::Read, false, true, false});
    CHECK_FALSE(unit.store(at(1), 1, 1, fault));
    CHECK(fault == PageFault{at(1), AccessKind::Write, true, true, false});
    CHECK_FALSE(unit.execute(at(1), fault));
    CHECK(fault == PageFault{at(1), AccessKind::Execute, true, true, false});
    CHECK_FALSE(unit.load(at(2), 1, value, fault));
    CHECK(fault.protection);
    CHECK_FALSE(unit.load({0x8000'0000'0000}, 1, value, fault));
    CHECK(fault.non_canonical);
    CHECK(memory.is_zero({21}));
}

TEST_CASE_FIXTURE(WithTables, "a store across two pages changes nothing when the second is missing")
{
    map(0, {20}, data);
    Mmu unit = mmu();
    CHECK_FALSE(unit.store(at(0, 4092), 8, ~0ull, fault));
    CHECK(fault.address == at(1));
    CHECK(memory.is_zero({20}));
    map(1, {30}, data);
    REQUIRE(unit.store(at(0, 4092), 8, 0x1122334455667788, fault));
    CHECK(memory.load64(address_in({30}, 0)) == 0x11223344);
    std::uint64_t value = 0;
    REQUIRE(unit.load(at(0, 4092), 8, value, fault));
    CHECK(value == 0x1122334455667788);
}

TEST_CASE_FIXTURE(WithTables,
                  "two addresses of one frame see each other's stores, also when its bytes were shared")
{
    map(0, {20}, data);
    map(1, {20}, data);
    memory.store64(address_in({20}, 0), 1);
    const PhysicalMemory snapshot = memory;
    Mmu unit = mmu();
    std::uint64_t value = 0;
    REQUIRE(unit.load(at(1), 8, value, fault));
    CHECK(value == 1);
    REQUIRE(unit.store(at(0), 8, 2, fault));
    REQUIRE(unit.load(at(1), 8, value, fault));
    CHECK(value == 2);
    CHECK(snapshot.load64(address_in({20}, 0)) == 1);
}

TEST_CASE_FIXTURE(WithTables, "an entry of level 2 with PS maps 2 MiB")
{
    memory.store64(Paging{}.entry_at(pmd, base, 2),
                   (std::uint64_t{512} << page_shift) | data | pte_huge);
    Mmu unit = mmu();
    REQUIRE(unit.store(at(300, 8), 8, 77, fault));
    CHECK(memory.load64(address_in({512 + 300}, 8)) == 77);
    const Walk steps = walk(memory, pgd, at(300, 8));
    CHECK(steps.complete);
    CHECK(steps.last().level == 2);
    std::uint64_t value = 0;
    REQUIRE(unit.load(at(5), 8, value, fault));
    REQUIRE(unit.load(at(511), 8, value, fault));
    CHECK(tlb.stats().misses == 1);  // one entry serves all of its 512 pages
}

TEST_CASE_FIXTURE(WithTables, "fetches have entries of their own; asking again at a cut changes nothing")
{
    const std::uint64_t text = pte_present | pte_user;
    for (unsigned page = 0; page < 60; ++page) map(page, {20 + page % 8}, text);
    Tlb before;
    for (unsigned page = 0; page < 200; ++page) {
        const VirtAddr here = at(page * 7 % 60);
        REQUIRE(mmu().execute(here, fault));
        before = tlb;
        REQUIRE(mmu().execute(here + 8, fault));
        REQUIRE(mmu().execute(here + 16, fault));
        CHECK(tlb == before);
    }
    CHECK(tlb.stats().fetch_misses > 60);
    CHECK(tlb.stats().misses == 0);
    map(3, {30}, text | pte_no_execute);
    tlb.flush_page({page_of(base).value + 3}, 1);
    CHECK_FALSE(mmu().execute(at(3), fault));
}

TEST_CASE_FIXTURE(WithTables,
                  "the second access to a page is a hit, one under another address space tag is not")
{
    map(0, {20}, data);
    std::uint64_t value = 0;
    {
        Mmu unit = mmu();
        REQUIRE(unit.load(at(0), 8, value, fault));
        REQUIRE(unit.load(at(0, 64), 8, value, fault));
        REQUIRE(unit.load(at(0, 128), 8, value, fault));
    }
    CHECK(tlb.stats().misses == 1);
    CHECK(tlb.stats().hits == 2);
    {
        Mmu other = mmu(2);
        REQUIRE(other.load(at(0), 8, value, fault));
    }
    CHECK(tlb.stats().misses == 2);
}

TEST_CASE_FIXTURE(WithTables, "a walk stops at the first table that is not there")
{
    const Walk missing = walk(memory, pgd, {0x1000});
    CHECK_FALSE(missing.complete);
    CHECK(missing.count == 1);
    CHECK(missing.last().level == 4);
    CHECK_FALSE(find_entry(memory, pgd, {0x1000}).has_value());
    CHECK(find_entry(memory, pgd, at(5)) == entry(5));
}

TEST_CASE_FIXTURE(WithTables,
                  "the next view begins at the table the last one came to, until that is forgotten")
{
    constexpr FrameNumber other{5};
    map(0, {20}, data);
    memory.store64(address_in({20}, 0), 1);
    memory.store64(address_in({21}, 0), 2);
    memory.store64(address_in(other, 0), 21 << page_shift | data);
    std::uint64_t value = 0;
    REQUIRE(mmu().load(at(0), 8, value, fault));
    REQUIRE(memory.known_tables().find(pgd, at(0)));
    CHECK(memory.known_tables().find(pgd, at(0))->table == pt);
    CHECK_FALSE(memory.known_tables().find(pgd, at(512)));
    CHECK_FALSE(memory.known_tables().find(pud, at(0)));

    link(pmd, 2, other);
    memory.known_tables().forget();
    tlb.flush_all();
    REQUIRE(mmu().load(at(0), 8, value, fault));
    CHECK(value == 2);
    CHECK(find_entry(memory, pgd, at(0)) == address_in(other, 0));
}
