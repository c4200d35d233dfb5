#include "unit/kernel/small_machine.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;
using hw::AccessKind;

namespace {

constexpr VirtAddr free_range{0x200000000000};
constexpr std::uint64_t mib = 1ull << 20;

}  // namespace

TEST_CASE_FIXTURE(SmallMachine, "a process begins with the layout of a program without address randomisation")
{
    const AddressSpace& s = space();
    CHECK(s.areas[0].begin == VirtAddr{0x555555554000});
    CHECK(s.start_brk == VirtAddr{0x555555559000});
    CHECK(s.mmap_base == VirtAddr{0x7ffff7fff000});
    const Vma& stack = s.areas[s.areas.size() - 1];
    CHECK(stack.begin == VirtAddr{0x7ffffffde000});
    CHECK(stack.end == VirtAddr{0x7ffffffff000});
    CHECK(process().cpu.sp.value % 16 == 0);
    CHECK(s.areas.containing({0x7ffff7ffd000})->name == AreaName::Vdso);
}

TEST_CASE_FIXTURE(SmallMachine, "anonymous mappings go below each other and a hole is filled from its top")
{
    const VirtAddr a = map_anonymous(4, ProtRead), b = map_anonymous(4), c = map_anonymous(4, ProtRead);
    CHECK(b + 4 * page_size == a);
    CHECK(c + 4 * page_size == b);
    CHECK(call(SystemCall::Munmap, {b.value, 4 * page_size}) == 0);
    CHECK(map_anonymous(1) == b + 3 * page_size);
    CHECK(map_anonymous(4) < c);
}

TEST_CASE_FIXTURE(SmallMachine, "mappings of whole huge pages are aligned to them, others are not")
{
    map_anonymous(1);
    CHECK(map_anonymous(4 * mib / page_size).value % (2 * mib) == 0);
    CHECK(map_anonymous(3 * mib / page_size + 1).value % (2 * mib) != 0);
}

TEST_CASE_FIXTURE(SmallMachine, "a free hint is honoured, an occupied one ignored, a low one raised")
{
    const auto hinted = [&](std::uint64_t at) {
        return call(SystemCall::Mmap, {at, page_size, rw, priv | anonymous, ~0ull, 0});
    };
    CHECK(hinted(0x300000000000) == 0x300000000000);
    CHECK(hinted(0x300000000000) != 0x300000000000);
    CHECK(hinted(0x1000) == 0x10000);
    CHECK(call(SystemCall::Mmap, {0, page_size, rw, priv | anonymous | fixed, ~0ull, 0}) == -1);
    CHECK(call(SystemCall::Mmap, {0x300000000000, page_size, rw, priv | anonymous | 0x100000, ~0ull, 0})
          == -17);
}

TEST_CASE_FIXTURE(SmallMachine, "untouched neighbours become one area; two with pages of their own stay two")
{
    map_at(free_range, 4);
    map_at(free_range + 4 * page_size, 4);
    CHECK(areas_in(free_range, 8) == 1);
    const VirtAddr left = free_range + 100 * page_size, right = free_range + 102 * page_size;
    map_at(left, 1);
    map_at(right, 1);
    CHECK(write(left) == Touched::Ok);
    CHECK(write(right) == Touched::Ok);
    map_at(left + page_size, 1);
    CHECK(areas_in(left, 3) == 2);
    map_at(right + page_size, 1);
    CHECK(areas_in(left, 4) == 2);
}

TEST_CASE_FIXTURE(SmallMachine,
                  "mprotect in the middle splits, undoing it merges again, also with pages present")
{
    map_at(free_range, 16);
    CHECK(faults(free_range, 16, AccessKind::Write) == 16);
    CHECK(call(SystemCall::Mprotect, {free_range.value + 4 * page_size, page_size, ProtRead}) == 0);
    CHECK(areas_in(free_range, 16) == 3);
    CHECK(call(SystemCall::Munmap, {free_range.value + 10 * page_size, 2 * page_size}) == 0);
    CHECK(areas_in(free_range, 16) == 4);
    CHECK(call(SystemCall::Mprotect, {free_range.value + 4 * page_size, page_size, rw}) == 0);
    CHECK(areas_in(free_range, 16) == 2);
    CHECK(call(SystemCall::Mprotect, {free_range.value, 16 * page_size, ProtRead}) == -12);  // a hole
}

TEST_CASE_FIXTURE(
    SmallMachine,
    "an area split before its first page is touched merges again through the neighbour's origin")
{
    map_at(free_range, 3);
    CHECK(call(SystemCall::Mprotect, {free_range.value + page_size, page_size, ProtRead}) == 0);
    CHECK(write(free_range) == Touched::Ok);
    CHECK(write(free_range + 2 * page_size) == Touched::Ok);
    CHECK(areas_in(free_range, 3) == 3);
    CHECK(call(SystemCall::Mprotect, {free_range.value + page_size, page_size, rw}) == 0);
    CHECK(areas_in(free_range, 3) == 2);
}

TEST_CASE_FIXTURE(SmallMachine, "brk moves by bytes, maps by pages and stops before what lies above")
{
    const std::uint64_t start = space().start_brk.value;
    CHECK(call(SystemCall::Brk, {0}) == static_cast<std::int64_t>(start));
    CHECK(call(SystemCall::Brk, {start + 100}) == static_cast<std::int64_t>(start + 100));
    CHECK(write({start + 4095}) == Touched::Ok);
    CHECK(write({start + 4096}) == Touched::MapError);
    CHECK(call(SystemCall::Brk, {start + 135168}) == static_cast<std::int64_t>(start + 135168));
    map_at({start + 4 * mib}, 1);
    CHECK(call(SystemCall::Brk, {start + 4 * mib}) == static_cast<std::int64_t>(start + 135168));
    CHECK(call(SystemCall::Brk, {start - 1}) == static_cast<std::int64_t>(start + 135168));
    CHECK(call(SystemCall::Brk, {start}) == static_cast<std::int64_t>(start));
    CHECK(write({start}) == Touched::MapError);
}

TEST_CASE_FIXTURE(SmallMachine, "only a request beyond all memory is refused, unless it asks for no reserve")
{
    const std::uint64_t all = kernel.total_pages * page_size;
    CHECK(call(SystemCall::Mmap, {0, all + page_size, rw, priv | anonymous, ~0ull, 0}) == -12);
    for (int i = 0; i < 5; ++i) CHECK(call(SystemCall::Mmap, {0, all, rw, priv | anonymous, ~0ull, 0}) > 0);
    CHECK(call(SystemCall::Mmap, {0, 1ull << 40, rw, priv | anonymous | 0x4000, ~0ull, 0}) > 0);
    CHECK(call(SystemCall::Mmap, {0, 1ull << 47, rw, priv | anonymous | 0x4000, ~0ull, 0}) == -12);
    CHECK(call(SystemCall::Mmap, {0, 0, rw, priv | anonymous, ~0ull, 0}) == -22);
    CHECK(call(SystemCall::Mmap, {0, ~0ull, rw, priv | anonymous, ~0ull, 0}) == -12);
}

TEST_CASE_FIXTURE(SmallMachine, "Committed_AS counts what is private and writable, and what becomes so")
{
    const std::uint64_t before = kernel.committed;
    map_at(free_range, 10, ProtRead);
    CHECK(kernel.committed == before);
    CHECK(call(SystemCall::Mprotect, {free_range.value, 10 * page_size, rw}) == 0);
    CHECK(kernel.committed == before + 10);
    CHECK(call(SystemCall::Mprotect, {free_range.value, 10 * page_size, ProtRead}) == 0);
    CHECK(kernel.committed == before);  // it never held a page
    CHECK(call(SystemCall::Mmap, {0, 10 * page_size, rw, shared | anonymous, ~0ull, 0}) > 0);
    CHECK(kernel.committed == before + 10);
}

TEST_CASE_FIXTURE(SmallMachine, "mremap grows in place where it can, else moves the pages without a fault")
{
    map_at(free_range, 4);
    CHECK(faults(free_range, 4, AccessKind::Write) == 4);
    CHECK(call(SystemCall::Mremap, {free_range.value, 4 * page_size, 8 * page_size, 0})
          == static_cast<std::int64_t>(free_range.value));
    map_at(free_range + 8 * page_size, 1, ProtRead);
    CHECK(call(SystemCall::Mremap, {free_range.value, 8 * page_size, 16 * page_size, 0}) == -12);
    CHECK(write(free_range + 3 * page_size, 'm') == Touched::Ok);
    const std::int64_t moved = call(SystemCall::Mremap, {free_range.value, 8 * page_size, 16 * page_size, 1});
    REQUIRE(moved > 0);
    const VirtAddr to{static_cast<std::uint64_t>(moved)};
    CHECK(read(free_range) == Touched::MapError);
    CHECK(byte(pid, to + 3 * page_size) == 'm');
    CHECK(faults(to, 4, AccessKind::Write) == 0);
    CHECK(call(SystemCall::Mremap, {to.value, 16 * page_size, 2 * page_size, 0}) == moved);
    CHECK(read(to + 2 * page_size) == Touched::MapError);
}

TEST_CASE_FIXTURE(SmallMachine, "limits: the number of areas, RLIMIT_AS, RLIMIT_DATA")
{
    kernel.tunables.max_map_count = static_cast<std::uint32_t>(space().areas.size() + 1);
    map_at(free_range, 3);
    CHECK(call(SystemCall::Munmap, {free_range.value + page_size, page_size}) == -12);
    kernel.tunables.max_map_count = 65530;
    process().limits.address_space = (space().total_vm + 10) * page_size;
    CHECK(call(SystemCall::Mmap, {0, 11 * page_size, rw, priv | anonymous, ~0ull, 0}) == -12);
    CHECK(call(SystemCall::Mmap, {0, 10 * page_size, rw, priv | anonymous, ~0ull, 0}) > 0);
    process().limits = {};
    process().limits.data = (space().data_vm + 10) * page_size;
    CHECK(call(SystemCall::Mmap, {0, 11 * page_size, rw, priv | anonymous, ~0ull, 0}) == -12);
    CHECK(call(SystemCall::Mmap, {0, 11 * page_size, ProtRead, priv | anonymous, ~0ull, 0}) > 0);
}

TEST_CASE_FIXTURE(SmallMachine, "mlock brings pages in and marks them, munlock lets them go")
{
    const VirtAddr p = map_anonymous(8);
    const std::uint64_t before = process().minflt;
    CHECK(call(SystemCall::Mlock, {p.value, 8 * page_size}) == 0);
    CHECK(process().minflt - before == 8);
    CHECK(space().locked_vm == 8);
    CHECK(kernel.statistics.nr_mlock == 8);
    CHECK(call(SystemCall::Madvise, {p.value, page_size, 4}) == -22);
    CHECK(call(SystemCall::Munlock, {p.value, 8 * page_size}) == 0);
    CHECK(space().locked_vm == 0);
    CHECK(kernel.statistics.nr_mlock == 0);
}
