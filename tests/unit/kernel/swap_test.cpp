#include "kernel/address_space/tables.h"
#include "unit/kernel/swapping.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

TEST_CASE_FIXTURE(Swapping, "the first page of a swap area is its header")
{
    CHECK(kernel.swap_pages == 4095);
    CHECK(kernel.swap.free == 4095);
    CHECK(kernel.swap.areas[0].priority == -2);
}

TEST_CASE_FIXTURE(Swapping, "a page that goes out leaves RSS for VmSwap and stays in the swap cache")
{
    const VirtAddr at = filled(8);
    const std::uint64_t rss = space().rss_anon;
    advise(at, 8, page_out_advice);
    CHECK(space().rss_anon == rss - 8);
    CHECK(space().swapents == 8);
    CHECK(counters().nr_swapcached == 8);
    CHECK(counters().pswpout == 8);
    CHECK(swap_used() == 8);
}

TEST_CASE_FIXTURE(Swapping, "touching a page in the swap cache is a minor fault")
{
    const VirtAddr at = filled(1);
    advise(at, 1, page_out_advice);
    const std::uint64_t major = process().majflt;
    CHECK(faults(at, 1, hw::AccessKind::Read) == 1);
    CHECK(process().majflt == major);
    CHECK(counters().pswpin == 0);
    CHECK(byte(pid, at) == 1);
}

TEST_CASE_FIXTURE(Swapping, "a page that is out is read while the process sleeps: one major fault")
{
    const VirtAddr at = filled(1);
    push_out(at, 1);
    const std::uint64_t minor = process().minflt, major = process().majflt, all = counters().pgfault;
    const Tick before = kernel.now;
    CHECK(byte(pid, at) == 1);
    CHECK(process().minflt == minor);
    CHECK(process().majflt == major + 1);
    CHECK(counters().pgfault == all + 1);
    CHECK(kernel.now - before >= hw::Disk::latency);
    CHECK(counters().pswpin == 1);
}

TEST_CASE_FIXTURE(Swapping, "reading 1024 pages back in order takes one major fault for eight pages")
{
    const VirtAddr at = filled(1024);
    push_out(at, 1024);
    const std::uint64_t major = process().majflt;
    const std::uint64_t minor = faults(at, 1024, hw::AccessKind::Read);
    const std::uint64_t majors = process().majflt - major;
    CHECK(majors >= 128);
    CHECK(majors <= 129);
    CHECK(minor + majors == 1024);
    CHECK(space().swapents == 0);
    CHECK(counters().swap_ra == minor);
    CHECK(counters().swap_ra_hit == minor);
    for (std::uint64_t i = 0; i < 1024; i += 97) CHECK(byte(pid, at + i * page_size) == 1 + i % 250);
}

TEST_CASE_FIXTURE(Swapping, "a page that comes back unchanged keeps its slot and goes out unwritten")
{
    const VirtAddr at = filled(16);
    push_out(at, 16);
    faults(at, 16, hw::AccessKind::Read);
    CHECK(swap_used() == 16);
    CHECK(counters().nr_swapcached == 16);
    const std::uint64_t written = counters().pswpout;
    push_out(at, 16);
    CHECK(counters().pswpout == written);
    CHECK(space().swapents == 16);
    CHECK(byte(pid, at + page_size) == 2);
}

TEST_CASE_FIXTURE(Swapping, "a page that comes back to be written gives its slot up")
{
    const VirtAddr at = filled(1);
    push_out(at, 1);
    REQUIRE(write(at, 77) == Touched::Ok);
    CHECK(swap_used() == 0);
    CHECK(counters().nr_swapcached == 0);
    push_out(at, 1);
    CHECK(counters().pswpout == 2);
    CHECK(byte(pid, at) == 77);
}

TEST_CASE_FIXTURE(Swapping, "a page of zeros costs no writing and no reading, yet its fault is major")
{
    const VirtAddr at = map_anonymous(1);
    REQUIRE(write(at, 0) == Touched::Ok);
    advise(at, 1, page_out_advice);
    CHECK(counters().swpout_zero == 1);
    CHECK(counters().pswpout == 0);
    CHECK(counters().nr_swapcached == 0);
    CHECK(swap_used() == 1);
    const std::uint64_t major = process().majflt;
    CHECK(byte(pid, at) == 0);
    CHECK(process().majflt == major + 1);
    CHECK(counters().swpin_zero == 1);
    CHECK(counters().pswpin == 0);
}

TEST_CASE_FIXTURE(Swapping, "fork shares slots, and each side gets a page of its own when it writes")
{
    const VirtAddr at = filled(1);
    push_out(at, 1);
    const Pid child = fork();
    CHECK(swap_used() == 1);
    CHECK(space_of(kernel, child).swapents == 1);
    const auto entry_at = existing_entry(hardware.memory, space().root, at);
    const SwapEntry slot = swap_entry({hardware.memory.load64(*entry_at)});
    CHECK(slot_of(kernel, slot).count == 2);
    REQUIRE(access(child, at, hw::AccessKind::Write, 99) == Touched::Ok);
    CHECK(byte(pid, at) == 1);
    CHECK(byte(child, at) == 99);
    exit(child, 0);
    CHECK(byte(pid, at) == 1);
}

TEST_CASE_FIXTURE(Swapping, "the last of two owners takes the page without copying")
{
    const VirtAddr at = filled(1);
    push_out(at, 1);
    const Pid child = fork();
    exit(child, 0);
    const std::uint64_t reused = counters().pgalloc;
    REQUIRE(write(at, 5) == Touched::Ok);
    CHECK(counters().pgalloc == reused + 1);
    CHECK(swap_used() == 0);
}

TEST_CASE_FIXTURE(Swapping, "unmapping and dropping give slots back")
{
    const VirtAddr at = filled(12);
    push_out(at, 12);
    advise(at, 4, dont_need);
    CHECK(swap_used() == 8);
    CHECK(space().swapents == 8);
    CHECK(byte(pid, at) == 0);
    CHECK(call(SystemCall::Munmap, {at.value, 12 * page_size}) == 0);
    CHECK(swap_used() == 0);
    CHECK(space().swapents == 0);
}

TEST_CASE_FIXTURE(Swapping, "exit frees slots, also of pages that are still being written")
{
    const Pid child = fork();
    const VirtAddr at{static_cast<std::uint64_t>(call_as(
        child, SystemCall::Mmap, {0, 4 * page_size, rw, priv | anonymous, ~0ull, 0}))};
    for (std::uint64_t i = 0; i < 4; ++i)
        REQUIRE(access(child, at + i * page_size, hw::AccessKind::Write, 9) == Touched::Ok);
    REQUIRE(call_as(child, SystemCall::Madvise, {at.value, 4 * page_size, page_out_advice}) == 0);
    CHECK(swap_used() == 4);
    exit(child, 0);
    CHECK(swap_used() == 0);
    settle();
}

TEST_CASE_FIXTURE(Swapping, "mremap moves swap entries and mprotect leaves them alone")
{
    const VirtAddr at = filled(4);
    push_out(at, 4);
    constexpr std::uint64_t may_move = 1;
    const VirtAddr blocker = map_at(at + 4 * page_size, 1);
    CHECK(blocker == at + 4 * page_size);
    const VirtAddr to{static_cast<std::uint64_t>(
        call(SystemCall::Mremap, {at.value, 4 * page_size, 64 * page_size, may_move}))};
    CHECK(space().swapents == 4);
    CHECK(call(SystemCall::Mprotect, {to.value, 4 * page_size, ProtRead}) == 0);
    CHECK(byte(pid, to + 2 * page_size) == 3);
    CHECK(write(to + 2 * page_size) == Touched::AccessError);
    CHECK(call(SystemCall::Mprotect, {to.value, 4 * page_size, rw}) == 0);
    REQUIRE(write(to + 2 * page_size, 8) == Touched::Ok);
    REQUIRE(write(to + 3 * page_size, 8) == Touched::Ok);
}

TEST_CASE_FIXTURE(Swapping, "MADV_WILLNEED reads ahead without waiting")
{
    const VirtAddr at = filled(4);
    push_out(at, 4);
    advise(at, 4, will_need);
    CHECK(counters().pswpin == 4);
    CHECK(space().swapents == 4);
    settle();
    const std::uint64_t major = process().majflt;
    CHECK(faults(at, 4, hw::AccessKind::Read) == 4);
    CHECK(process().majflt == major);
}

TEST_CASE("without swap MADV_PAGEOUT leaves anonymous pages where they are")
{
    SmallMachine machine;
    const VirtAddr at = machine.map_anonymous(4);
    machine.faults(at, 4, hw::AccessKind::Write);
    CHECK(machine.call(SystemCall::Madvise, {at.value, 4 * page_size, page_out_advice}) == 0);
    CHECK(machine.space().swapents == 0);
    CHECK(machine.faults(at, 4, hw::AccessKind::Read) == 0);
}

TEST_CASE_FIXTURE(Swapping, "a page that is out is missing in mincore and swapped in pagemap")
{
    const VirtAddr at = filled(1);
    CHECK(call(SystemCall::Mincore, {at.value, page_size, scratch.value}) == 0);
    CHECK(byte(pid, scratch) == 1);
    advise(at, 1, page_out_advice);
    settle();
    CHECK(call(SystemCall::Mincore, {at.value, page_size, scratch.value}) == 0);
    CHECK(byte(pid, scratch) == 1);  // in the swap cache
    push_out(at, 1);
    CHECK(call(SystemCall::Mincore, {at.value, page_size, scratch.value}) == 0);
    CHECK(byte(pid, scratch) == 0);
}
