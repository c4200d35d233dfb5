#include "stage.h"

#include "import/area_file.h"
#include "inspect/memory_map.h"
#include "inspect/processes.h"
#include "kernel/invariants.h"

using namespace fl;
using namespace fl::import;

namespace {

std::string play(const std::string& text)
{
    Replay replay(text);
    REQUIRE(replay.problem() == "");
    TestStage stage(replay.machine());
    while (replay.step(stage)) {
    }
    return stage.said;
}

// The simulated kernel's own areas in a process that execve has emptied: stack, vvar, vdso.
constexpr const char* peak_of_fork = "peak VmSize 5396 kB";  // 5232 of pages.awk + 164

}  // namespace

TEST_CASE("one program's log tells the same story in every form strace has")
{
    for (const char* name :
         {"fork.strace", "fork-tt-T-yy.strace", "fork-r.strace", "fork-t-i-n.strace", "fork-raw.strace",
          "fork-verbose.strace", "fork-comm.strace", "fork-memory-only.strace", "fork-r-tt.strace"}) {
        INFO(name);
        const std::string said = play(test_file(name));
        CHECK(said.find(peak_of_fork) != std::string::npos);
        CHECK(said.find("in the end 2320 kB in 19 areas") != std::string::npos);  // 2156 of pages.awk + 164
        CHECK(said.find("/bin/true: peak VmSize 2168 kB") != std::string::npos);  // 2004 of pages.awk + 164
        // grep -c 'mmap(.* = 0x' and the like
        for (const char* count : {"mmap 19", "mprotect 7", "mremap 1", "munmap 4", "brk 4"})
            CHECK(said.find(count) != std::string::npos);
        CHECK(said.find("refused by Linux: 1; signals: 2") != std::string::npos);
        CHECK(said.find("differently") == std::string::npos);
    }
}

TEST_CASE("threads share an address space and end one by one")
{
    const std::string said = play(test_file("threads.strace"));
    CHECK(said.find("thread 944 of the log begins") != std::string::npos);
    CHECK(said.find("peak VmSize 215256 kB") != std::string::npos);  // 215092 of pages.awk on the joined log
    CHECK(said.find("SIGSEGV") != std::string::npos);
    CHECK(said.find("differently") == std::string::npos);
}

// The program printed its own /proc/self/maps while strace looked on.
TEST_CASE("what a log adds up to is what the real kernel showed at the same moment")
{
    const std::string log = test_file("own-maps.strace"), maps = test_file("own-maps.maps");
    Replay replay(log);
    TestStage stage(replay.machine());
    while (!stage.has_said("\"/proc/self/maps\"") && replay.step(stage)) {
    }
    machine::Pid first = 0;
    for (const auto& [pid, process] : stage.state().kernel.processes)
        if (first == 0 && process.comm == "self") first = pid;
    const std::vector<inspect::AreaRow> here = inspect::memory_areas(machine::view(stage.state()), first);
    const AreaFile file = read_area_file(maps);
    REQUIRE(file.areas.size() == 62);
    std::uint64_t compared = 0;
    for (const FileArea& area : file.areas) {
        // What execve makes is not in a log, nor where it put the stack.
        if (area.name.starts_with("[v") || area.name == "[stack]") continue;
        if (area.name.find("ld-linux") != std::string_view::npos || area.line <= 7) continue;
        VirtAddr at = area.begin;
        for (const inspect::AreaRow& row : here) {
            if (row.end <= at || row.begin > at || at >= area.end) continue;
            INFO("maps:", area.line);
            CHECK((row.protection == area.protection && row.shared == area.shared));
            // Links and the working directory are not in the log: the last part of the name.
            const std::string_view name = area.name.substr(area.name.rfind('/') + 1);
            if (!area.name.starts_with("/SYSV")) CHECK(row.name.ends_with(name));
            at = row.end;
        }
        CHECK_MESSAGE(at >= area.end, area.line);
        ++compared;
    }
    CHECK(compared == 45);
}

TEST_CASE("a file that is none of the kinds is refused with what would do")
{
    for (const char* text : {"", "hello\n", "int main(void)\n{\n    return 0;\n}\n"}) {
        Replay replay(text);
        CHECK(replay.problem() == expectation);
    }
}

TEST_CASE("a log that begins in the middle still has its areas, inferred where a call names them")
{
    const std::string said = play("5 mprotect(0x7f0000001000, 8192, PROT_READ) = 0\n"
                                  "5 madvise(0x7f0000003000, 4096, MADV_DONTNEED) = 0\n"
                                  "5 brk(0x600000) = 0x600000\n5 brk(0x602000) = 0x602000\n");
    CHECK(said.find("+ 7f0000001000-7f0000003000 r--p 8 kB\n") != std::string::npos);
    CHECK(said.find("+ 600000-602000 rw-p 8 kB  [heap]\n") != std::string::npos);
    CHECK(said.find("2 areas are inferred") != std::string::npos);
}
