// What happens as free memory sinks. Linux: __alloc_pages_slowpath(), balance_pgdat().
#include "kernel/address_space/switch_space.h"
#include "kernel/address_space/tables.h"
#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/reclaim.h"
#include "unit/kernel/small_machine.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

namespace {

const Zone& memory(const SmallMachine& machine)
{
    return machine.kernel.frames.zones[ZoneDma32];
}

// A file of clean pages of zeros, all cached: what is dropped first.
VirtAddr map_cache(SmallMachine& machine, const char* path, std::uint64_t pages)
{
    const int fd = machine.open(path, OpenReadWrite | OpenCreate);
    REQUIRE(machine.call(SystemCall::Ftruncate, {static_cast<std::uint64_t>(fd), pages * page_size}) == 0);
    const VirtAddr at{static_cast<std::uint64_t>(
        machine.call(SystemCall::Mmap, {0, pages * page_size, ProtRead, SmallMachine::priv,
                                        static_cast<std::uint64_t>(fd), 0}))};
    return at;
}

// One access, without the checks of the whole machine after each.
bool touch(SmallMachine& machine, VirtAddr at, hw::AccessKind kind)
{
    for (int tries = 0; tries < 8; ++tries) {
        const AddressSpace& in = machine.space();
        hw::PageFault fault;
        std::uint64_t value = 1;
        {
            hw::Mmu mmu(machine.hardware.memory, machine.hardware.tlb,
                        load_space(machine.kernel, machine.hardware, in.id, machine.record));
            if (kind == hw::AccessKind::Write ? mmu.store(at, 1, value, fault)
                                              : mmu.load(at, 1, value, fault))
                return true;
        }
        const FaultResult result =
            handle_fault(machine.kernel, machine.hardware, machine.pid, fault, machine.record);
        if (result == FaultResult::Wait) {
            REQUIRE(let_run(machine.kernel, machine.hardware, machine.pid, machine.record));
            continue;
        }
        if (result != FaultResult::Handled) return false;
    }
    return false;
}

template <class Event>
std::uint64_t count(const SmallMachine& machine)
{
    std::uint64_t found = 0;
    for (const trace::Event& event : machine.record.events())
        found += std::holds_alternative<Event>(event.what);
    return found;
}

}  // namespace

TEST_CASE("each request may empty a zone down to its mark, and no further")
{
    Frames frames = make_frames({16384}, {4096});
    trace::Recorder record;
    const Zone& zone = frames.zones[ZoneDma32];
    const auto drain = [&](Mark mark) {
        while (allocate(frames, 0, FrameUse::Slab, record, mark))
            record.clear();
        return zone.free;
    };
    CHECK(drain(Mark::High) == zone.marks.high);
    CHECK(drain(Mark::Low) == zone.marks.low);
    CHECK(drain(Mark::Min) == zone.marks.min);
    CHECK(drain(Mark::Victim) == zone.marks.min - zone.marks.min / 2);
    const std::uint64_t half = zone.marks.min - zone.marks.min / 2;
    CHECK(drain(Mark::Atomic) == half - half / 4);  // 3/8
    CHECK(drain(Mark::None) == 0);
}

TEST_CASE("without anything to reclaim a program is stopped at the min mark, after the last clean page went")
{
    SmallMachine machine;
    const VirtAddr at = machine.map_reserved({0x300000000000}, 20000);
    std::uint64_t pages = 0;
    while (pages < 20000 && touch(machine, at + pages * page_size, hw::AccessKind::Write))
        ++pages;
    CHECK(pages < 20000);
    CHECK(memory(machine).free <= memory(machine).marks.low);
    CHECK(memory(machine).free > 0);
    CHECK(count<trace::KswapdWoken>(machine) > 0);
    CHECK(machine.kernel.statistics.allocstall > 0);
    machine.check_invariants();
}

TEST_CASE("kswapd wakes below low, drops clean pages of files to high and sleeps again")
{
    SmallMachine machine;
    const std::uint64_t cache_pages = 4000;
    const VirtAddr cache = map_cache(machine, "/tmp/big", cache_pages);
    for (std::uint64_t i = 0; i < cache_pages; ++i)
        REQUIRE(touch(machine, cache + i * page_size, hw::AccessKind::Read));
    REQUIRE(machine.call(SystemCall::Munmap, {cache.value, cache_pages * page_size}) == 0);
    const VirtAddr at = machine.map_reserved({0x300000000000}, 20000);
    std::uint64_t pages = 0;
    machine.record.clear();
    while (count<trace::KswapdWoken>(machine) == 0) {
        machine.record.clear();
        REQUIRE(touch(machine, at + pages++ * page_size, hw::AccessKind::Write));
    }
    CHECK(memory(machine).free <= memory(machine).marks.low);
    CHECK(memory(machine).free > memory(machine).marks.min);
    REQUIRE(let_run(machine.kernel, machine.hardware, machine.pid, machine.record));
    CHECK(memory(machine).free > memory(machine).marks.high);
    CHECK(count<trace::KswapdSlept>(machine) == 1);
    CHECK(count<trace::ReclaimPass>(machine) > 0);
    CHECK(machine.kernel.statistics.pgsteal[0] > 0);
    CHECK(machine.kernel.statistics.pgsteal[1] == 0);  // nobody had to do it himself
    CHECK(machine.kernel.statistics.allocstall == 0);
    machine.check_invariants();
}

TEST_CASE("pages that come back soon after an eviction are active at once")
{
    SmallMachine machine;
    const std::uint64_t cache_pages = 3000;
    const VirtAddr cache = map_cache(machine, "/tmp/big", cache_pages);
    for (std::uint64_t i = 0; i < cache_pages; ++i)
        REQUIRE(touch(machine, cache + i * page_size, hw::AccessKind::Read));
    const VirtAddr at = machine.map_reserved({0x300000000000}, 20000);
    for (std::uint64_t i = 0; machine.kernel.statistics.pgsteal_file < 200; ++i)
        REQUIRE(touch(machine, at + i * page_size, hw::AccessKind::Write));
    machine.check_invariants();
    const std::uint64_t before = machine.kernel.statistics.workingset_refault_file;
    for (std::uint64_t i = 0; i < cache_pages; ++i)
        REQUIRE(touch(machine, cache + i * page_size, hw::AccessKind::Read));
    CHECK(machine.kernel.statistics.workingset_refault_file > before);
    CHECK(machine.kernel.statistics.workingset_activate_file <=
          machine.kernel.statistics.workingset_refault_file);
    CHECK(count<trace::PageRefaulted>(machine) > 0);
    machine.check_invariants();
}

TEST_CASE("locked pages stay while everything else goes")
{
    SmallMachine machine;
    const std::uint64_t cache_pages = 500;
    const VirtAddr cache = map_cache(machine, "/tmp/kept", cache_pages);
    REQUIRE(machine.call(SystemCall::Mlock, {cache.value, cache_pages * page_size}) == 0);
    const std::uint64_t rss = machine.space().rss_file;
    const VirtAddr at = machine.map_reserved({0x300000000000}, 20000);
    std::uint64_t pages = 0;
    while (pages < 20000 && touch(machine, at + pages * page_size, hw::AccessKind::Write))
        ++pages;
    CHECK(machine.kernel.statistics.nr_unevictable >= cache_pages);
    CHECK(machine.space().rss_file <= rss);
    for (std::uint64_t i = 0; i < cache_pages; ++i) {
        const auto entry =
            existing_entry(machine.hardware.memory, machine.space().root, cache + i * page_size);
        REQUIRE(entry);
        CHECK(hw::Pte{machine.hardware.memory.load64(*entry)}.present());
    }
    machine.check_invariants();
}
