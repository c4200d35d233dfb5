#include "unit/kernel/small_machine.h"

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;
using hw::AccessKind;

TEST_CASE_FIXTURE(SmallMachine, "after boot ps shows init, kernel threads, the shell and the program")
{
    CHECK(kernel.processes.at(1).comm == "systemd");
    CHECK(kernel.processes.at(2).comm == "kthreadd");
    CHECK(kernel.processes.at(2).kernel_thread);
    CHECK(kernel.processes.at(kernel.shell).comm == "bash");
    CHECK(process().comm == "demo");
    CHECK(process().parent == kernel.shell);
    CHECK(pid == kernel.shell + 1);
}

TEST_CASE_FIXTURE(SmallMachine, "an exiting process gives every frame back")
{
    CHECK(write(scratch) == Touched::Ok);
    const std::uint64_t free = kernel.frames.free_pages() + kernel.frames.pages_at_hand();
    const Pid child = fork();
    const VirtAddr p{static_cast<std::uint64_t>(
        call_as(child, SystemCall::Mmap, {0, 64 * page_size, rw, priv | anonymous, ~0ull, 0}))};
    for (std::uint64_t i = 0; i < 64; ++i)
        CHECK(access(child, p + i * page_size, AccessKind::Write) == Touched::Ok);
    exit(child, 3);
    CHECK(kernel.processes.at(child).state == ProcessState::Zombie);
    CHECK(static_cast<Pid>(call(SystemCall::Wait4, {child, scratch.value, 0, 0})) == child);
    CHECK(byte(pid, scratch + 1) == 3);
    CHECK((kernel.frames.free_pages() + kernel.frames.pages_at_hand()) == free);
    CHECK(call(SystemCall::Wait4, {~0ull, 0, 0, 0}) == -10);
}

TEST_CASE_FIXTURE(SmallMachine, "wait sleeps until a child ends and is then issued again")
{
    const Pid child = fork();
    call(SystemCall::Wait4, {~0ull, 0, 0, 0});
    CHECK(last_result == CallResult::Retry);
    CHECK(process().state == ProcessState::Sleeping);
    kernel.current = pid;
    CHECK(schedule(kernel, hardware, record) == child);
    exit(child, 0);
    CHECK(process().state == ProcessState::Running);
    CHECK(static_cast<Pid>(call(SystemCall::Wait4, {~0ull, 0, 0, 0})) == child);
}

TEST_CASE_FIXTURE(SmallMachine, "nanosleep wakes when simulated time has come")
{
    REQUIRE(write(scratch) == Touched::Ok);
    UserMemory memory(kernel, hardware, pid, record);
    REQUIRE(memory.put(scratch, std::array<std::uint64_t, 2>{2, 500}) == Reach::Ok);
    call(SystemCall::Nanosleep, {scratch.value, 0});
    CHECK(last_result == CallResult::Retry);
    CHECK(schedule(kernel, hardware, record) == 0);
    REQUIRE(next_wake(kernel));
    kernel.now = *next_wake(kernel);
    CHECK(schedule(kernel, hardware, record) == pid);
    CHECK(call(SystemCall::Nanosleep, {scratch.value, 0}) == 0);
    CHECK(last_result == CallResult::Done);
}

TEST_CASE_FIXTURE(SmallMachine, "processes take turns")
{
    const Pid a = fork(), b = fork();
    kernel.current = pid;
    CHECK(schedule(kernel, hardware, record) == a);
    CHECK_FALSE(should_switch(kernel));
    spend_user_time(kernel, {10'000'000});
    CHECK(should_switch(kernel));
    CHECK(schedule(kernel, hardware, record) == b);
    CHECK(schedule(kernel, hardware, record) == pid);
}

TEST_CASE_FIXTURE(
    SmallMachine,
    "a signal without a handler ends the process, with one its handler is entered and left again")
{
    const Pid child = fork();
    CHECK(call(SystemCall::Kill, {child, SigTerm}) == 0);
    CHECK(deliver_signal(kernel, hardware, child, record) == Delivered::Killed);
    CHECK(kernel.processes.at(child).exit_status == SigTerm);

    constexpr std::uint64_t handler = 0x555555555100, restorer = 0x555555555200;
    UserMemory memory(kernel, hardware, pid, record);
    REQUIRE(memory.put(scratch, std::array<std::uint64_t, 4>{handler, 0x04000004, restorer, 0}) == Reach::Ok);
    CHECK(call(SystemCall::RtSigaction, {SigUsr1, scratch.value, 0, 8}) == 0);
    CHECK(call(SystemCall::Kill, {pid, SigUsr1}) == 0);
    const hw::Cpu before = process().cpu;
    CHECK(deliver_signal(kernel, hardware, pid, record) == Delivered::Handler);
    CHECK(process().cpu.pc.value == handler);
    CHECK(process().cpu.operands[process().cpu.depth - 1] == SigUsr1);
    std::uint64_t return_address = 0;
    REQUIRE(memory.get(process().cpu.sp, return_address) == Reach::Ok);
    CHECK(return_address == restorer);
    process().cpu.sp += 8;  // what its return does
    call(SystemCall::RtSigreturn);
    CHECK(last_result == CallResult::Replaced);
    CHECK(process().cpu == before);
}

TEST_CASE_FIXTURE(SmallMachine, "bytes go through a pipe, and its ends tell each other when they close")
{
    REQUIRE(call(SystemCall::Pipe, {scratch.value}) == 0);
    const std::uint64_t reader = byte(pid, scratch), writer = byte(pid, scratch + 4);
    CHECK(write(scratch + 16, 'p') == Touched::Ok);
    call(SystemCall::Read, {reader, scratch.value + 32, 10});
    CHECK(last_result == CallResult::Retry);
    CHECK(call(SystemCall::Write, {writer, scratch.value + 16, 1}) == 1);
    CHECK(process().state == ProcessState::Running);
    CHECK(call(SystemCall::Read, {reader, scratch.value + 32, 10}) == 1);
    CHECK(byte(pid, scratch + 32) == 'p');
    CHECK(call(SystemCall::Close, {writer}) == 0);
    CHECK(call(SystemCall::Read, {reader, scratch.value + 32, 10}) == 0);
}

TEST_CASE_FIXTURE(SmallMachine, "a fork after fork keeps every page shared until written")
{
    const VirtAddr p = map_anonymous(8);
    faults(p, 8, AccessKind::Write);
    const Pid a = fork(), b = fork();
    CHECK(access(a, p, AccessKind::Write, 'a') == Touched::Ok);
    CHECK(access(b, p, AccessKind::Write, 'b') == Touched::Ok);
    CHECK(byte(pid, p) == 1);
    exit(a, 0);
    exit(b, 0);
    CHECK(write(p, 2) == Touched::Ok);
    CHECK(byte(pid, p) == 2);
}
