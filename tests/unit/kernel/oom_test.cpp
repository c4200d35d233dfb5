// Who is killed when memory is out, and why. Expected numbers: worked examples measured on Linux.
#include "kernel/oom/badness.h"
#include "kernel/oom/oom.h"
#include "kernel/oom/select.h"
#include "unit/kernel/small_machine.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

namespace {

constexpr std::uint64_t populate_flag = 0x8000;

bool logged(const Kernel& kernel, std::string_view text)
{
    for (const LogLine& line : kernel.log)
        if (line.text.find(text) != std::string::npos) return true;
    return false;
}

bool killed(const Kernel& kernel, Pid pid)
{
    return kernel.processes.at(pid).oom_victim
           && (kernel.processes.at(pid).signals.pending & signal_bit(SigKill));
}

// A process that has touched so many pages of its own.
Pid hog(SmallMachine& machine, std::uint64_t pages, int score_adj)
{
    const Pid pid = machine.fork();
    machine.kernel.processes.at(pid).oom_score_adj = score_adj;
    machine.kernel.current = pid;
    machine.call_as(pid, SystemCall::Mmap,
                    {0, pages * page_size, ProtRead | ProtWrite, 0x22 | populate_flag, ~0ull, 0});
    machine.kernel.current = machine.pid;
    return pid;
}

// The process asks for more until something happens.
void ask_for(SmallMachine& machine, std::uint64_t pages)
{
    machine.call(SystemCall::Mmap,
                 {0, pages * page_size, ProtRead | ProtWrite, 0x22 | populate_flag, ~0ull, 0});
}

std::int64_t score_of(std::int64_t pages, int adj)
{
    constexpr std::uint64_t total = 6171021;
    BadnessTerms terms;
    terms.candidate = true;
    terms.points = pages + adj * static_cast<std::int64_t>(total / 1000);
    return oom_score(terms, total);
}

}  // namespace

TEST_CASE("oom_score is what Linux printed")
{
    CHECK(score_of(544144, 0) == 725);
    CHECK(score_of(500, 0) == 666);
    CHECK(score_of(500, 100) == 733);
    CHECK(score_of(500, 300) == 866);
    CHECK(score_of(2000, 999) == 1332);
    CHECK(oom_score({}, 6171021) == 0);  // never killed
}

TEST_CASE("a kill in a group of 16384 pages: the smaller process with an adjustment has more points")
{
    SmallMachine machine;
    Process& process = machine.process();
    AddressSpace& space = machine.space();
    const AddressSpace before = space;
    space.rss_anon = 5458, space.rss_file = 0, space.rss_shmem = 0, space.pgtables_bytes = 86016;
    process.oom_score_adj = 900;
    CHECK(badness(machine.kernel, process, 16384).points == 19879);
    space.rss_anon = 11402, space.pgtables_bytes = 131072;
    process.oom_score_adj = 0;
    CHECK(badness(machine.kernel, process, 16384).points == 11434);
    space = before;
}

TEST_CASE("up to 2.6.35 time on the processor lowered the score")
{
    OldBadnessInput input;
    input.total_vm = 100000;
    input.cpu_time = Tick{800'000'000'000};
    input.run_time = Tick{7'200'000'000'000};
    input.root = true;
    const OldBadnessTerms terms = old_badness(input);
    CHECK(terms.cpu_units == 97);
    CHECK(terms.cpu_divisor == 9);
    CHECK(terms.run_units == 7);
    CHECK(terms.run_divisor == 1);
    CHECK(terms.points == 2777);
    input.adjustment = 3;
    CHECK(old_badness(input).points == 22216);
    input.adjustment = -17;
    CHECK_FALSE(old_badness(input).candidate);
    OldBadnessInput niced;
    niced.total_vm = 1000, niced.children_vm = 500, niced.nice = 5;
    CHECK(old_badness(niced).points == 3000);
}

TEST_CASE("oom_adj and oom_score_adj convert as the kernel does")
{
    constexpr int pairs[][3] = {{-17, -1000, -17}, {-16, -941, -15}, {-1, -58, 0}, {0, 0, 0},   {1, 58, 0},
                                {5, 294, 4},       {8, 470, 7},
                                {10, 588, 9},      {14, 823, 13},    {15, 1000, 15}};
    for (const auto& [written, score, read] : pairs) {
        CHECK(score_adj_of_old(written) == score);
        CHECK(old_adj_of_score(score) == read);
    }
}

TEST_CASE("the worst process dies, not the one that asks; its memory comes back at once")
{
    SmallMachine machine;
    const std::uint64_t half = machine.kernel.frames.free_pages() / 2;
    const Pid big = hog(machine, half + half / 2, 0);
    ask_for(machine, half);
    CHECK(killed(machine.kernel, big));
    CHECK_FALSE(machine.process().oom_victim);
    CHECK(machine.kernel.spaces.at(machine.kernel.processes.at(big).space).rss_anon == 0);
    CHECK(machine.kernel.statistics.oom_kill == 1);
    CHECK(logged(machine.kernel, "demo invoked oom-killer: gfp_mask=0x140cca(GFP_HIGHUSER_MOVABLE|"
                                 "__GFP_COMP), order=0, oom_score_adj=0"));
    CHECK(logged(machine.kernel, "Mem-Info:"));
    CHECK(logged(machine.kernel, "[  pid  ]   uid  tgid total_vm      rss rss_anon rss_file rss_shmem "
                                 "pgtables_bytes swapents oom_score_adj name"));
    CHECK(logged(machine.kernel,
                 "oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,"
                 "task_memcg=/,task=demo,pid=" + std::to_string(big) + ",uid=0"));
    CHECK(logged(machine.kernel,
                 "Out of memory: Killed process " + std::to_string(big) + " (demo) total-vm:"));
    CHECK(logged(machine.kernel, "oom_reaper: reaped process " + std::to_string(big)
                                     + " (demo), now anon-rss:0kB, file-rss:0kB, shmem-rss:0kB"));
    CHECK(deliver_signal(machine.kernel, machine.hardware, big, machine.record) == Delivered::Killed);
    machine.check_invariants();
}

TEST_CASE("an adjustment makes a small process go first")
{
    SmallMachine machine;
    const std::uint64_t free = machine.kernel.frames.free_pages();
    const Pid small = hog(machine, free / 8, 900);
    const Pid big = hog(machine, free / 2, 0);
    ask_for(machine, free / 2);
    CHECK(killed(machine.kernel, small));
    CHECK_FALSE(killed(machine.kernel, big));
}

TEST_CASE("of equals the one that is looked at later goes; up to 2.6.35 the earlier")
{
    SmallMachine machine;
    const Pid one = hog(machine, 100, 500), two = hog(machine, 100, 500);
    CHECK(choose_victim(machine.kernel, {}, machine.record).victim == two);
    machine.kernel.tunables.badness = Badness::Linux26;
    machine.kernel.processes.at(machine.pid).oom_score_adj = -1000;
    machine.kernel.processes.at(one).parent = machine.kernel.processes.at(two).parent = machine.kernel.shell;
    CHECK(choose_victim(machine.kernel, {}, machine.record).victim == one);
}

TEST_CASE("up to 2.6.35 a child goes before the worst process itself")
{
    SmallMachine machine;
    const Pid child = machine.fork();
    machine.kernel.tunables.badness = Badness::Linux26;
    CHECK(choose_victim(machine.kernel, {}, machine.record).victim == child);
}

TEST_CASE("vm.oom_kill_allocating_task takes whoever asks")
{
    SmallMachine machine;
    machine.kernel.tunables.oom_kill_allocating_task = 1;
    const std::uint64_t half = machine.kernel.frames.free_pages() / 2;
    const Pid big = hog(machine, half + half / 2, 0);
    ask_for(machine, half);
    CHECK(killed(machine.kernel, machine.pid));
    CHECK_FALSE(killed(machine.kernel, big));
    CHECK(logged(machine.kernel, "Out of memory (oom_kill_allocating_task): Killed process"));
}

TEST_CASE("vm.panic_on_oom stops the machine")
{
    SmallMachine machine;
    machine.kernel.tunables.panic_on_oom = 1;
    for (int i = 0; i < 2; ++i) ask_for(machine, machine.kernel.total_pages * 3 / 4);
    CHECK(machine.kernel.panic == "Out of memory: system-wide panic_on_oom is enabled");
    CHECK(logged(machine.kernel,
                 "Kernel panic - not syncing: Out of memory: system-wide panic_on_oom is enabled"));
    CHECK(machine.kernel.statistics.oom_kill == 0);
    CHECK(schedule(machine.kernel, machine.hardware, machine.record) == 0);
}

TEST_CASE("with nobody left to kill the machine is deadlocked on memory")
{
    SmallMachine machine;
    machine.process().oom_score_adj = -1000;
    for (int i = 0; i < 2; ++i) ask_for(machine, machine.kernel.total_pages * 3 / 4);
    CHECK(machine.kernel.panic == "System is deadlocked on memory");
    CHECK(logged(machine.kernel, "Out of memory and no killable processes..."));
}

TEST_CASE("an administrator may ask for a kill")
{
    SmallMachine machine;
    const Pid worst = hog(machine, 200, 900);
    machine.kernel.manual_oom = true;
    run_oom_reaper(machine.kernel, machine.hardware, machine.record);
    CHECK(killed(machine.kernel, worst));
    CHECK_FALSE(machine.kernel.manual_oom);
    machine.check_invariants();
}

TEST_CASE("who runs in the victim's memory dies with it")
{
    SmallMachine machine;
    const std::int64_t sharer = machine.call(SystemCall::Clone, {0x100, 0, 0, 0, 0});
    REQUIRE(sharer > 0);
    machine.process().oom_score_adj = 500;
    const Pid other = hog(machine, 10, 0);
    machine.kernel.current = other;
    CHECK(out_of_memory(machine.kernel, machine.hardware, {}, machine.record));
    CHECK(killed(machine.kernel, machine.pid));
    CHECK(killed(machine.kernel, static_cast<Pid>(sharer)));
    CHECK_FALSE(killed(machine.kernel, other));
}
