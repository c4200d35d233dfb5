// The kernel on machines with other page tables than the usual four levels.
#include "kernel/address_space/kernel_half.h"
#include "unit/kernel/small_machine.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

namespace {

struct TwoLevels : SmallMachine {
    TwoLevels() : SmallMachine(64_MiB, {}, {2}) {}
};
struct FiveLevels : SmallMachine {
    FiveLevels() : SmallMachine(64_MiB, {}, {5}) {}
};

}  // namespace

TEST_CASE_FIXTURE(TwoLevels, "32-bit: 3 GiB for the program, stack on top, maps below 128 MiB of room")
{
    const Vma& stack = space().areas[space().areas.size() - 1];
    CHECK(stack.end == VirtAddr{0xc000'0000});
    CHECK(space().mmap_base == VirtAddr{0xb800'0000});
    CHECK(space().start_code == VirtAddr{0x0804'9000});
    CHECK(write({0xc000'0000}) == Touched::MapError);
    CHECK(write({0xffff'f000}) == Touched::MapError);
    CHECK(write({0x7fff'ffff'0000}) == Touched::MapError);
    CHECK(call(SystemCall::Mmap, {0, 3ull << 30, rw, priv | anonymous | 0x4000, ~0ull, 0}) == -12);
    CHECK(call(SystemCall::Munmap, {0xc000'0000, 4096}) == -22);
}

TEST_CASE_FIXTURE(TwoLevels, "32-bit: one PTE table serves 4 MiB, and none lies between it and the root")
{
    const VirtAddr at = map_at({0x4000'0000}, 4096);
    const std::uint64_t before = space().pgtables_bytes;
    CHECK(write(at) == Touched::Ok);
    CHECK(space().pgtables_bytes == before + 4096);
    CHECK(faults(at, 1024, hw::AccessKind::Write) == 1023);
    CHECK(space().pgtables_bytes == before + 4096);
    CHECK(write(at + (4_MiB).value) == Touched::Ok);
    CHECK(space().pgtables_bytes == before + 2 * 4096);
    const hw::Walk steps = hw::walk(hardware.memory, space().root, at + 5 * page_size);
    CHECK(steps.count == 2);
    CHECK(steps.steps[0].index == 256);
    CHECK(steps.steps[1].index == 5);
    CHECK(steps.steps[1].entry_at == address_in(steps.steps[1].table, 20));
    CHECK(call(SystemCall::Munmap, {at.value, (16_MiB).value}) == 0);
    CHECK(space().pgtables_bytes == before);
}

TEST_CASE_FIXTURE(TwoLevels, "32-bit: fork, copy on write, PROT_NONE and back keep what was written")
{
    const VirtAddr at = map_anonymous(8);
    CHECK(write(at, 7) == Touched::Ok);
    const Pid child = fork();
    CHECK(access(child, at, hw::AccessKind::Write, 9) == Touched::Ok);
    CHECK(byte(pid, at) == 7);
    CHECK(byte(child, at) == 9);
    exit(child, 0);
    CHECK(call(SystemCall::Mprotect, {at.value, 4096, 0}) == 0);
    CHECK(read(at) == Touched::AccessError);
    CHECK(call(SystemCall::Mprotect, {at.value, 4096, rw}) == 0);
    CHECK(byte(pid, at) == 7);
    CHECK(call(SystemCall::Mremap, {at.value, 8 * 4096, 32 * 4096, 1}) > 0);
}

TEST_CASE_FIXTURE(FiveLevels, "five levels: everything stays below 2^47 unless a hint asks for more")
{
    CHECK(space().mmap_base == VirtAddr{0x7fff'f7ff'f000});
    const VirtAddr usual = map_anonymous(16);
    CHECK(usual < VirtAddr{1ull << 47});
    const VirtAddr high{1ull << 50};
    const auto got = static_cast<std::uint64_t>(
        call(SystemCall::Mmap, {high.value, 16 * page_size, rw, priv | anonymous, ~0ull, 0}));
    CHECK(got == high.value);
    CHECK(write(high) == Touched::Ok);
    // The hint is taken: the highest hole below 2^56 that fits.
    const auto second = static_cast<std::uint64_t>(
        call(SystemCall::Mmap, {high.value, page_size, rw, priv | anonymous, ~0ull, 0}));
    CHECK(second > 1ull << 55);
    CHECK(second < 1ull << 56);
    CHECK(write({second}) == Touched::Ok);
    CHECK(write({1ull << 60}) == Touched::KernelError);
    CHECK(call(SystemCall::Munmap, {high.value, 16 * page_size}) == 0);
}

TEST_CASE_FIXTURE(FiveLevels, "five levels: a far page costs a table of each level below the root")
{
    const auto at = static_cast<std::uint64_t>(
        call(SystemCall::Mmap, {1ull << 50, page_size, rw, priv | anonymous, ~0ull, 0}));
    const std::uint64_t before = space().pgtables_bytes;
    CHECK(write({at}) == Touched::Ok);
    CHECK(space().pgtables_bytes == before + 4 * 4096);
    CHECK(hw::walk(hardware.memory, space().root, {at}).count == 5);
    CHECK(call(SystemCall::Munmap, {at, page_size}) == 0);
    CHECK(space().pgtables_bytes == before);
}

TEST_CASE("every PGD shows the kernel's half: the same tables, unreachable for programs")
{
    for (const std::uint8_t levels : {std::uint8_t{2}, std::uint8_t{4}, std::uint8_t{5}}) {
        CAPTURE(levels);
        SmallMachine m(64_MiB, {}, {levels});
        const hw::Paging paging = m.hardware.memory.paging();
        const VirtAddr somewhere = m.kernel.layout.direct_map + (40ull << 20) + 0x123456;
        const auto leaf = hw::find_leaf(m.hardware.memory, m.space().root, somewhere);
        REQUIRE(leaf);
        CHECK(leaf->frame == FrameNumber{((40ull << 20) + 0x123456) >> page_shift});
        CHECK(leaf->level == 2);
        CHECK_FALSE(leaf->entry.user());
        CHECK(m.write(somewhere) == Touched::MapError);
        CHECK(m.read(somewhere) == Touched::MapError);
        const Pid child = m.fork();
        const AddressSpace& other = m.kernel.spaces.at(m.kernel.processes.at(child).space);
        const PhysAddr mine = paging.entry_at(m.space().root, somewhere, paging.levels);
        const PhysAddr its = paging.entry_at(other.root, somewhere, paging.levels);
        CHECK(m.hardware.memory.load_entry(mine) == m.hardware.memory.load_entry(its));
        CHECK(m.hardware.memory.load_entry(mine).present());
        const VirtAddr unused = m.kernel.layout.vmalloc_begin + (16ull << 20);  // behind the kernel stacks
        REQUIRE(map_kernel_page(m.kernel, m.hardware, unused, {77}, m.record));
        // With two levels a table is new in the top level: each PGD gets it when it is missed.
        CHECK(sync_kernel_half(m.kernel, m.hardware, other.root, unused) == (levels == 2));
        CHECK(hw::find_leaf(m.hardware.memory, other.root, unused)->frame.value == 77);
        m.check_invariants();
    }
}

TEST_CASE("the direct map of a large machine has entries of 1 GiB and costs a few tables of the image")
{
    hw::Hardware hardware;
    hardware.memory = hw::PhysicalMemory(pages_for(16_GiB));
    trace::Recorder record;
    const Kernel kernel = boot(hardware, {.ram = 16_GiB}, record);
    const auto leaf =
        hw::find_leaf(hardware.memory, kernel.kernel_root, kernel.layout.direct_map + (5ull << 30));
    REQUIRE(leaf);
    CHECK(leaf->level == 3);
    CHECK(leaf->frame.value == (5_GiB).value >> page_shift);
    CHECK(kernel.frames.table.at(kernel.kernel_root).use == FrameUse::Reserved);
}
