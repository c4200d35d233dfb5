#include "kernel/process/futex.h"
#include "unit/kernel/small_machine.h"

#include <array>

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;
using hw::AccessKind;

namespace {

constexpr std::uint64_t thread_flags = 0x3d0f00;  // what pthread_create passes
constexpr std::uint64_t futex_wait = 0x80, futex_wake = 0x81;

struct TwoThreads : SmallMachine {
    TwoThreads()
    {
        REQUIRE(write(scratch, 0) == Touched::Ok);
        stack = map_anonymous(16) + 16 * page_size;
        thread = static_cast<Pid>(
            call(SystemCall::Clone, {thread_flags, stack.value, scratch.value, scratch.value, 0x1234000}));
        REQUIRE(thread == pid + 1);
    }
    std::uint32_t word(VirtAddr at)
    {
        std::uint32_t value = 0;
        REQUIRE(UserMemory(kernel, hardware, pid, record).get(at, value) == Reach::Ok);
        return value;
    }
    VirtAddr stack;
    Pid thread = 0;
};

}  // namespace

TEST_CASE_FIXTURE(TwoThreads,
                  "a thread shares memory, files and handlers, and has its own registers and number")
{
    CHECK(word(scratch) == thread);
    CHECK(kernel.processes.at(thread).cpu.sp == stack);
    CHECK(kernel.processes.at(thread).cpu.fs.value == 0x1234000);
    CHECK(static_cast<Pid>(call_as(thread, SystemCall::Getpid)) == pid);
    CHECK(static_cast<Pid>(call_as(thread, SystemCall::Gettid)) == thread);
    CHECK(space().users == 2);
    const VirtAddr p = map_anonymous(1);
    CHECK(access(thread, p, AccessKind::Write, 't') == Touched::Ok);
    CHECK(byte(pid, p) == 't');
    const std::uint64_t faults = process().minflt;
    CHECK(access(thread, map_anonymous(1), AccessKind::Write) == Touched::Ok);
    CHECK(process().minflt == faults + 1);  // one process, one count
    const int fd = open("/tmp/of-thread", OpenReadWrite | OpenCreate);
    CHECK(call_as(thread, SystemCall::Close, {static_cast<std::uint64_t>(fd)}) == 0);
    CHECK(call(SystemCall::Close, {static_cast<std::uint64_t>(fd)}) == -9);
}

TEST_CASE_FIXTURE(TwoThreads, "who joins a thread sleeps until it is done")
{
    call(SystemCall::Futex, {scratch.value, 0, thread, 0});
    CHECK(last_result == CallResult::Retry);
    call_as(thread, SystemCall::Exit, {0});
    CHECK(last_result == CallResult::Exited);
    CHECK(kernel.processes.find(thread) == nullptr);
    CHECK(process().state == ProcessState::Running);
    CHECK(call(SystemCall::Futex, {scratch.value, 0, thread, 0}) == 0);
    CHECK(word(scratch) == 0);
    CHECK(space().users == 1);
}

TEST_CASE_FIXTURE(TwoThreads, "a futex sleeps only while the word is as expected, and wakes who came first")
{
    const VirtAddr p = map_anonymous(1);
    CHECK(call(SystemCall::Futex, {p.value, futex_wait, 5, 0}) == -11);
    call_as(thread, SystemCall::Futex, {p.value, futex_wait, 0, 0});
    CHECK(last_result == CallResult::Retry);
    call(SystemCall::Futex, {p.value, futex_wait, 0, 0});
    CHECK(last_result == CallResult::Retry);
    CHECK(wake_futex(kernel, futex_key(space(), process().space, p), 1) == 1);
    CHECK(kernel.processes.at(thread).state == ProcessState::Running);
    CHECK(process().state == ProcessState::Sleeping);
    CHECK(call_as(thread, SystemCall::Futex, {p.value, futex_wait, 0, 0}) == 0);
    CHECK(call_as(thread, SystemCall::Futex, {p.value, futex_wake, 10, 0}) == 1);
    CHECK(call(SystemCall::Futex, {p.value, futex_wait, 0, 0}) == 0);
}

TEST_CASE_FIXTURE(TwoThreads, "a futex wait gives up when its time is over")
{
    const VirtAddr p = map_anonymous(1);
    REQUIRE(UserMemory(kernel, hardware, pid, record).put(scratch + 64, std::array<std::uint64_t, 2>{1, 0})
            == Reach::Ok);
    call(SystemCall::Futex, {p.value, futex_wait, 0, scratch.value + 64});
    CHECK(last_result == CallResult::Retry);
    kernel.processes.at(thread).state = ProcessState::Stopped;
    REQUIRE(next_wake(kernel));
    kernel.now = *next_wake(kernel);
    CHECK(schedule(kernel, hardware, record) == pid);
    CHECK(call(SystemCall::Futex, {p.value, futex_wait, 0, scratch.value + 64}) == -110);
}

TEST_CASE_FIXTURE(TwoThreads,
                  "exit_group and a deadly signal end all threads; exit of the first waits for the others")
{
    SUBCASE("exit_group by the second thread")
    {
        call_as(thread, SystemCall::ExitGroup, {4});
        CHECK(process().state == ProcessState::Zombie);
        CHECK(process().exit_status == exited_with(4));
    }
    SUBCASE("a signal")
    {
        send_signal(kernel, thread, {SigSegv, segv_map_error, {8}, 0}, record);
        CHECK(deliver_signal(kernel, hardware, thread, record) == Delivered::Killed);
        CHECK(process().exit_status == killed_by(SigSegv, false));
    }
    SUBCASE("exit of the first thread")
    {
        call(SystemCall::Exit, {6});
        CHECK(process().state == ProcessState::Sleeping);
        CHECK(kernel.processes.find(thread) != nullptr);
        call_as(thread, SystemCall::Exit, {0});
        CHECK(process().exit_status == exited_with(6));
    }
    CHECK(kernel.processes.find(thread) == nullptr);
    CHECK(process().state == ProcessState::Zombie);
    check_invariants();
}

TEST_CASE_FIXTURE(SmallMachine, "vfork lends the space to the child and sleeps until it is given back")
{
    const VirtAddr p = map_anonymous(1);
    CHECK(write(p) == Touched::Ok);
    const auto child = static_cast<Pid>(call(SystemCall::Vfork));
    CHECK(process().state == ProcessState::Sleeping);
    CHECK(kernel.processes.at(child).space == process().space);
    CHECK(access(child, p, AccessKind::Write, 'v') == Touched::Ok);
    CHECK(schedule(kernel, hardware, record) == child);
    call_as(child, SystemCall::ExitGroup, {2});
    CHECK(process().state == ProcessState::Running);
    CHECK(byte(pid, p) == 'v');
    CHECK(static_cast<Pid>(call(SystemCall::Wait4, {~0ull, 0, 0, 0})) == child);
}

TEST_CASE_FIXTURE(SmallMachine,
                  "pagemap tells page by page what is there, readlink where links of /proc lead")
{
    const auto fd = static_cast<std::uint64_t>(open("/proc/self/pagemap", OpenReadOnly));
    const VirtAddr p = map_anonymous(3);
    CHECK(write(p) == Touched::Ok);
    CHECK(read(p + page_size) == Touched::Ok);
    CHECK(call(SystemCall::Pread64, {fd, scratch.value, 24, page_of(p).value * 8}) == 24);
    std::array<std::uint64_t, 3> words{};
    UserMemory memory(kernel, hardware, pid, record);
    REQUIRE(memory.get(scratch, words) == Reach::Ok);
    CHECK((words[0] >> 55) == 0x102);
    CHECK((words[1] >> 55) == 0x100);
    CHECK(words[2] == 0);
    CHECK(call(SystemCall::Pread64, {fd, scratch.value, 7, 8}) == -22);

    REQUIRE(memory.write(scratch, std::as_bytes(std::span("/proc/self/exe"))) == Reach::Ok);
    CHECK(call(SystemCall::Readlink, {scratch.value, scratch.value + 100, 50}) == 9);
    CHECK(byte(pid, scratch + 105) == 'd');  // /tmp/demo
}
