// Pools of huge pages: shared memory, files, promises, surplus, pages of 1 GiB. The numbers are those of a
// program run on Linux 6.18 (tests/conformance/programs/hugetlb_shared.c, hugetlb_memfd.c, hugetlb_1g.c).
#include "kernel/address_space/overcommit.h"
#include "kernel/huge/pool.h"
#include "unit/kernel/small_machine.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

namespace {

struct Pool : SmallMachine {
    static constexpr std::uint64_t hugetlb = 0x40000, noreserve = 0x4000, one_gib = 30ull << 26,
                                   mfd_hugetlb = 4;

    explicit Pool(ByteCount ram = 64_MiB, std::uint64_t pages = 4) : SmallMachine(ram)
    {
        set_pool_size(kernel, pages);
    }
    std::int64_t map_pool(std::uint64_t pages, std::uint64_t flags)
    {
        return call(SystemCall::Mmap, {0, pages * huge_size, rw, anonymous | hugetlb | flags, ~0ull, 0});
    }
    VirtAddr mapped(std::int64_t result)
    {
        REQUIRE(result > 0);
        return {static_cast<std::uint64_t>(result)};
    }
    // total, free, promised, surplus
    bool counts(std::uint64_t total, std::uint64_t free, std::uint64_t reserved, std::uint64_t surplus)
    {
        const HugePool& pool = kernel.huge_pool;
        CAPTURE(pool.total);
        CAPTURE(pool.free);
        CAPTURE(pool.reserved);
        CAPTURE(pool.surplus);
        const bool right = pool.total == total && pool.free == free && pool.reserved == reserved
                           && pool.surplus == surplus;
        CHECK(right);
        return right;
    }
    int memfd()
    {
        REQUIRE(write(scratch, 'x') == Touched::Ok);
        return static_cast<int>(call(SystemCall::MemfdCreate, {scratch.value, mfd_hugetlb}));
    }
    std::int64_t map_file(int fd, std::uint64_t pages, std::uint64_t first, std::uint64_t kind)
    {
        return call(SystemCall::Mmap, {0, pages * huge_size, rw, kind, static_cast<std::uint64_t>(fd),
                                       first * huge_size});
    }
};

struct Gigantic : Pool {
    Gigantic() : Pool(3_GiB, 0) {}
};

}  // namespace

TEST_CASE_FIXTURE(Pool, "shared huge pages survive fork, are promised to all and stay when nobody shows them")
{
    const VirtAddr at = mapped(map_pool(3, shared));
    CHECK(counts(4, 4, 3, 0));
    CHECK(write(at, 1) == Touched::Ok);
    CHECK(counts(4, 3, 2, 0));
    CHECK(byte(pid, at + huge_size) == 0);
    CHECK(counts(4, 2, 1, 0));
    const Pid child = fork();
    CHECK(access(child, at, hw::AccessKind::Write, 5) == Touched::Ok);
    CHECK(access(child, at + 2 * huge_size, hw::AccessKind::Write, 7) == Touched::Ok);
    CHECK(counts(4, 1, 0, 0));
    exit(child, 0);
    CHECK(byte(pid, at) == 5);
    CHECK(byte(pid, at + 2 * huge_size) == 7);
    CHECK(counts(4, 1, 0, 0));
    CHECK(call(SystemCall::Madvise, {at.value, huge_size, 4}) == 0);
    CHECK(counts(4, 1, 0, 0));
    CHECK(byte(pid, at) == 5);
    CHECK(call(SystemCall::Munmap, {at.value, 3 * huge_size}) == 0);
    CHECK(counts(4, 4, 0, 0));
}

TEST_CASE_FIXTURE(Pool, "overcommit makes surplus pages for a promise and takes them back with it")
{
    const VirtAddr first = mapped(map_pool(4, shared));
    for (std::uint64_t i = 0; i < 4; ++i) CHECK(write(first + i * huge_size) == Touched::Ok);
    CHECK(map_pool(2, priv) == -12);
    kernel.huge_pool.overcommit = 2;
    const std::uint64_t limit = commit_limit(kernel);
    const VirtAddr second = mapped(map_pool(2, priv));
    CHECK(counts(6, 2, 2, 2));
    CHECK(commit_limit(kernel) == limit - huge_frames);  // half of 2 pages
    const VirtAddr third = mapped(map_pool(1, priv | noreserve));
    CHECK(counts(6, 2, 2, 2));
    CHECK(write(third) == Touched::Bus);
    CHECK(call(SystemCall::Munmap, {second.value, huge_size}) == 0);
    CHECK(counts(5, 1, 1, 1));
    CHECK(write(third) == Touched::Ok);
    CHECK(counts(6, 1, 1, 2));
    CHECK(call(SystemCall::Munmap, {second.value + huge_size, huge_size}) == 0);
    CHECK(counts(5, 0, 0, 1));
    CHECK(call(SystemCall::Munmap, {third.value, huge_size}) == 0);
    CHECK(counts(4, 0, 0, 0));
}

TEST_CASE_FIXTURE(Pool, "who was promised a page gets it; the child that shared it does without")
{
    set_pool_size(kernel, 1);
    const VirtAddr at = mapped(map_pool(1, priv));
    CHECK(write(at, 1) == Touched::Ok);
    const Pid child = fork();
    CHECK(access(child, at, hw::AccessKind::Read) == Touched::Ok);
    CHECK(access(child, at, hw::AccessKind::Write) == Touched::Bus);
    CHECK(write(at, 33) == Touched::Ok);
    CHECK(access(child, at, hw::AccessKind::Read) == Touched::Bus);
    CHECK(byte(pid, at) == 33);
}

TEST_CASE_FIXTURE(Pool, "a smaller pool keeps what is promised and in use as surplus")
{
    const VirtAddr at = mapped(map_pool(3, priv));
    CHECK(write(at) == Touched::Ok);
    set_pool_size(kernel, 1);
    CHECK(counts(3, 2, 2, 2));
    set_pool_size(kernel, 2);
    CHECK(counts(3, 2, 2, 1));
    CHECK(call(SystemCall::Munmap, {at.value, 3 * huge_size}) == 0);
    CHECK(counts(2, 2, 0, 0));
}

TEST_CASE_FIXTURE(Pool, "dropped pages are promised again")
{
    const VirtAddr at = mapped(map_pool(2, priv));
    CHECK(write(at, 3) == Touched::Ok);
    CHECK(counts(4, 3, 1, 0));
    CHECK(call(SystemCall::Madvise, {at.value + page_size, huge_size - page_size, 4}) == -22);
    CHECK(call(SystemCall::Madvise, {at.value, huge_size, 4}) == 0);
    CHECK(counts(4, 4, 2, 0));
    CHECK(byte(pid, at) == 0);
}

TEST_CASE_FIXTURE(Pool, "a file of huge pages grows by mmap, is shared, copied in private, cut by ftruncate")
{
    const int fd = memfd();
    REQUIRE(fd >= 0);
    const auto descriptor = static_cast<std::uint64_t>(fd);
    CHECK(call(SystemCall::Ftruncate, {descriptor, page_size}) == -22);
    const VirtAddr at = mapped(map_file(fd, 2, 0, shared));
    CHECK(counts(4, 4, 2, 0));
    CHECK(call(SystemCall::Lseek, {descriptor, 0, 2}) == static_cast<std::int64_t>(2 * huge_size));
    CHECK(write(at, 4) == Touched::Ok);
    CHECK(write(at + huge_size, 5) == Touched::Ok);
    CHECK(counts(4, 2, 0, 0));
    const VirtAddr second = mapped(map_file(fd, 1, 1, shared));
    CHECK(byte(pid, second) == 5);
    CHECK(counts(4, 2, 0, 0));
    const VirtAddr own = mapped(map_file(fd, 1, 0, priv));
    CHECK(counts(4, 2, 1, 0));
    CHECK(byte(pid, own) == 4);
    CHECK(write(own, 77) == Touched::Ok);
    CHECK(byte(pid, at) == 4);
    CHECK(counts(4, 1, 0, 0));
    CHECK(call(SystemCall::Ftruncate, {descriptor, huge_size}) == 0);
    CHECK(counts(4, 2, 0, 0));
    CHECK(write(at + huge_size) == Touched::Bus);
    CHECK(call(SystemCall::Munmap, {at.value, 2 * huge_size}) == 0);
    CHECK(call(SystemCall::Munmap, {second.value, huge_size}) == 0);
    CHECK(counts(4, 2, 0, 0));
    CHECK(call(SystemCall::Read, {descriptor, scratch.value, 3}) == 0);  // lseek went to the old end
    CHECK(call(SystemCall::Lseek, {descriptor, 0, 0}) == 0);
    CHECK(call(SystemCall::Read, {descriptor, scratch.value, 3}) == 3);
    CHECK(byte(pid, scratch) == 4);
    CHECK(call(SystemCall::Write, {descriptor, scratch.value, 3}) == -22);
    CHECK(call(SystemCall::Close, {descriptor}) == 0);
    CHECK(counts(4, 2, 0, 0));
    CHECK(call(SystemCall::Munmap, {own.value, huge_size}) == 0);
    CHECK(counts(4, 4, 0, 0));
}

TEST_CASE_FIXTURE(Pool, "what cannot be asked for is refused")
{
    const int fd = memfd();
    CHECK(call(SystemCall::Mmap,
               {0, huge_size, rw, shared, static_cast<std::uint64_t>(fd), page_size}) == -22);
    const auto plain = call(SystemCall::MemfdCreate, {scratch.value, 0});
    CHECK(call(SystemCall::Mmap,
               {0, huge_size, rw, shared | hugetlb, static_cast<std::uint64_t>(plain), 0}) == -22);
    CHECK(map_pool(1, priv | 14ull << 26) == -22);
    CHECK(call(SystemCall::MemfdCreate, {scratch.value, mfd_hugetlb | 14ull << 26}) == -19);
    CHECK(map_pool(1, priv | one_gib) == -12);
    CHECK(map_pool(1, priv | 21ull << 26) > 0);
}

TEST_CASE_FIXTURE(Gigantic, "a page of 1 GiB is one entry of the PUD, one fault and one entry of the TLB")
{
    const std::uint64_t limit = commit_limit(kernel), free = kernel.frames.free_pages();
    set_pool_size(kernel, 1, gigantic_order);
    check_invariants();
    constexpr std::uint64_t frames = 1ull << gigantic_order;
    CHECK(kernel.gigantic_pool.total == 1);
    CHECK(kernel.frames.free_pages() + frames <= free + 200);  // single pages at hand went back
    CHECK(commit_limit(kernel) == limit - frames / 2);
    const std::uint64_t tables = space().pgtables_bytes;
    const VirtAddr at = mapped(call(SystemCall::Mmap, {0, 1 << 20, rw, priv | anonymous | hugetlb | one_gib,
                                                       ~0ull, 0}));
    CHECK(at.value % (frames * page_size) == 0);
    CHECK(kernel.gigantic_pool.reserved == 1);
    const std::uint64_t faults = process().minflt, misses = hardware.tlb.stats().misses;
    CHECK(write(at + (1ull << 29), 2) == Touched::Ok);
    CHECK(write(at, 1) == Touched::Ok);
    CHECK(process().minflt == faults + 1);
    CHECK(hardware.tlb.stats().misses <= misses + 2);  // before the fault and after it
    CHECK(space().pgtables_bytes - tables <= 4096);
    CHECK(space().hugetlb_pages == frames);
    CHECK(call(SystemCall::Munmap, {at.value, huge_size}) == -22);
    CHECK(call(SystemCall::Mprotect, {at.value, huge_size, ProtRead}) == -22);
    const Pid child = fork();
    CHECK(access(child, at, hw::AccessKind::Read) == Touched::Ok);
    CHECK(access(child, at, hw::AccessKind::Write) == Touched::Bus);
    exit(child, 0);
    CHECK(call(SystemCall::Munmap, {at.value, frames * page_size}) == 0);
    CHECK(kernel.gigantic_pool.free == 1);
    set_pool_size(kernel, 0, gigantic_order);
    check_invariants();
    CHECK(kernel.gigantic_pool.total == 0);
    CHECK(commit_limit(kernel) == limit);
    CHECK(map_pool(1, priv | one_gib) == -12);
}
