// How pressure is shared among the lists: numbers worked out by hand from get_scan_count() and friends.
#include "kernel/reclaim/linux26.h"
#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/scan.h"
#include "unit/kernel/small_machine.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

namespace {

struct Bench {
    SmallMachine machine{64_MiB, 16_MiB};
    Scan scan;

    // Only the counts matter here; no page is looked at.
    void lists(std::uint64_t inactive_anon, std::uint64_t active_anon, std::uint64_t inactive_file,
               std::uint64_t active_file)
    {
        Lruvec& lru = machine.kernel.groups.at(0).lru;
        const std::uint64_t counts[] = {inactive_anon, active_anon, inactive_file, active_file};
        for (std::size_t i = 0; i < 4; ++i)
            lru.lists[i].count = counts[i];
        Statistics& told = machine.kernel.statistics;
        told.nr_inactive_anon = inactive_anon;
        told.nr_active_anon = active_anon;
        told.nr_inactive_file = inactive_file;
        told.nr_active_file = active_file;
    }
    ListTargets targets(int priority)
    {
        scan.priority = priority;
        const Reclaim reclaim{machine.kernel, machine.hardware, scan, machine.record};
        prepare_scan(reclaim);
        return scan_targets(reclaim, 0);
    }
};

constexpr std::size_t ia = 0, aa = 1, inf = 2, af = 3;

}  // namespace

TEST_CASE("each priority looks at twice as much as the one before")
{
    Bench bench;
    bench.lists(0, 0, 100'000, 0);
    CHECK(bench.targets(12)[inf] == 24);
    CHECK(bench.targets(7)[inf] == 781);
    CHECK(bench.targets(0)[inf] == 100'000);
}

TEST_CASE("swappiness 60 without costs asks anonymous pages for 30 percent")
{
    Bench bench;
    // More active than inactive file pages, so that the cache is not simply trimmed.
    bench.lists(100'000, 50'000, 100'000, 150'000);
    const ListTargets targets = bench.targets(4);
    CHECK(targets[ia] == (100'000 >> 4) * 60 / 200);
    CHECK(targets[aa] == (50'000 >> 4) * 60 / 200);
    CHECK(targets[inf] == (100'000 >> 4) * 140 / 200);
    CHECK(targets[af] == (150'000 >> 4) * 140 / 200);
}

TEST_CASE("what taking pages has cost counts against their kind")
{
    Bench bench;
    bench.lists(100'000, 50'000, 100'000, 150'000);
    bench.machine.kernel.groups.at(0).lru.anon_cost = 100;
    const ListTargets targets = bench.targets(4);
    CHECK(targets[ia] == (100'000 >> 4) * 89 / (89 + 417));  // 17.6 percent
    CHECK(targets[inf] == (100'000 >> 4) * 417 / (89 + 417));
}

TEST_CASE("plenty of unused cache is trimmed first, a tiny cache is left alone")
{
    Bench bench;
    bench.lists(100'000, 50'000, 100'000, 50'000);
    CHECK(bench.targets(4)[ia] == 0);
    CHECK(bench.targets(4)[inf] == 100'000 >> 4);
    bench.lists(100'000, 50'000, 10, 10);
    for (Zone& zone : bench.machine.kernel.frames.zones)
        zone.free = 0;
    CHECK(bench.targets(4)[ia] == 100'000 >> 4);
    CHECK(bench.targets(4)[inf] == 0);
    bench.machine.kernel.tunables.swappiness = 0;  // even so: the cache has nothing to give
    CHECK(bench.targets(4)[ia] == 100'000 >> 4);
}

TEST_CASE("swappiness 0 and 200 are the ends of the scale, priority 0 asks everybody alike")
{
    Bench bench;
    bench.lists(100'000, 50'000, 100'000, 150'000);
    bench.machine.kernel.tunables.swappiness = 0;
    CHECK(bench.targets(4)[ia] == 0);
    bench.machine.kernel.tunables.swappiness = 200;
    CHECK(bench.targets(4)[inf] == 0);
    bench.machine.kernel.tunables.swappiness = 60;
    CHECK(bench.targets(0)[ia] == 100'000);
    CHECK(bench.targets(0)[inf] == 100'000);
}

TEST_CASE("without swap only pages of files are looked at")
{
    SmallMachine machine;
    Scan scan;
    const Reclaim reclaim{machine.kernel, machine.hardware, scan, machine.record};
    Lruvec& lru = machine.kernel.groups.at(0).lru;
    lru.list(LruList::InactiveAnon).count = 100'000;
    lru.list(LruList::InactiveFile).count = 100'000;
    scan.priority = 0;
    CHECK(scan_targets(reclaim, 0)[ia] == 0);
    CHECK(scan_targets(reclaim, 0)[inf] == 100'000);
}

TEST_CASE("the inactive list may be the smaller, the more memory there is")
{
    Bench bench;
    const auto low = [&](std::uint64_t inactive, std::uint64_t active) {
        bench.lists(0, 0, inactive, active);
        return inactive_is_low(bench.machine.kernel, 0, true);
    };
    CHECK(!low(1000, 1000));
    CHECK(low(999, 1000));
    const std::uint64_t gib = (1ull << 30) / page_size;
    CHECK(!low(gib / 4, gib * 3 / 4));  // 1 GiB: 3 to 1
    CHECK(low(gib / 4 - 1, gib * 3 / 4 + 1));
    CHECK(!low(10 * gib / 11 + 1, 10 * (gib - gib / 11)));  // 10 GiB: 10 to 1
    CHECK(low(100 * gib / 33, 100 * (gib - gib / 33)));     // 100 GiB: 31 to 1
}

TEST_CASE("costs fade: halved whenever they exceed a quarter of the lists")
{
    Bench bench;
    bench.lists(100, 100, 100, 100);
    Lruvec& lru = bench.machine.kernel.groups.at(0).lru;
    lru.anon_cost = lru.file_cost = 0;
    note_cost(bench.machine.kernel, 0, true, 60);
    note_cost(bench.machine.kernel, 0, false, 40);
    CHECK(lru.file_cost == 60);
    CHECK(lru.anon_cost == 40);
    note_cost(bench.machine.kernel, 0, false, 2);
    CHECK(lru.file_cost == 30);
    CHECK(lru.anon_cost == 21);
}

TEST_CASE("2.6: need grows with mapped memory, with distress and with swappiness")
{
    Bench bench;
    Kernel& kernel = bench.machine.kernel;
    kernel.total_pages = 1000;
    kernel.statistics.nr_mapped = 300;
    kernel.statistics.nr_anon_pages = 500;
    kernel.reclaim.previous_priority = 12;
    CHECK(swap_tendency(kernel) == 40 + 0 + 60);
    kernel.statistics.nr_anon_pages = 100;
    CHECK(swap_tendency(kernel) == 20 + 0 + 60);
    kernel.reclaim.previous_priority = 2;
    CHECK(swap_tendency(kernel) == 20 + 25 + 60);
}

TEST_CASE("2.6: pages of all kinds lie on two lists, new ones of programs active")
{
    SmallMachine machine;
    set_replacement(machine.kernel, Replacement::Linux26, machine.record);
    machine.check_invariants();
    const Lruvec& lru = machine.kernel.groups.at(0).lru;
    CHECK(lru.list(LruList::InactiveAnon).count == 0);
    CHECK(lru.list(LruList::ActiveAnon).count == 0);
    const std::uint64_t active = lru.list(LruList::ActiveFile).count;
    machine.faults(machine.map_anonymous(20), 20, hw::AccessKind::Write);
    CHECK(lru.list(LruList::ActiveFile).count == active + 20);
    set_replacement(machine.kernel, Replacement::Linux, machine.record);
    CHECK(lru.list(LruList::ActiveAnon).count >= 20);
    machine.check_invariants();
}
