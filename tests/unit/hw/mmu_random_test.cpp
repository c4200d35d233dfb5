// The MMU against a model that knows nothing of TLBs, windows, sharing or lines.
#include "hw/mmu.h"

#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <vector>

using namespace fl;
using namespace fl::hw;

namespace {

constexpr unsigned pages = 24, frames = 12;  // fewer frames than pages: most frames have several addresses
constexpr FrameNumber pgd{1}, first_frame{64};
constexpr VirtAddr base{0x7fff'f7a0'0000};

struct Model {
    VirtAddr begin = base;
    std::array<std::uint64_t, pages> entries{};
    std::array<std::array<std::uint8_t, page_size>, frames> bytes{};

    std::uint8_t& at(std::uint64_t offset)
    {
        const Pte entry{entries[offset / page_size]};
        return bytes[entry.frame() - first_frame][offset % page_size];
    }
    std::optional<PageFault> refuses(std::uint64_t offset, AccessKind kind, bool user) const
    {
        const Pte entry{entries[offset / page_size]};
        const PageFault fault{begin + offset, kind, entry.present(), user, false};
        if (!entry.present() || (user && !entry.user())) return fault;
        if (kind == AccessKind::Write && !entry.writable()) return fault;
        if (kind == AccessKind::Execute && entry.no_execute()) return fault;
        return {};
    }
};

struct Bench {
    std::uint64_t seed;
    Model model;
    PhysicalMemory memory{1024_pages};
    Tlb tlb;
    std::vector<PhysicalMemory> snapshots;
    bool user = true;

    explicit Bench(std::uint64_t from, Paging paging = {}) : seed(from)
    {
        const std::uint64_t table = pte_present | pte_write | pte_user;
        memory.set_paging(paging);
        if (paging.narrow()) model.begin = {0xb7a0'0000};
        if (paging.levels == 5) model.begin = {0x00ab'7fff'f7a0'0000};
        for (unsigned level = paging.levels; level > 1; --level) {
            const FrameNumber from_table = pgd + (paging.levels - level);
            memory.store_entry(paging.entry_at(from_table, model.begin, level),
                               {(from_table.value + 1) << page_shift | table});
        }
    }
    std::uint64_t random(std::uint64_t below)
    {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        return (seed >> 11) % below;
    }
    PhysAddr entry_of(std::uint64_t page) const
    {
        const Paging paging = memory.paging();
        return paging.entry_at(pgd + (paging.levels - 1), model.begin + page * page_size, 1);
    }

    void remap()
    {
        const std::uint64_t page = random(pages);
        std::uint64_t entry = (first_frame + random(frames)).value << page_shift;
        for (const std::uint64_t bit : {pte_present, pte_user, pte_write, pte_no_execute})
            if (random(4) != 0) entry |= bit;
        if (memory.paging().narrow()) entry &= ~pte_no_execute;  // there is no such bit
        if (random(8) == 0) entry = 0;
        model.entries[page] = entry;
        memory.store_entry(entry_of(page), {entry});
        tlb.flush_range({page_of(model.begin).value + page}, {random(2) ? 1u : 40u}, 1);
        if (random(2)) tlb.flush_page({page_of(model.begin).value + page}, 1);
    }
    void change_frames()
    {
        const std::uint64_t to = random(frames), from = random(frames);
        if (random(2)) {
            memory.copy(first_frame + to, first_frame + from);
            model.bytes[to] = model.bytes[from];
        } else {
            memory.clear(first_frame + to);
            model.bytes[to] = {};
        }
    }
    void change_world()
    {
        switch (random(3)) {
        case 0:
            return remap();
        case 1:
            return change_frames();
        default:
            snapshots.push_back(memory);
        }
        if (snapshots.size() > 3) snapshots.erase(snapshots.begin());
    }

    // What the hardware marked must be what the access did.
    void check_marks(std::uint64_t offset, bool written)
    {
        const std::uint64_t page = offset / page_size;
        const Pte now = memory.load_entry(entry_of(page));
        REQUIRE(now.accessed());
        if (written) REQUIRE(now.dirty());
        if (!written && !Pte{model.entries[page]}.dirty()) REQUIRE_FALSE(now.dirty());
        model.entries[page] = now.raw;
    }
    void access(Mmu& mmu)
    {
        const auto kind = static_cast<AccessKind>(random(8) == 0 ? 2 : random(2));
        const unsigned size = kind == AccessKind::Execute ? 1 : 1u << random(4);
        std::uint64_t offset = random(pages * page_size - 8);
        if (random(4) == 0) offset = offset / page_size * page_size + page_size - random(8);
        if (offset + size > pages * page_size) return;
        std::optional<PageFault> expected = model.refuses(offset, kind, user);
        const std::uint64_t last = offset + size - 1;
        const bool crosses = last / page_size != offset / page_size;
        if (!expected && crosses) expected = model.refuses(align_down(last, page_size), kind, user);

        PageFault fault;
        std::uint64_t value = kind == AccessKind::Write ? seed : 0;
        const std::uint64_t stored = value;
        const bool done = kind == AccessKind::Read    ? mmu.load(model.begin + offset, size, value, fault)
                          : kind == AccessKind::Write ? mmu.store(model.begin + offset, size, value, fault)
                                                      : mmu.execute(model.begin + offset, fault);
        REQUIRE(done == !expected.has_value());
        if (!done) {
            REQUIRE(fault == *expected);
            model.entries[offset / page_size] = memory.load_entry(entry_of(offset / page_size)).raw;
            return;
        }
        for (unsigned i = 0; i < size && kind == AccessKind::Write; ++i)
            model.at(offset + i) = static_cast<std::uint8_t>(stored >> 8 * i);
        for (unsigned i = 0; i < size && kind == AccessKind::Read; ++i)
            REQUIRE(model.at(offset + i) == (value >> 8 * i & 0xff));
        check_marks(offset, kind == AccessKind::Write);
        if (crosses) check_marks(last, kind == AccessKind::Write);
    }
    void run(int stretches)
    {
        for (int stretch = 0; stretch < stretches; ++stretch) {
            change_world();
            Mmu mmu(memory, tlb, {pgd, 1});
            user = true;
            for (std::uint64_t i = random(60); i > 0; --i) {
                if (random(16) == 0) mmu.user(user = !user);
                access(mmu);
            }
        }
    }
};

}  // namespace

TEST_CASE("random loads, stores and fetches agree with a machine without TLB, sharing or laziness")
{
    for (std::uint64_t seed : {20261122ull, 7ull, 99991ull, 1234567ull}) {
        CAPTURE(seed);
        Bench bench(seed);
        bench.run(1500);
        CHECK(bench.tlb.stats().hits > 1000);
        CHECK(bench.tlb.stats().misses > 1000);
    }
}

TEST_CASE("the same with two levels of 4-byte entries and with five levels")
{
    for (const std::uint8_t levels : {std::uint8_t{2}, std::uint8_t{5}}) {
        CAPTURE(levels);
        Bench bench(4711, {levels});
        bench.run(1500);
        CHECK(bench.tlb.stats().misses > 1000);
    }
}

TEST_CASE("on the 32-bit machine there is nothing above 4 GiB, and no address wraps")
{
    Bench bench(1, {2});
    bench.memory.store_entry(bench.entry_of(0), {first_frame.value << page_shift | pte_present | pte_user});
    Mmu mmu(bench.memory, bench.tlb, {pgd, 1});
    PageFault fault;
    std::uint64_t value = 0;
    CHECK(mmu.load(bench.model.begin, 8, value, fault));
    CHECK_FALSE(mmu.load(bench.model.begin + (1ull << 32), 8, value, fault));
    CHECK_FALSE(fault.non_canonical);
}

TEST_CASE("an entry of 4 bytes keeps what Linux keeps in one, present or swapped")
{
    for (const std::uint64_t raw : {0x0804'9067ull, 0xb000'0120ull, 0ull, 0x07ff'ffff'ffff'fc00ull,
                                    0x07ff'ffff'ffff'fc08ull})
        if (!Pte{raw}.present() || raw >> 32 == 0) CHECK(widen(narrow(Pte{raw})) == Pte{raw});
    CHECK(narrow(Pte{0x07ff'ffff'ffff'fc00}) == 0x200);  // area 0, slot 1
}

TEST_CASE("what the kernel opened is closed again to the user")
{
    Bench bench(1);
    bench.memory.store64(bench.entry_of(0), first_frame.value << page_shift | pte_present | pte_write);
    Mmu mmu(bench.memory, bench.tlb, {pgd, 1});
    PageFault fault;
    std::uint64_t value = 0;
    mmu.user(false);
    CHECK(mmu.store(base, 8, 42, fault));
    CHECK(mmu.load(base, 8, value, fault));
    mmu.user(true);
    CHECK_FALSE(mmu.load(base, 8, value, fault));
    CHECK(fault.protection);
    CHECK_FALSE(mmu.store(base, 8, 43, fault));
}

TEST_CASE("an address above the top of user space or not canonical is refused, also for the last bytes")
{
    Bench bench(1);
    Mmu mmu(bench.memory, bench.tlb, {pgd, 1});
    PageFault fault;
    std::uint64_t value = 0;
    CHECK_FALSE(mmu.load({~0ull - 3}, 8, value, fault));
    CHECK_FALSE(mmu.store({~0ull - 3}, 8, 1, fault));
    CHECK_FALSE(mmu.load({0xffff'8000'0000'0000}, 1, value, fault));
    CHECK_FALSE(fault.non_canonical);
    CHECK_FALSE(mmu.load({0x7fff'ffff'ffff}, 8, value, fault));
    CHECK_FALSE(mmu.store({0x8000'0000'0000}, 8, 1, fault));
    CHECK(fault.non_canonical);
}

TEST_CASE("two addresses of an untouched frame: what one writes the other reads, which had read zero")
{
    Bench bench(1);
    constexpr std::uint64_t data = pte_present | pte_write | pte_user;
    for (std::uint64_t page : {0, 1})
        bench.memory.store64(bench.entry_of(page), first_frame.value << page_shift | data);
    Mmu mmu(bench.memory, bench.tlb, {pgd, 1});
    PageFault fault;
    std::uint64_t value = 1;
    REQUIRE(mmu.load(base + page_size, 8, value, fault));
    CHECK(value == 0);
    REQUIRE(mmu.store(base, 8, 42, fault));
    REQUIRE(mmu.load(base + page_size, 8, value, fault));
    CHECK(value == 42);
}

TEST_CASE("the TLB and its counters do not depend on how a run is cut into stretches")
{
    constexpr std::uint64_t many = 512, data = pte_present | pte_write | pte_user;
    Bench whole(3), cut(3);
    for (std::uint64_t page = 0; page < many; ++page)
        for (Bench* bench : {&whole, &cut})
            bench->memory.store64(bench->entry_of(page), (first_frame + page).value << page_shift | data);
    {
        Mmu one(whole.memory, whole.tlb, {pgd, 1});
        for (int i = 0; i < 20000; ++i) {
            Mmu fresh(cut.memory, cut.tlb, {pgd, 1});
            const std::uint64_t offset =
                whole.random(i % 100 < 50 ? 8 : many) * page_size + whole.random(500) * 8;
            PageFault fault;
            std::uint64_t value = 0, same = 0;
            if (whole.random(3) == 0) {
                REQUIRE(one.store(base + offset, 8, offset, fault));
                REQUIRE(fresh.store(base + offset, 8, offset, fault));
            } else {
                REQUIRE(one.load(base + offset, 8, value, fault));
                REQUIRE(fresh.load(base + offset, 8, same, fault));
                REQUIRE(value == same);
            }
        }
    }
    CHECK(whole.tlb == cut.tlb);
    CHECK(whole.memory == cut.memory);
}
