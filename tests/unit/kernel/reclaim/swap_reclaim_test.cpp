// Reclaim with swap: memory that is larger than memory, and what madvise can do about it.
#include "kernel/address_space/switch_space.h"
#include "kernel/address_space/tables.h"
#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/reclaim.h"
#include "unit/kernel/small_machine.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

namespace {

constexpr std::uint64_t cold = 20, pageout = 21, give_up = 8;

// One access, without the checks of the whole machine after each.
bool touch(SmallMachine& machine, VirtAddr at, hw::AccessKind kind, std::uint64_t& value)
{
    for (int tries = 0; tries < 8; ++tries) {
        const AddressSpace& in = machine.space();
        hw::PageFault fault;
        {
            hw::Mmu mmu(machine.hardware.memory, machine.hardware.tlb,
                        load_space(machine.kernel, machine.hardware, in.id, machine.record));
            if (kind == hw::AccessKind::Write ? mmu.store(at, 8, value, fault)
                                              : mmu.load(at, 8, value, fault))
                return true;
        }
        const FaultResult result =
            handle_fault(machine.kernel, machine.hardware, machine.pid, fault, machine.record);
        if (result == FaultResult::Wait) {
            REQUIRE(let_run(machine.kernel, machine.hardware, machine.pid, machine.record));
            machine.kernel.current = machine.pid;
        } else if (result != FaultResult::Handled) {
            return false;
        }
    }
    return false;
}

// Lets everything that is on its way to the disk arrive.
void settle(SmallMachine& machine)
{
    machine.kernel.now += Tick{1'000'000'000};
    complete_requests(machine.kernel, machine.hardware, machine.record);
}

FrameNumber frame_at(const SmallMachine& machine, VirtAddr at)
{
    const auto entry =
        existing_entry(machine.hardware.memory, space_of(machine.kernel, machine.pid).root, at);
    return entry ? hw::Pte{machine.hardware.memory.load64(*entry)}.frame() : FrameNumber{0};
}

}  // namespace

TEST_CASE("a program may use more memory than there is, and finds every byte again")
{
    SmallMachine machine(64_MiB, 64_MiB);
    machine.record.mute(true);
    constexpr std::uint64_t pages = 15000;  // 59 MiB; 47 MiB are free
    const VirtAddr at = machine.map_reserved({0x300000000000}, pages);
    for (std::uint64_t i = 0; i < pages; ++i) {
        std::uint64_t value = i + 1;
        REQUIRE(touch(machine, at + i * page_size, hw::AccessKind::Write, value));
        if (i % 1000 == 0) machine.check_invariants();
    }
    CHECK(machine.kernel.statistics.pswpout > 1000);
    CHECK(machine.kernel.statistics.pgsteal_anon > 1000);
    CHECK(machine.space().swapents > 1000);
    machine.check_invariants();
    std::uint64_t wrong = 0;
    for (std::uint64_t i = 0; i < pages; ++i) {
        std::uint64_t value = 0;
        REQUIRE(touch(machine, at + i * page_size, hw::AccessKind::Read, value));
        wrong += value != i + 1;
        if (i % 1000 == 0) machine.check_invariants();
    }
    CHECK(wrong == 0);
    CHECK(machine.process().majflt > 100);
    CHECK(machine.kernel.statistics.workingset_refault_anon > 0);
    machine.check_invariants();
}

TEST_CASE("MADV_PAGEOUT: the entry names a slot at once, the frame goes when its bytes have arrived")
{
    SmallMachine machine(64_MiB, 16_MiB);
    const VirtAddr at = machine.map_anonymous(64);
    for (std::uint64_t i = 0; i < 64; ++i)
        machine.write(at + i * page_size, static_cast<std::uint8_t>(i + 1));
    const std::uint64_t rss = machine.space().rss_anon;
    REQUIRE(machine.call(SystemCall::Madvise, {at.value, 64 * page_size, pageout}) == 0);
    CHECK(machine.space().rss_anon == rss - 64);
    CHECK(machine.space().swapents == 64);
    CHECK(machine.kernel.statistics.nr_swapcached == 64);
    settle(machine);
    machine.check_invariants();
    for (std::uint64_t i = 0; i < 64; ++i)
        CHECK(machine.byte(machine.pid, at + i * page_size) == i + 1);
    CHECK(machine.kernel.statistics.pswpout == 64);
}

TEST_CASE("MADV_COLD makes active pages inactive")
{
    SmallMachine machine;
    const VirtAddr at = machine.map_anonymous(4);
    machine.faults(at, 4, hw::AccessKind::Write);
    activate_page(machine.kernel, frame_at(machine, at), machine.record);
    const std::uint64_t active = machine.kernel.statistics.nr_active_anon;
    REQUIRE(machine.call(SystemCall::Madvise, {at.value, 4 * page_size, cold}) == 0);
    CHECK(machine.kernel.statistics.nr_active_anon == active - 1);
    machine.call(SystemCall::Mlock, {at.value, 4 * page_size});
    CHECK(machine.call(SystemCall::Madvise, {at.value, 4 * page_size, cold}) == -22);
}

TEST_CASE("MADV_FREE: what is not written again is dropped without a copy, the rest stays")
{
    SmallMachine machine;
    const VirtAddr at = machine.map_anonymous(4);
    for (std::uint64_t i = 0; i < 4; ++i)
        machine.write(at + i * page_size, 7);
    REQUIRE(machine.call(SystemCall::Madvise, {at.value, 4 * page_size, give_up}) == 0);
    CHECK(machine.kernel.statistics.pglazyfree == 4);
    CHECK(machine.byte(machine.pid, at) == 7);  // still there, until memory runs short
    machine.write(at + page_size, 8);
    std::vector<FrameNumber> pages;
    for (std::uint64_t i = 0; i < 4; ++i)
        pages.push_back(frame_at(machine, at + i * page_size));
    CHECK(reclaim_pages(machine.kernel, machine.hardware, pages, machine.record) == 3);
    machine.check_invariants();
    CHECK(machine.kernel.statistics.pglazyfreed == 3);
    CHECK(machine.byte(machine.pid, at) == 0);
    CHECK(machine.byte(machine.pid, at + page_size) == 8);
    CHECK((machine.kernel.frames.table.at(pages[1]).flags & FrameSwapBacked) != 0);
}

TEST_CASE("a page in use gets a second chance, one in constant use becomes active")
{
    SmallMachine machine(64_MiB, 16_MiB);
    machine.write(machine.map_anonymous(1));
    const VirtAddr at = machine.map_anonymous(2, ProtRead | ProtWrite);
    machine.faults(at, 2, hw::AccessKind::Write);
    const FrameNumber frame = frame_at(machine, at);
    const auto verdicts = [&] {
        std::vector<trace::Verdict> found;
        for (const trace::Event& event : machine.record.events())
            if (const auto* scanned = std::get_if<trace::PageScanned>(&event.what))
                if (scanned->frame == frame) found.push_back(scanned->verdict);
        return found;
    };
    // Everything else is younger: this page is the first to be looked at.
    while (machine.kernel.groups.at(0).lru.list(LruList::InactiveAnon).last != frame.value)
        list_to_front(machine.kernel, {machine.kernel.groups.at(0).lru.list(LruList::InactiveAnon).last});
    machine.record.clear();
    reclaim_group(machine.kernel, machine.hardware, 0, 1, machine.record);
    REQUIRE(!verdicts().empty());
    CHECK(verdicts().front() == trace::Verdict::SecondChance);
    machine.check_invariants();
}
