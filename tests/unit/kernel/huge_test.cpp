// Transparent huge pages and the pool of MAP_HUGETLB.
#include "kernel/address_space/overcommit.h"
#include "kernel/huge/collapse.h"
#include "kernel/huge/pool.h"
#include "kernel/huge/transparent.h"
#include "unit/kernel/small_machine.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

namespace {

struct Huge : SmallMachine {
    static constexpr std::uint64_t advise_huge = 14, collapse_now = 25, hugetlb = 0x40000;
    VirtAddr area;  // 8 MiB that want huge pages

    Huge()
    {
        area = map_anonymous(2048);
        REQUIRE(area.value % huge_size == 0);
        REQUIRE(call(SystemCall::Madvise, {area.value, 2048 * page_size, advise_huge}) == 0);
    }
    std::int64_t map_pool(std::uint64_t bytes)
    {
        return call(SystemCall::Mmap, {0, bytes, rw, priv | anonymous | hugetlb, ~0ull, 0});
    }
    std::uint64_t resident() { return space().rss(); }
};

}  // namespace

TEST_CASE_FIXTURE(Huge, "the first write takes 2 MiB in one fault")
{
    const std::uint64_t rss = resident(), tables = space().pgtables_bytes, faults = process().minflt;
    CHECK(write(area + 5 * page_size, 7) == Touched::Ok);
    CHECK(resident() == rss + huge_frames);
    CHECK(space().pgtables_bytes == tables + 4096);  // the PMD table is there already
    for (std::uint64_t i = 0; i < huge_frames; ++i) CHECK(write(area + i * page_size, 9) == Touched::Ok);
    CHECK(process().minflt == faults + 1);
    CHECK(kernel.statistics.thp_fault_alloc == 1);
    CHECK(kernel.statistics.nr_anon_huge == huge_frames);
    CHECK(call(SystemCall::Munmap, {area.value, 2048 * page_size}) == 0);
    CHECK(space().pgtables_bytes == tables);
    CHECK(resident() == rss);
    CHECK(kernel.statistics.nr_anon_huge == 0);
}

TEST_CASE_FIXTURE(Huge, "in a GiB of its own it costs two tables: for its entry and for its split")
{
    const VirtAddr first{0x3400'0000'0000}, second = first + (1ull << 30);
    map_at(first, 1);
    map_at(second, 512);
    CHECK(write(first) == Touched::Ok);
    CHECK(call(SystemCall::Madvise, {second.value, huge_size, advise_huge}) == 0);
    const std::uint64_t tables = space().pgtables_bytes;
    CHECK(write(second) == Touched::Ok);
    CHECK(space().pgtables_bytes == tables + 8192);
}

TEST_CASE_FIXTURE(Huge, "areas that do not ask get small pages, and so does everybody under never")
{
    const VirtAddr plain = map_anonymous(1024);
    const std::uint64_t rss = resident();
    CHECK(write(plain) == Touched::Ok);
    CHECK(resident() == rss + 1);
    kernel.tunables.huge_pages = HugePages::Never;
    CHECK(write(area) == Touched::Ok);
    CHECK(resident() == rss + 2);
    kernel.tunables.huge_pages = HugePages::Always;
    CHECK(write(plain + huge_size) == Touched::Ok);
    CHECK(resident() == rss + 2 + huge_frames);
}

TEST_CASE_FIXTURE(Huge, "a part unmapped, protected or dropped splits the page and keeps the rest")
{
    for (std::uint64_t i = 0; i < 3; ++i)
        CHECK(write(area + i * huge_size + 3 * page_size, 40) == Touched::Ok);
    const std::uint64_t rss = resident();
    CHECK(call(SystemCall::Munmap, {area.value, page_size}) == 0);
    CHECK(resident() == rss - 1);
    CHECK(byte(pid, area + 3 * page_size) == 40);
    CHECK(call(SystemCall::Mprotect, {area.value + huge_size, page_size, 1}) == 0);
    CHECK(write(area + huge_size) == Touched::AccessError);
    CHECK(byte(pid, area + huge_size + 3 * page_size) == 40);
    CHECK(call(SystemCall::Madvise, {area.value + 2 * huge_size, page_size, 4}) == 0);
    CHECK(resident() == rss - 2);
    CHECK(byte(pid, area + 2 * huge_size + 3 * page_size) == 40);
    CHECK(kernel.statistics.thp_split_page == 3);
    CHECK(kernel.statistics.nr_anon_huge == 0);
}

TEST_CASE_FIXTURE(Huge, "protecting the whole keeps it huge, even out of reach")
{
    CHECK(write(area, 3) == Touched::Ok);
    CHECK(call(SystemCall::Mprotect, {area.value, 2048 * page_size, 1}) == 0);
    CHECK(write(area) == Touched::AccessError);
    CHECK(call(SystemCall::Mprotect, {area.value, 2048 * page_size, rw}) == 0);
    CHECK(write(area + page_size) == Touched::Ok);
    CHECK(kernel.statistics.nr_anon_huge == huge_frames);
    CHECK(call(SystemCall::Mprotect, {area.value, 2048 * page_size, 0}) == 0);
    CHECK(read(area) == Touched::AccessError);
    CHECK(kernel.statistics.nr_anon_huge == huge_frames);
    CHECK(call(SystemCall::Mprotect, {area.value, 2048 * page_size, rw}) == 0);
    CHECK(byte(pid, area) == 3);
}

TEST_CASE_FIXTURE(Huge, "fork shares it by one entry; the first write splits it and copies one page")
{
    CHECK(write(area, 1) == Touched::Ok);
    const std::uint64_t anonymous_pages = kernel.statistics.nr_anon_pages;
    const Pid child = fork();
    CHECK(kernel.statistics.nr_anon_pages == anonymous_pages);
    CHECK(kernel.statistics.nr_anon_huge == huge_frames);
    CHECK(access(child, area, hw::AccessKind::Write, 2) == Touched::Ok);
    CHECK(byte(pid, area) == 1);
    CHECK(byte(child, area) == 2);
    CHECK(kernel.statistics.nr_anon_pages == anonymous_pages + 1);
    exit(child, 0);
    CHECK(write(area + page_size, 5) == Touched::Ok);
    CHECK(kernel.statistics.nr_anon_pages == anonymous_pages);
}

TEST_CASE_FIXTURE(Huge, "the last owner of a shared one takes it whole")
{
    CHECK(write(area, 1) == Touched::Ok);
    exit(fork(), 0);
    CHECK(write(area + page_size, 5) == Touched::Ok);
    CHECK(kernel.statistics.nr_anon_huge == huge_frames);
    CHECK(byte(pid, area) == 1);
}

TEST_CASE_FIXTURE(Huge, "MADV_COLLAPSE makes one of small pages, with what they held")
{
    kernel.tunables.huge_pages = HugePages::Never;
    const VirtAddr plain = map_anonymous(512);
    CHECK(call(SystemCall::Madvise, {plain.value, huge_size, collapse_now}) == -22);
    for (const std::uint64_t i : {0, 100, 511}) CHECK(write(plain + i * page_size, 60) == Touched::Ok);
    const std::uint64_t rss = resident(), tables = space().pgtables_bytes;
    CHECK(call(SystemCall::Madvise, {plain.value, huge_size, collapse_now}) == 0);
    CHECK(resident() == rss - 3 + huge_frames);
    CHECK(space().pgtables_bytes == tables);
    CHECK(byte(pid, plain + 100 * page_size) == 60);
    CHECK(byte(pid, plain + 101 * page_size) == 0);
    CHECK(kernel.statistics.thp_collapse_alloc == 1);
}

TEST_CASE_FIXTURE(Huge, "khugepaged collapses what small pages have filled, eight ranges every ten seconds")
{
    kernel.tunables.huge_pages = HugePages::Never;
    for (std::uint64_t i = 0; i < 4; ++i) CHECK(write(area + i * huge_size, 60) == Touched::Ok);
    kernel.tunables.huge_pages = HugePages::Madvise;
    const ThreadRest rest = run_khugepaged(kernel, hardware, record);
    check_invariants();
    CHECK(kernel.statistics.thp_collapse_alloc == 4);
    CHECK(rest.how == ThreadRest::How::Until);
    CHECK(rest.until == kernel.now + Tick{10'000'000'000});
}

TEST_CASE_FIXTURE(Huge, "mlock, mremap, write(2) and mincore see huge pages")
{
    CHECK(write(area, 1) == Touched::Ok);
    CHECK(call(SystemCall::Mlock, {area.value, 2 * huge_size}) == 0);
    CHECK(kernel.statistics.nr_mlock == 2 * huge_frames);
    CHECK(call(SystemCall::Munlock, {area.value, 2 * huge_size}) == 0);
    CHECK(kernel.statistics.nr_mlock == 0);
    CHECK(call(SystemCall::Mincore, {area.value, huge_size, scratch.value}) == 0);
    CHECK(byte(pid, scratch + 300) == 1);
    const auto moved =
        call(SystemCall::Mremap, {area.value, 2048 * page_size, 4096 * page_size, 1});
    REQUIRE(moved > 0);
    CHECK(byte(pid, {static_cast<std::uint64_t>(moved)}) == 1);
}

TEST_CASE_FIXTURE(Huge, "hugetlb: the pool is set aside, promised, taken by one minor fault each")
{
    const std::uint64_t free = kernel.frames.free_pages(), limit = commit_limit(kernel);
    set_pool_size(kernel, 4);
    check_invariants();
    CHECK(kernel.huge_pool.total == 4);
    CHECK(kernel.frames.free_pages() == free - 4 * huge_frames);
    CHECK(commit_limit(kernel) == limit - 2 * huge_frames);
    const std::uint64_t committed = kernel.committed, rss = resident();
    const VirtAddr at{static_cast<std::uint64_t>(map_pool(3 * huge_size - 5))};
    CHECK(at.value % huge_size == 0);
    CHECK(kernel.huge_pool.reserved == 3);
    CHECK(kernel.committed == committed);
    CHECK(map_pool(2 * huge_size) == -12);
    const std::uint64_t faults = process().minflt;
    CHECK(write(at, 1) == Touched::Ok);
    CHECK(write(at + huge_size + 77, 2) == Touched::Ok);
    CHECK(write(at + huge_size + 9 * page_size, 2) == Touched::Ok);
    CHECK(process().minflt == faults + 2);
    CHECK(kernel.huge_pool.free == 2);
    CHECK(kernel.huge_pool.reserved == 1);
    CHECK(resident() == rss);
    CHECK(space().hugetlb_pages == 2 * huge_frames);
    set_pool_size(kernel, 0);
    check_invariants();
    CHECK(kernel.huge_pool.total == 3);
    CHECK(kernel.huge_pool.surplus == 3);
    CHECK(call(SystemCall::Munmap, {at.value, page_size}) == -22);
    CHECK(call(SystemCall::Munmap, {at.value, 3 * huge_size}) == 0);
    CHECK(kernel.huge_pool.reserved == 0);
    set_pool_size(kernel, 0);
    check_invariants();
    CHECK(kernel.huge_pool.total == 0);
    CHECK(kernel.frames.free_pages() >= free - 3);
}

TEST_CASE_FIXTURE(Huge, "hugetlb: without a promise an empty pool is SIGBUS; a child copies what it can")
{
    set_pool_size(kernel, 2);
    const VirtAddr at{static_cast<std::uint64_t>(map_pool(huge_size))};
    CHECK(write(at, 6) == Touched::Ok);
    const Pid child = fork();
    CHECK(access(child, at, hw::AccessKind::Write, 8) == Touched::Ok);
    CHECK(byte(pid, at) == 6);
    const auto more =
        call(SystemCall::Mmap, {0, huge_size, rw, priv | anonymous | hugetlb | 0x4000, ~0ull, 0});
    CHECK(write({static_cast<std::uint64_t>(more)}) == Touched::Bus);
    exit(child, 0);
    CHECK(write({static_cast<std::uint64_t>(more)}) == Touched::Ok);
    CHECK(kernel.huge_pool.free == 0);
}
