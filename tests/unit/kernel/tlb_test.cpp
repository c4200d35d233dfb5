#include "unit/kernel/small_machine.h"

#include <set>
#include <vector>

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;
using hw::AccessKind;
using trace::SpaceLoaded;

namespace {

struct Tags : SmallMachine {
    explicit Tags(bool pcid = true) : SmallMachine(64_MiB, {0}, {}, pcid) {}

    // A process that has touched `pages` of its own, loaded or not.
    Pid neighbour(std::uint64_t pages)
    {
        const Pid child = fork();
        touch(child, pages);
        return child;
    }
    void touch(Pid who, std::uint64_t pages)
    {
        for (std::uint64_t i = 0; i < pages; ++i)
            CHECK(access(who, at + i * page_size, AccessKind::Write) == Touched::Ok);
    }
    void load(Pid who)
    {
        kernel.current = who;
        load_space(kernel, hardware, kernel.processes.at(who).space, record);
        check_invariants();
    }
    std::uint64_t misses() const { return hardware.tlb.stats().misses; }
    const SpaceLoaded& last_load() const
    {
        for (std::size_t i = record.events().size(); i-- > 0;)
            if (const auto* event = std::get_if<SpaceLoaded>(&record.events()[i].what)) return *event;
        static const SpaceLoaded none{};
        return none;
    }
    Pid thread_of(KernelThread duty)
    {
        for (const auto& [number, process] : kernel.processes)
            if (process.duty == duty) return number;
        return 0;
    }
    // As the run loop does it: the thread is woken and has the processor next.
    Pid run_kswapd()
    {
        wake_kernel_thread(kernel, KernelThread::Kswapd);
        kernel.slice_end = kernel.now;
        Pid next = 0;
        for (int turns = 0; turns < 20 && next != thread_of(KernelThread::Kswapd); ++turns)
            next = schedule(kernel, hardware, record);
        check_invariants();
        return next;
    }

    VirtAddr at = map_anonymous(16);
};

struct NoTags : Tags {
    NoTags() : Tags(false) {}
};

}  // namespace

// Facts, section 2: 6 dynamic PCIDs, so that a switch back among the last 6 mms needs no flush.
TEST_CASE_FIXTURE(Tags, "six address spaces keep their entries in the TLB, a seventh takes the oldest tag")
{
    std::vector<Pid> group{pid};
    touch(pid, 4);
    for (int i = 0; i < 5; ++i) group.push_back(neighbour(4));
    std::set<std::uint16_t> tags;
    for (const Pid who : group) {
        load(who);
        tags.insert(hardware.cr3.asid);
    }
    CHECK(tags.size() == 6);
    CHECK(*tags.begin() == 1);
    CHECK(*tags.rbegin() == 6);
    const std::uint64_t lost = hardware.tlb.stats().flushes;
    for (const Pid who : group) {
        load(who);
        CHECK(last_load().why == SpaceLoaded::Why::Known);
    }
    CHECK(hardware.tlb.stats().flushes == lost);

    const std::uint16_t next =
        kernel.tlb.tag_of(static_cast<std::uint16_t>(kernel.tlb.next_asid % TlbState::dynamic_asids));
    const Pid seventh = fork();
    load(seventh);
    CHECK(last_load().why == SpaceLoaded::Why::NewTag);
    CHECK(hardware.cr3.asid == next);
}

TEST_CASE_FIXTURE(Tags, "after a switch there and back every page still hits")
{
    const Pid other = neighbour(8);
    touch(pid, 8);
    load(other);
    load(pid);
    const std::uint64_t before = misses();
    for (std::uint64_t i = 0; i < 8; ++i) CHECK(read(at + i * page_size) == Touched::Ok);
    CHECK(misses() == before);
}

TEST_CASE_FIXTURE(NoTags, "without PCIDs every switch loses all but global entries")
{
    const Pid other = neighbour(8);
    touch(pid, 8);
    touch_kernel(kernel, hardware, process().kernel_stack);
    load(other);
    CHECK(hardware.cr3.asid == 0);
    CHECK(last_load().why == SpaceLoaded::Why::NoTags);
    std::uint64_t left = 0, global = 0;
    hardware.tlb.each([&](const hw::TlbEntry& entry) { ++(entry.global() ? global : left); });
    CHECK(left == 0);
    CHECK(global > 0);
    load(pid);
    const std::uint64_t before = misses();
    for (std::uint64_t i = 0; i < 8; ++i) CHECK(read(at + i * page_size) == Touched::Ok);
    CHECK(misses() == before + 8);
}

TEST_CASE("a machine with two levels has no PCIDs")
{
    SmallMachine machine(64_MiB, {0}, {2});
    CHECK_FALSE(machine.kernel.tlb.pcid);
    CHECK(machine.hardware.cr3.asid == 0);
}

TEST_CASE_FIXTURE(Tags, "the kernel's entries are global: they serve under every tag, but no program")
{
    const Pid other = neighbour(1);
    load(pid);
    touch_kernel(kernel, hardware, process().kernel_stack);
    const std::uint64_t before = misses();
    load(other);
    touch_kernel(kernel, hardware, process().kernel_stack);
    CHECK(misses() == before);
    CHECK(access(other, kernel.layout.direct_map, AccessKind::Read) == Touched::MapError);
}

// Linux: choose_new_asid() compares tlb_gen.
TEST_CASE_FIXTURE(Tags, "a space whose tables changed while it was away is flushed when it comes back")
{
    const Pid other = neighbour(4);
    touch(pid, 4);
    load(other);
    const std::uint64_t deferred = kernel.tlb.flushes_deferred;
    call_as(pid, SystemCall::Mprotect, {at.value, 4 * page_size, ProtRead});
    CHECK(kernel.tlb.flushes_deferred == deferred + 1);
    load(pid);
    CHECK(last_load().why == SpaceLoaded::Why::Outdated);
    CHECK(write(at) == Touched::AccessError);
}

TEST_CASE_FIXTURE(Tags, "a range of up to 33 pages is flushed page by page, a longer one whole")
{
    const VirtAddr wide = map_anonymous(64);
    CHECK(faults(wide, 64, AccessKind::Write) == 64);
    const std::uint64_t pages = kernel.tlb.pages_flushed, whole = kernel.tlb.flushes_whole;
    call(SystemCall::Mprotect, {wide.value, 33 * page_size, ProtRead});
    CHECK(kernel.tlb.pages_flushed == pages + 33);
    const VirtAddr wider = map_at(VirtAddr{0x200000000000}, 34);
    CHECK(faults(wider, 34, AccessKind::Write) == 34);
    call(SystemCall::Mprotect, {wider.value, 34 * page_size, ProtRead});
    CHECK(kernel.tlb.flushes_whole == whole + 1);
}

TEST_CASE_FIXTURE(Tags, "a thread of the kernel borrows the space before it; going back costs nothing")
{
    touch(pid, 8);
    const hw::AddressSpaceRegisters cr3 = hardware.cr3;
    const std::uint64_t lost = hardware.tlb.stats().flushes;
    REQUIRE(run_kswapd() == thread_of(KernelThread::Kswapd));
    CHECK(kernel.tlb.lazy);
    CHECK(kernel.tlb.borrowed == process().space);
    CHECK(hardware.cr3 == cr3);
    load(pid);
    CHECK(last_load().why == SpaceLoaded::Why::StillLoaded);
    CHECK(hardware.cr3 == cr3);
    CHECK(hardware.tlb.stats().flushes == lost);
    CHECK(kernel.tlb.borrowed == 0);
}

// Linux: flush_tlb_func() loads init_mm rather than flush for nobody.
TEST_CASE_FIXTURE(Tags, "a borrowed space whose pages are taken is left for the kernel's own tables")
{
    touch(pid, 8);
    run_kswapd();
    call_as(pid, SystemCall::Munmap, {at.value, 8 * page_size});
    CHECK(kernel.tlb.loaded == 0);
    CHECK(hardware.cr3.root == kernel.kernel_root);
    CHECK(kernel.tlb.borrowed == process().space);
    load(pid);
    CHECK(last_load().why == SpaceLoaded::Why::Outdated);
}

// Linux: mm_count keeps the mm_struct and its PGD until mmdrop() after the switch.
TEST_CASE_FIXTURE(Tags, "the space of a process that exits lives until its borrower is done with it")
{
    const Pid child = neighbour(4);
    load(child);
    const std::uint32_t space = kernel.processes.at(child).space;
    const FrameNumber root = kernel.spaces.at(space).root;
    exit(child, 0);
    REQUIRE(kernel.spaces.find(space) != nullptr);
    CHECK(kernel.spaces.at(space).users == 0);
    CHECK(kernel.spaces.at(space).areas.size() == 0);
    CHECK(kernel.spaces.at(space).root == root);
    run_kswapd();
    CHECK(kernel.spaces.find(space) != nullptr);
    load(pid);
    CHECK(kernel.spaces.find(space) == nullptr);
}

TEST_CASE_FIXTURE(Tags, "a tag of a space that is gone never serves another one")
{
    CHECK(write(at, 9) == Touched::Ok);
    for (int round = 0; round < 20; ++round) {
        const Pid child = fork();
        load(child);
        CHECK(byte(child, at) == 9);
        CHECK(access(child, at, AccessKind::Write, static_cast<std::uint8_t>(round + 2)) == Touched::Ok);
        exit(child, 0);
        CHECK(byte(pid, at) == 9);
        kernel.current = pid;
        call(SystemCall::Wait4, {child, 0, 0, 0});
    }
}

TEST_CASE_FIXTURE(Tags, "hits and misses are counted for the space that had them")
{
    const Pid other = neighbour(1);
    load(pid);
    const hw::TlbStats mine = space().tlb_counts;
    load(other);
    touch(other, 8);
    load(pid);
    load(other);
    const AddressSpace& theirs = kernel.spaces.at(kernel.processes.at(other).space);
    CHECK(theirs.tlb_counts.misses >= 8);
    CHECK(space().tlb_counts.misses == mine.misses);
}
