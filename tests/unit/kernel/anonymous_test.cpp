#include "unit/kernel/small_machine.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;
using hw::AccessKind;
using trace::FaultStep;

namespace {

bool passes(const trace::FaultPath& path, std::initializer_list<FaultStep> steps)
{
    return path.count == steps.size() && std::equal(steps.begin(), steps.end(), path.steps.begin());
}

}  // namespace

TEST_CASE_FIXTURE(SmallMachine, "reading an untouched page maps the page of zeros and costs no memory")
{
    const VirtAddr p = map_anonymous(4);
    CHECK(read(p) == Touched::Ok);
    CHECK(space().rss_anon == 0 + space().rss_anon);
    CHECK(last_fault().frame == kernel.zero_frame);
    CHECK(passes(last_fault().path,
                 {FaultStep::Enter, FaultStep::FindVma, FaultStep::AccessAllowed, FaultStep::EntryEmpty,
                  FaultStep::Anonymous, FaultStep::Read, FaultStep::ZeroPage, FaultStep::Done}));
}

TEST_CASE_FIXTURE(SmallMachine, "256 pages: first read, first write, write again, dropped, read again")
{
    const VirtAddr p = map_anonymous(256);
    const std::uint64_t rss = space().rss_anon;
    CHECK(faults(p, 256, AccessKind::Read) == 256);
    CHECK(space().rss_anon == rss);
    CHECK(faults(p, 256, AccessKind::Write) == 256);
    CHECK(space().rss_anon == rss + 256);
    CHECK(faults(p, 256, AccessKind::Write) == 0);
    CHECK(call(SystemCall::Madvise, {p.value, 256 * page_size, 4}) == 0);
    CHECK(space().rss_anon == rss);
    CHECK(faults(p, 256, AccessKind::Read) == 256);
}

TEST_CASE_FIXTURE(SmallMachine, "MAP_POPULATE counts its faults inside the call")
{
    const std::uint64_t before = process().minflt;
    const std::int64_t p =
        call(SystemCall::Mmap, {0, 64 * page_size, rw, priv | anonymous | 0x8000, ~0ull, 0});
    REQUIRE(p > 0);
    CHECK(process().minflt - before == 64);
    CHECK(faults({static_cast<std::uint64_t>(p)}, 64, AccessKind::Write) == 0);
}

TEST_CASE_FIXTURE(SmallMachine, "after fork each side pays for what it writes, until one owner is left")
{
    const VirtAddr p = map_anonymous(64);
    faults(p, 64, AccessKind::Write);
    const Pid child = fork();
    const std::uint64_t before = kernel.processes.at(child).minflt;
    for (std::uint64_t i = 0; i < 64; ++i)
        CHECK(access(child, p + i * page_size, AccessKind::Read) == Touched::Ok);
    CHECK(kernel.processes.at(child).minflt == before);
    for (std::uint64_t i = 0; i < 20; ++i)
        CHECK(access(child, p + i * page_size, AccessKind::Write, 'c') == Touched::Ok);
    CHECK(kernel.processes.at(child).minflt - before == 20);
    CHECK(byte(pid, p) == 1);
    CHECK(byte(child, p) == 'c');
    exit(child, 7);
    const std::uint64_t reused = kernel.statistics.pgreuse;
    CHECK(faults(p, 64, AccessKind::Write) == 64);
    CHECK(kernel.statistics.pgreuse - reused == 64);
    CHECK(static_cast<Pid>(call(SystemCall::Wait4, {~0ull, 0, 0, 0})) == child);
}

TEST_CASE_FIXTURE(SmallMachine, "faults that no mapping allows end in the signal Linux sends")
{
    const VirtAddr p = map_at({0x200000000000}, 4);
    CHECK(read({8}) == Touched::MapError);
    CHECK(read(p + 4 * page_size) == Touched::MapError);
    CHECK(read({0x800000000000}) == Touched::KernelError);
    CHECK(read({0xffff888000000000}) == Touched::MapError);
    CHECK(access(pid, p, AccessKind::Execute) == Touched::AccessError);
    CHECK(write(kernel.layout.executable_base + 0x1000) == Touched::AccessError);
    CHECK(call(SystemCall::Mprotect, {p.value, page_size, ProtNone}) == 0);
    CHECK(read(p) == Touched::AccessError);
    const std::uint64_t minor = process().minflt;
    CHECK(write(p) == Touched::AccessError);
    CHECK(process().minflt == minor);
}

TEST_CASE_FIXTURE(SmallMachine, "taking away the right to write and giving it back costs no fault")
{
    const VirtAddr p = map_anonymous(16);
    faults(p, 16, AccessKind::Write);
    CHECK(call(SystemCall::Mprotect, {p.value, 16 * page_size, ProtRead}) == 0);
    CHECK(write(p) == Touched::AccessError);
    CHECK(call(SystemCall::Mprotect, {p.value, 16 * page_size, rw}) == 0);
    CHECK(faults(p, 16, AccessKind::Write) == 0);
}

TEST_CASE_FIXTURE(SmallMachine, "page tables are made at the first fault and go with the mapping")
{
    const VirtAddr p = map_reserved({0x200000000000}, 64 * 512);
    const std::uint64_t before = space().pgtables_bytes;
    CHECK(write(p) == Touched::Ok);
    CHECK(space().pgtables_bytes - before == 3 * page_size);  // a new PUD table too: another 512 GiB
    CHECK(write(p + page_size) == Touched::Ok);
    CHECK(space().pgtables_bytes - before == 3 * page_size);
    for (std::uint64_t i = 1; i < 64; ++i) CHECK(write(p + i * (2ull << 20)) == Touched::Ok);
    CHECK(space().pgtables_bytes - before == (2 + 64) * page_size);
    CHECK(call(SystemCall::Madvise, {p.value, 64ull << 21, 4}) == 0);
    CHECK(space().pgtables_bytes - before == 2 * page_size);  // emptied PTE tables go, PMD tables stay
    CHECK(call(SystemCall::Munmap, {p.value, 64ull << 21}) == 0);
    CHECK(space().pgtables_bytes == before);
}

TEST_CASE_FIXTURE(SmallMachine, "the stack grows down to its limit, keeping away from what lies below")
{
    const VirtAddr sp = process().cpu.sp;
    CHECK(space().areas.containing(sp)->pages() == 33);
    CHECK(write(sp - (6ull << 20)) == Touched::Ok);
    CHECK(passes(last_fault().path,
                 {FaultStep::Enter, FaultStep::FindVma, FaultStep::NoVma, FaultStep::StackBelow,
                  FaultStep::StackGrown, FaultStep::AccessAllowed, FaultStep::EntryEmpty,
                  FaultStep::Anonymous, FaultStep::Write, FaultStep::NewZeroedPage, FaultStep::Done}));
    CHECK(write(sp - (9ull << 20)) == Touched::MapError);
    const VirtAddr near = page_floor(sp - (15ull << 19));
    map_at(near, 1);
    CHECK(write(near + 256 * page_size) == Touched::MapError);
    CHECK(write(near + 257 * page_size) == Touched::Ok);
}

TEST_CASE("when no frame is left the process that needs one is killed")
{
    SmallMachine machine;
    machine.record.mute(true);
    const VirtAddr p = machine.map_reserved({0x200000000000}, 14000);
    Touched last = Touched::Ok;
    for (std::uint64_t i = 0; i < 14000 && last == Touched::Ok; ++i) {
        hw::PageFault fault{.address = p + i * page_size, .kind = AccessKind::Write};
        if (handle_fault(machine.kernel, machine.hardware, machine.pid, fault, machine.record)
            == FaultResult::OutOfMemory)
            last = Touched::Killed;
    }
    CHECK(last == Touched::Killed);
    CHECK(deliver_signal(machine.kernel, machine.hardware, machine.pid, machine.record) == Delivered::Killed);
    CHECK(machine.process().exit_status == killed_by(SigKill, false));
    machine.check_invariants();
}
