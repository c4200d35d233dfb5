// System V shared memory and alarms. What happens when is that of a program run on Linux 6.18
// (tests/conformance/programs/shm_segments.c, alarms_and_neighbours.c).
#include "kernel/process/timers.h"
#include "unit/kernel/small_machine.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

namespace {

constexpr std::uint64_t create = 01000, remove_it = 0;

struct Segments : SmallMachine {
    std::int64_t get(std::uint64_t key, std::uint64_t bytes, std::uint64_t flags)
    {
        return call(SystemCall::Shmget, {key, bytes, flags});
    }
    VirtAddr attach(std::int64_t id)
    {
        const std::int64_t at = call(SystemCall::Shmat, {static_cast<std::uint64_t>(id), 0, 0});
        REQUIRE(at > 0);
        return {static_cast<std::uint64_t>(at)};
    }
};

}  // namespace

TEST_CASE("a segment outlives who made it, and goes with the last who has it attached")
{
    Segments m;
    const std::uint64_t committed = m.kernel.committed;
    const std::int64_t id = m.get(0, 3 * page_size + 1, create | 0600);
    REQUIRE(id >= 0);
    CHECK(m.kernel.committed == committed + 4);
    const VirtAddr at = m.attach(id);
    CHECK(m.write(at, 'x') == Touched::Ok);
    CHECK(m.kernel.statistics.nr_shmem == 1);
    CHECK(m.call(SystemCall::Shmdt, {at.value}) == 0);
    CHECK(m.kernel.statistics.nr_shmem == 1);  // nobody shows it; it is still there
    const VirtAddr again = m.attach(id);
    CHECK(m.call(SystemCall::Shmctl, {static_cast<std::uint64_t>(id), remove_it, 0}) == 0);
    CHECK(m.kernel.statistics.nr_shmem == 1);
    CHECK(m.call(SystemCall::Shmdt, {again.value}) == 0);
    CHECK(m.kernel.statistics.nr_shmem == 0);
    CHECK(m.kernel.committed == committed);
    CHECK(m.call(SystemCall::Shmat, {static_cast<std::uint64_t>(id), 0, 0}) == -22);
}

TEST_CASE("a key finds a segment until it is removed")
{
    Segments m;
    const std::int64_t id = m.get(77, page_size, create | 0600);
    CHECK(m.get(77, page_size, create | 0600) == id);
    CHECK(m.get(77, page_size, create | 02000 | 0600) == -17);
    CHECK(m.get(77, 2 * page_size, 0) == -22);
    m.attach(id);
    CHECK(m.call(SystemCall::Shmctl, {static_cast<std::uint64_t>(id), remove_it, 0}) == 0);
    CHECK(m.get(77, page_size, 0) == -2);
    CHECK(m.get(77, page_size, create | 0600) != id);
}

TEST_CASE("an alarm goes off once, a timer again and again")
{
    Segments m;
    CHECK(m.call(SystemCall::Alarm, {3}) == 0);
    CHECK(m.call(SystemCall::Alarm, {2}) == 3);
    const Tick due = m.kernel.now + Tick{2'000'000'000};
    REQUIRE(next_timer(m.kernel).has_value());
    CHECK(*next_timer(m.kernel) <= due);
    m.kernel.now = due;
    fire_timers(m.kernel, m.record);
    CHECK((m.process().signals.pending & signal_bit(SigAlrm)) != 0);
    CHECK(!next_timer(m.kernel));
}
