// Memory cgroups: who is charged, what a limit does.
#include "kernel/cgroup/change.h"
#include "kernel/cgroup/charge.h"
#include "kernel/cgroup/groups.h"
#include "kernel/cgroup/stat.h"
#include "kernel/oom/oom.h"
#include "unit/kernel/small_machine.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

namespace {

constexpr std::uint64_t populate_flag = 0x8000;

GroupId group_of(SmallMachine& machine, std::string_view path)
{
    REQUIRE(make_group(machine.kernel, path));
    return *find_group(machine.kernel, path);
}

std::uint64_t stat(const SmallMachine& machine, GroupId group, std::string_view name)
{
    for (const GroupStatRow& row : group_stat(machine.kernel, group))
        if (row.name == name) return row.value;
    FAIL("no such row");
    return 0;
}

std::int64_t map_touched(SmallMachine& machine, Pid who, std::uint64_t pages)
{
    machine.kernel.current = who;
    return machine.call_as(
        who, SystemCall::Mmap,
        {0, pages * page_size, ProtRead | ProtWrite, 0x22 | populate_flag, ~0ull, 0});
}

}  // namespace

TEST_CASE("groups are directories: made below one another, removed when empty")
{
    SmallMachine machine;
    Kernel& kernel = machine.kernel;
    const GroupId jobs = group_of(machine, "/sys/fs/cgroup/jobs");
    CHECK(kernel.groups.at(jobs).path == "/jobs");
    CHECK(make_group(kernel, "/jobs").error() == Errno::Exists);
    CHECK(make_group(kernel, "/nowhere/a").error() == Errno::NoEntry);
    const GroupId night = group_of(machine, "/sys/fs/cgroup/jobs/night");
    CHECK(is_within(kernel, night, jobs));
    CHECK_FALSE(is_within(kernel, jobs, night));
    CHECK(remove_group(kernel, "/jobs").error() == Errno::Busy);
    REQUIRE(move_process(kernel, machine.pid, night));
    CHECK(remove_group(kernel, "/jobs/night").error() == Errno::Busy);
    REQUIRE(move_process(kernel, machine.pid, 0));
    CHECK(remove_group(kernel, "/jobs/night"));
    CHECK(remove_group(kernel, "/jobs"));
    CHECK(remove_group(kernel, "/").error() == Errno::Busy);
    CHECK(move_process(kernel, 4711, 0).error() == Errno::NoProcess);
    machine.check_invariants();
}

TEST_CASE("a process is charged for what it touches first, here and above; moving leaves the charge behind")
{
    SmallMachine machine;
    const GroupId jobs = group_of(machine, "/jobs"), night = group_of(machine, "/jobs/night");
    REQUIRE(move_process(machine.kernel, machine.pid, night));
    map_touched(machine, machine.pid, 100);
    const MemoryGroup& group = machine.kernel.groups.at(night);
    CHECK(stat(machine, night, "anon") == 100 * page_size);
    CHECK(stat(machine, night, "pagetables") >= page_size);
    CHECK(group.usage * page_size == stat(machine, night, "anon") + stat(machine, night, "kernel"));
    CHECK(machine.kernel.groups.at(jobs).usage == group.usage);
    const std::uint64_t before = group.usage;
    REQUIRE(move_process(machine.kernel, machine.pid, 0));
    CHECK(group.usage == before);
    machine.check_invariants();
    CHECK(group.peak == before);
}

TEST_CASE("a file's pages are charged to whoever reads them first")
{
    SmallMachine machine;
    const GroupId jobs = group_of(machine, "/jobs");
    REQUIRE(move_process(machine.kernel, machine.pid, jobs));
    machine.file_of("/tmp/data", 48);
    CHECK(stat(machine, jobs, "file") >= 48 * page_size);
    CHECK(stat(machine, jobs, "anon") <= page_size);  // where its path stands
}

TEST_CASE("children live in their parent's group")
{
    SmallMachine machine;
    const GroupId jobs = group_of(machine, "/jobs");
    REQUIRE(move_process(machine.kernel, machine.pid, jobs));
    const Pid child = machine.fork();
    CHECK(machine.kernel.processes.at(child).memory_group == jobs);
    CHECK(stat(machine, jobs, "kernel_stack") == 4 * page_size);
}

TEST_CASE("a group at its limit kills within the group while the machine has room")
{
    SmallMachine machine;
    Kernel& kernel = machine.kernel;
    const GroupId jobs = group_of(machine, "/jobs");
    const Pid outside = machine.fork(), small = machine.fork(), big = machine.fork();
    map_touched(machine, outside, 2000);
    REQUIRE(move_process(kernel, small, jobs));
    REQUIRE(move_process(kernel, big, jobs));
    kernel.groups.at(jobs).limit = 1000;
    kernel.processes.at(small).oom_score_adj = 900;
    map_touched(machine, small, 200);
    map_touched(machine, big, 900);
    CHECK(kernel.processes.at(small).oom_victim);  // 200 + 900 * 1 points are more than 900
    CHECK_FALSE(kernel.processes.at(big).oom_victim);
    CHECK_FALSE(kernel.processes.at(outside).oom_victim);
    CHECK(kernel.groups.at(jobs).oom_kills == 1);
    CHECK(kernel.groups.at(jobs).usage <= 1000);
    CHECK(kernel.groups.at(jobs).limit_hits > 0);
    bool constraint = false, killed = false;
    for (const LogLine& line : kernel.log) {
        constraint |= line.text.find("oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,"
                                     "mems_allowed=0,oom_memcg=/jobs,task_memcg=/jobs,task=demo,pid=")
                      != std::string::npos;
        killed |= line.text.find("Memory cgroup out of memory: Killed process") == 0;
    }
    CHECK(constraint);
    CHECK(killed);
}

TEST_CASE("memory.oom.group: all or nobody")
{
    SmallMachine machine;
    Kernel& kernel = machine.kernel;
    const GroupId jobs = group_of(machine, "/jobs");
    const Pid one = machine.fork(), two = machine.fork();
    REQUIRE(move_process(kernel, one, jobs));
    REQUIRE(move_process(kernel, two, jobs));
    kernel.groups.at(jobs).limit = 500;
    kernel.groups.at(jobs).kill_together = true;
    map_touched(machine, one, 600);
    CHECK(kernel.processes.at(one).oom_victim);
    CHECK(kernel.processes.at(two).oom_victim);
    CHECK_FALSE(kernel.processes.at(machine.pid).oom_victim);
    CHECK(kernel.groups.at(jobs).group_kills == 1);
}

TEST_CASE("a new limit below the usage holds at once")
{
    SmallMachine machine;
    const GroupId jobs = group_of(machine, "/jobs");
    const Pid child = machine.fork();
    REQUIRE(move_process(machine.kernel, child, jobs));
    map_touched(machine, child, 800);
    machine.kernel.current = machine.pid;
    set_limit(machine.kernel, machine.hardware, jobs, 100, machine.record);
    CHECK(machine.kernel.processes.at(child).oom_victim);
    CHECK(machine.kernel.groups.at(jobs).usage <= 100);
    machine.check_invariants();
}

TEST_CASE("past memory.high a process is made to wait")
{
    SmallMachine machine;
    Kernel& kernel = machine.kernel;
    const GroupId jobs = group_of(machine, "/jobs");
    const Pid child = machine.fork();
    REQUIRE(move_process(kernel, child, jobs));
    kernel.groups.at(jobs).high = 100;
    map_touched(machine, child, 400);
    CHECK(kernel.groups.at(jobs).high_events > 0);
    CHECK(kernel.processes.at(child).state == ProcessState::DiskWait);
    CHECK(kernel.processes.at(child).wake_at > kernel.now);
    CHECK_FALSE(kernel.processes.at(child).oom_victim);
}

TEST_CASE("a removed group keeps its charges until they are freed")
{
    SmallMachine machine;
    const GroupId jobs = group_of(machine, "/jobs");
    REQUIRE(move_process(machine.kernel, machine.pid, jobs));
    const std::int64_t at = map_touched(machine, machine.pid, 20);
    REQUIRE(move_process(machine.kernel, machine.pid, 0));
    REQUIRE(remove_group(machine.kernel, "/jobs"));
    CHECK_FALSE(find_group(machine.kernel, "/jobs"));
    machine.check_invariants();
    CHECK(machine.kernel.groups.at(jobs).usage >= 20);
    machine.call(SystemCall::Munmap, {static_cast<std::uint64_t>(at), 20 * page_size});
    group_of(machine, "/jobs");
    machine.check_invariants();
}

TEST_CASE("swap has a limit of its own")
{
    SmallMachine machine;
    const GroupId jobs = group_of(machine, "/jobs");
    machine.kernel.groups.at(jobs).swap_limit = 10;
    CHECK(has_swap_room(machine.kernel, jobs, 10));
    add_swap(machine.kernel, jobs, 10);
    CHECK_FALSE(has_swap_room(machine.kernel, jobs, 1));
    CHECK(machine.kernel.groups.at(jobs).swap_peak == 10);
    uncharge_swap(machine.kernel, jobs, 10);
    CHECK(machine.kernel.groups.at(jobs).swap_usage == 0);
}

TEST_CASE("protection: what a group uses below its mark, shared when the parent grants less")
{
    SmallMachine machine;
    Kernel& kernel = machine.kernel;
    const GroupId jobs = group_of(machine, "/jobs"), a = group_of(machine, "/jobs/a"),
                  b = group_of(machine, "/jobs/b");
    kernel.groups.at(a).usage = 300, kernel.groups.at(b).usage = 100, kernel.groups.at(jobs).usage = 400;
    kernel.groups.at(a).low = kernel.groups.at(b).low = 1000;
    kernel.groups.at(jobs).low = 200;
    CHECK(protection_of(kernel, 0, jobs).low == 200);
    CHECK(protection_of(kernel, 0, a).low == 150);
    CHECK(protection_of(kernel, 0, b).low == 50);
    CHECK(protection_of(kernel, 0, a).min == 0);
    kernel.groups.at(a).usage = kernel.groups.at(b).usage = kernel.groups.at(jobs).usage = 0;
}
