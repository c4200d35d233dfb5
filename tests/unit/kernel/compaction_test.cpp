// Compaction: scattered pages move together so that large blocks come about.
#include "kernel/compaction/compaction.h"
#include "kernel/compaction/fragmentation.h"
#include "kernel/compaction/migrate.h"
#include "kernel/huge/entries.h"
#include "unit/kernel/small_machine.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

namespace {

// 64 MiB, most of them in use by pages with gaps between.
struct Scattered : SmallMachine {
    static constexpr std::uint64_t dont_need = 4, advise_huge = 14, pages = 11000;
    VirtAddr area;

    Scattered()
    {
        constexpr std::uint64_t populate = 0x8000;
        record.mute(true);
        area = {static_cast<std::uint64_t>(
            call(SystemCall::Mmap, {0, pages * page_size, rw, priv | anonymous | populate, ~0ull, 0}))};
        for (std::uint64_t i = 0; i < pages; ++i)
            if (gap(i)) forget(area + i * page_size);
            else hardware.memory.store64(place_of(pid, area + i * page_size), value(i));
        drain_page_sets(kernel.frames, record);
        check_invariants();
    }
    PhysAddr place_of(Pid who, VirtAddr at)
    {
        const auto entry = existing_entry(hardware.memory, space_of(kernel, who).root, at);
        REQUIRE(entry);
        return address_in(hardware.memory.load_entry(*entry).frame(), 0);
    }
    void forget(VirtAddr at)  // without looking at all invariants each time
    {
        Call request;
        request.number = static_cast<std::uint16_t>(SystemCall::Madvise);
        request.arguments = {at.value, page_size, dont_need};
        std::int64_t result = 0;
        dispatch(kernel, hardware, pid, request, result, host, record);
        REQUIRE(result == 0);
    }
    static std::uint8_t value(std::uint64_t page) { return static_cast<std::uint8_t>(page % 251); }
    static bool gap(std::uint64_t page) { return page % 2 == 1 && page > 512; }
    void check_bytes(Pid who)
    {
        for (std::uint64_t i = 0; i < pages; ++i)
            if (!gap(i)) REQUIRE(hardware.memory.load64(place_of(who, area + i * page_size)) == value(i));
    }
    std::uint64_t blocks(unsigned order) const
    {
        std::uint64_t count = 0;
        for (; order < order_count; ++order) count += kernel.frames.zones[ZoneDma32].blocks(order);
        return count;
    }
};

}  // namespace

TEST_CASE("the fragmentation index tells scattered memory from scarce memory")
{
    Zone zone;
    CHECK(fragmentation_index(zone, 4) == 0);
    zone.areas[0].count = 100;
    zone.areas[1].count = 200;
    zone.areas[2].count = 75;
    zone.areas[3].count = 25;
    CHECK(fragmentation_index(zone, 4) == 842);  // 1000 pages in 400 blocks
    CHECK(unusable_free_index(zone, 4) == 1000);
    CHECK(fragmentation_index(zone, 3) == -1000);
    CHECK(unusable_free_index(zone, 3) == 800);  // 200 of 1000 pages are usable
}

TEST_CASE_FIXTURE(Scattered, "writing to compact_memory moves pages together; programs notice nothing")
{
    REQUIRE(blocks(9) == 0);
    const std::uint64_t free = kernel.frames.free_pages(), rss = space().rss();
    const Pid child = fork();
    const std::uint64_t free_with_child = kernel.frames.free_pages() + kernel.frames.pages_at_hand();
    compact_memory(kernel, hardware, record);
    CHECK(blocks(9) > 5);
    CHECK(kernel.frames.free_pages() == free_with_child);
    CHECK(free_with_child < free);
    CHECK(space().rss() == rss);
    CHECK(kernel.statistics.pgmigrate_success > 1000);
    CHECK(kernel.statistics.compact_isolated >= 2 * kernel.statistics.pgmigrate_success);
    check_invariants();
    check_bytes(pid);
    check_bytes(child);
}

TEST_CASE_FIXTURE(Scattered, "a huge page that was advised is worth compacting for; one that was not is not")
{
    kernel.tunables.huge_pages = HugePages::Always;
    const VirtAddr plain = map_anonymous(512), advised = map_anonymous(512);
    REQUIRE(plain.value % huge_size == 0);
    REQUIRE(advised.value % huge_size == 0);
    REQUIRE(call(SystemCall::Madvise, {advised.value, huge_size, advise_huge}) == 0);
    CHECK(write(plain) == Touched::Ok);
    CHECK(kernel.statistics.thp_fault_fallback == 1);
    CHECK(kernel.statistics.compact_stall == 0);
    CHECK(write(advised) == Touched::Ok);
    CHECK(kernel.statistics.thp_fault_alloc == 1);
    CHECK(kernel.statistics.compact_stall == 1);
    CHECK(kernel.statistics.compact_success == 1);
    CHECK(kernel.statistics.compact_migrate_scanned > 0);
    check_bytes(pid);
}

TEST_CASE_FIXTURE(Scattered, "a block of four frames in a row is made when there is none")
{
    while (true) {  // the last of them
        const auto block = allocate(kernel.frames, 2, FrameUse::KernelStack, record);
        if (!block) break;
        kernel.statistics.nr_kernel_stack_kib += 16;
    }
    REQUIRE(blocks(2) == 0);
    const std::uint64_t moved = kernel.statistics.pgmigrate_success;
    const auto block = allocate_pages(kernel, hardware, {FrameUse::KernelStack, 2}, record);
    REQUIRE(block.has_value());
    kernel.statistics.nr_kernel_stack_kib += 16;
    CHECK(block->value % 4 == 0);
    CHECK(kernel.statistics.pgmigrate_success > moved);
    CHECK(kernel.statistics.compact_success >= 1);
    CHECK(kernel.statistics.oom_kill == 0);
    check_bytes(pid);
}

TEST_CASE_FIXTURE(Scattered, "after compaction has failed for an order it is tried less often")
{
    Zone& zone = kernel.frames.zones[ZoneDma32];
    zone.compaction = {.considered = 0, .shift = 2, .order_failed = 5};
    const PageRequest large{FrameUse::Anonymous, 9, PageRequest::Effort::Direct};
    const CompactJob job{9, MigrateType::Movable, true, false};
    for (int attempt = 1; attempt < 4; ++attempt)
        CHECK(compact_directly(kernel, hardware, large, job, record) == CompactResult::Deferred);
    CHECK(compact_directly(kernel, hardware, large, job, record) == CompactResult::Success);
    CHECK(zone.compaction.order_failed == 10);
}

TEST_CASE_FIXTURE(Scattered, "kcompactd makes the block that kswapd alone could not")
{
    REQUIRE(blocks(9) == 0);
    wake_kcompactd(kernel, 9);
    CHECK(let_run(kernel, hardware, pid, record));
    CHECK(blocks(9) > 0);
    CHECK(kernel.statistics.compact_daemon_wake == 1);
    CHECK(kernel.statistics.compact_daemon_migrate_scanned > 0);
    wake_kcompactd(kernel, 9);  // nothing to do any more
    CHECK(kernel.compaction.wanted_order == 0);
    check_invariants();
}

TEST_CASE_FIXTURE(SmallMachine, "pages of files and locked ones move; what the kernel holds on to stays")
{
    const int fd = file_of("/tmp/data", 4);
    const auto mapped =
        call(SystemCall::Mmap, {0, 4 * page_size, rw, shared, static_cast<std::uint64_t>(fd), 0});
    REQUIRE(mapped > 0);
    const VirtAddr file{static_cast<std::uint64_t>(mapped)}, locked = map_anonymous(2);
    CHECK(write(file, 77) == Touched::Ok);
    CHECK(write(locked, 78) == Touched::Ok);
    REQUIRE(call(SystemCall::Mlock, {locked.value, page_size}) == 0);
    const auto frame_at = [&](VirtAddr at) {
        const auto entry = existing_entry(hardware.memory, space().root, at);
        return hardware.memory.load_entry(*entry).frame();
    };
    for (const VirtAddr at : {file, locked}) {
        const FrameNumber from = frame_at(at);
        CHECK(can_move(kernel, from));
        ++kernel.frames.table.edit(from).references;
        CHECK_FALSE(can_move(kernel, from));
        --kernel.frames.table.edit(from).references;
        FrameNumber to = kernel.frames.zones[ZoneDma32].begin;
        while (!(kernel.frames.table.at(to).flags & FrameBuddy)) ++to;
        const unsigned order = isolate_free_block(kernel.frames, to);
        move_page(kernel, hardware, from, to, record);
        return_free_page(kernel.frames, from, record);
        for (std::uint64_t i = 1; i < 1ull << order; ++i) return_free_page(kernel.frames, to + i, record);
        CHECK(frame_at(at) == to);
        check_invariants();
    }
    CHECK(byte(pid, file) == 77);
    CHECK(byte(pid, locked) == 78);
    kernel.tunables.compact_unevictable = 0;
    CHECK_FALSE(can_move(kernel, frame_at(locked)));
}
