#include "unit/kernel/small_machine.h"

#include <array>

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;
using hw::AccessKind;

TEST_CASE_FIXTURE(SmallMachine, "write and read move bytes and the place in the file")
{
    const auto fd = static_cast<std::uint64_t>(open("/tmp/new", OpenReadWrite | OpenCreate));
    CHECK(write(scratch, 'A') == Touched::Ok);
    CHECK(call(SystemCall::Write, {fd, scratch.value, 5000}) == 5000);
    CHECK(call(SystemCall::Lseek, {fd, 0, 1}) == 5000);
    CHECK(call(SystemCall::Lseek, {fd, 4096, 0}) == 4096);
    CHECK(call(SystemCall::Read, {fd, scratch.value + 4096, 5000}) == 904);
    CHECK(call(SystemCall::Pread64, {fd, scratch.value + 100, 1, 0}) == 1);
    CHECK(byte(pid, scratch + 100) == 'A');
    CHECK(call(SystemCall::Lseek, {fd, ~0ull, 0}) == -22);
}

TEST_CASE_FIXTURE(SmallMachine, "reading into untouched memory costs its faults; a bad buffer is EFAULT")
{
    const auto fd = static_cast<std::uint64_t>(file_of("/tmp/file", 16));
    const VirtAddr p = map_anonymous(16);
    const std::uint64_t before = process().minflt;
    CHECK(call(SystemCall::Read, {fd, p.value, 16 * page_size}) == 16 * page_size);
    CHECK(process().minflt - before == 16);
    CHECK(call(SystemCall::Pread64, {fd, 8, 10, 0}) == -14);
    CHECK(call(SystemCall::Pread64, {fd, p.value + 15 * page_size, 2 * page_size, 0})
          >= static_cast<std::int64_t>(page_size));
    CHECK(call(SystemCall::Write, {1, 0xffff888000000000, 10}) == -14);
}

TEST_CASE_FIXTURE(SmallMachine, "what is written to the console is in the record")
{
    REQUIRE(write(scratch, 'h') == Touched::Ok);
    CHECK(call(SystemCall::Write, {1, scratch.value, 1}) == 1);
    const trace::ConsoleWritten* written = nullptr;
    for (const trace::Event& event : record.events())
        if (const auto* console = std::get_if<trace::ConsoleWritten>(&event.what)) written = console;
    REQUIRE(written);
    CHECK(record.text(*written) == "h");
    CHECK(written->fd == 1);
}

TEST_CASE_FIXTURE(SmallMachine, "getrusage tells of the faults before it stores its answer")
{
    const VirtAddr fresh = map_anonymous(1);
    const std::uint64_t before = process().minflt;
    CHECK(call(SystemCall::Getrusage, {0, fresh.value}) == 0);
    std::uint64_t minflt = 0;
    UserMemory memory(kernel, hardware, pid, record);
    REQUIRE(memory.get(fresh + 64, minflt) == Reach::Ok);
    CHECK(minflt == before);
    CHECK(process().minflt == before + 1);
}

TEST_CASE_FIXTURE(SmallMachine, "a /proc file is a text made when it is opened")
{
    const auto fd = static_cast<std::uint64_t>(open("/proc/self/number", OpenReadWrite));
    CHECK(call(SystemCall::Read, {fd, scratch.value, 100}) == 5);
    CHECK(byte(pid, scratch) == '1');
    CHECK(call(SystemCall::Write, {fd, scratch.value, 4}) == 4);
    CHECK(host.written == std::to_string(pid));
    CHECK(open("/proc/self/nothing", OpenReadOnly) == -2);
}

TEST_CASE_FIXTURE(SmallMachine, "descriptors: the lowest free number, duplicates share their place")
{
    CHECK(open("/tmp/a", OpenReadWrite | OpenCreate) == 3);
    CHECK(open("/tmp/a", OpenReadWrite) == 4);
    CHECK(call(SystemCall::Close, {3}) == 0);
    CHECK(call(SystemCall::Dup, {4}) == 3);
    CHECK(call(SystemCall::Dup2, {4, 9}) == 9);
    CHECK(call(SystemCall::Write, {9, scratch.value, 7}) == 7);
    CHECK(call(SystemCall::Lseek, {3, 0, 1}) == 7);
    CHECK(call(SystemCall::Close, {5}) == -9);
    CHECK(open("/nowhere/a", OpenReadWrite | OpenCreate) == -2);
    CHECK(open("/tmp/missing", OpenReadOnly) == -2);
}

TEST_CASE_FIXTURE(SmallMachine, "the console is a terminal or a file, and stat and ioctl agree")
{
    CHECK(call(SystemCall::Ioctl, {1, 0x5401, 0}) == 0);
    CHECK(call(SystemCall::Fstat, {1, scratch.value}) == 0);
    UserMemory memory(kernel, hardware, pid, record);
    std::array<std::uint64_t, 18> status{};
    REQUIRE(memory.get(scratch, status) == Reach::Ok);
    CHECK(status[7] == 1024);
    kernel.files.console_is_file = true;
    CHECK(call(SystemCall::Ioctl, {1, 0x5401, 0}) == -25);
    CHECK(call(SystemCall::Fstat, {1, scratch.value}) == 0);
    REQUIRE(memory.get(scratch, status) == Reach::Ok);
    CHECK(status[7] == 4096);
}

TEST_CASE_FIXTURE(SmallMachine, "an unknown number is ENOSYS; every call leaves one line of strace")
{
    const auto count = [&] {
        std::size_t calls = 0;
        for (const trace::Event& event : record.events())
            calls += std::holds_alternative<trace::SystemCalled>(event.what);
        return calls;
    };
    const std::size_t before = count();
    CHECK(call(static_cast<SystemCall>(9999)) == -38);
    CHECK(call(SystemCall::Getpid) == pid);
    CHECK(count() == before + 2);
}

TEST_CASE_FIXTURE(SmallMachine, "a copy of kernel and hardware is equal and lives on its own")
{
    const VirtAddr p = map_anonymous(8);
    CHECK(write(p, 'o') == Touched::Ok);
    const Kernel kernel_then = kernel;
    const hw::Hardware hardware_then = hardware;
    CHECK(kernel_then == kernel);
    CHECK(hardware_then == hardware);
    CHECK(write(p, 'n') == Touched::Ok);
    CHECK(write(p + page_size) == Touched::Ok);
    CHECK_FALSE(kernel_then == kernel);
    CHECK_FALSE(hardware_then == hardware);
    const Kernel kernel_now = kernel;
    const hw::Hardware hardware_now = hardware;
    kernel = kernel_then;
    hardware = hardware_then;
    check_invariants();
    CHECK(byte(pid, p) == 'o');
    CHECK(write(p, 'n') == Touched::Ok);
    CHECK(write(p + page_size) == Touched::Ok);
    CHECK(kernel_now.statistics == kernel.statistics);
    CHECK(kernel_now.frames == kernel.frames);
}
