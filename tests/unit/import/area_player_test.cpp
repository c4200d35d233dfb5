#include "stage.h"

#include "inspect/memory_map.h"
#include "inspect/processes.h"
#include "kernel/invariants.h"

using namespace fl;
using namespace fl::import;

namespace {

std::vector<inspect::AreaRow> rows_after(const std::string& text, TestStage& stage)
{
    Replay replay(text);
    REQUIRE(replay.problem() == "");
    while (replay.step(stage)) {
    }
    machine::Pid newest = 0;
    for (const auto& [pid, process] : stage.state().kernel.processes)
        if (process.parent == stage.state().kernel.shell && process.space != 0) newest = pid;
    REQUIRE(newest != 0);
    return inspect::memory_map(machine::view(stage.state()), newest);
}

machine::MachineConfig config_of(const std::string& text)
{
    return Replay(text).machine();
}

}  // namespace

TEST_CASE("every area of smaps is there with its place, rights and figures")
{
    const std::string text = test_file("shared.smaps");
    TestStage stage(config_of(text));
    const std::vector<inspect::AreaRow> rows = rows_after(text, stage);
    CHECK(rows.size() == 28);  // grep -c '^[0-9a-f]*-' shared.smaps
    const inspect::AreaRow sum = inspect::rollup(rows);
    // awk '/^Rss/{r+=$2} /^Swap:/{s+=$2} /^Anonymous/{a+=$2} /^AnonHuge/{h+=$2} END {print r, s, a, h}'
    CHECK(sum.swap.value * 4 == 64);
    CHECK(sum.anon.value * 4 == 6440);
    CHECK(sum.anon_huge.value * 4 == 6144);
    // 7852 in the file; the vdso's page is the kernel's own here, and faults bring some neighbours of a file
    CHECK(sum.rss.value * 4 >= 7848);
    CHECK(sum.rss.value * 4 <= 7864);
    const auto at = [&](std::uint64_t begin) {
        for (const inspect::AreaRow& row : rows)
            if (row.begin.value == begin) return row;
        return inspect::AreaRow{};
    };
    const inspect::AreaRow heap = at(0x5632e67ec000);
    CHECK(heap.name == "[heap]");
    CHECK(heap.rss.value * 4 == 100);
    CHECK((heap.shared_dirty + heap.shared_clean).value * 4 == 68);  // by fork
    CHECK(heap.pss_bytes == 66 * 1024);
    const inspect::AreaRow zero = at(0x7ff0ccffe000);
    CHECK(zero.name == "/dev/zero (deleted)");
    CHECK(zero.shared);
    CHECK(zero.rss.value * 4 == 40);
    const inspect::AreaRow memory = at(0x7ff0cd246000);
    CHECK(memory.name == "/memfd:buf (deleted)");
    const inspect::AreaRow relro = at(0x7ff0cd230000);
    CHECK(inspect::permissions_of(relro) == "r--p");
    CHECK(relro.anon.value * 4 == 16);
    CHECK(stage.broken() == "");
}

TEST_CASE("maps has no figures, so no page is there")
{
    const std::string text = test_file("shared.maps");
    TestStage stage(config_of(text));
    const std::vector<inspect::AreaRow> rows = rows_after(text, stage);
    CHECK(rows.size() == 28);
    CHECK(inspect::rollup(rows).rss.value == 0);
    CHECK(stage.has_said("It has no figures"));
}

TEST_CASE("neighbours that the file holds apart stay apart")
{
    const std::string text = "7f0000000000-7f0000001000 rw-p 00000000 00:00 0 \n"
                             "7f0000001000-7f0000003000 rw-p 00000000 00:00 0 \n"
                             "7f0000003000-7f0000004000 rw-p 00000000 00:00 0 \n";
    TestStage stage(config_of(text));
    CHECK(rows_after(text, stage).size() == 4);  // and [vsyscall]
}

TEST_CASE("a file that cannot be one process's is refused with its line")
{
    const auto problem = [](const char* text) { return Replay(text).problem(); };
    const std::string first = "7f0000001000-7f0000003000 rw-p 00000000 00:00 0 \n";
    CHECK(problem((first + first).c_str()) ==
          "2: the area begins before the one above it ends: one process's file is expected");
    CHECK(problem("7f0000001000-7f0000001000 rw-p 00000000 00:00 0\n") ==
          "1: the area ends before it begins");
    CHECK(problem("7f0000001001-7f0000003000 rw-p 00000000 00:00 0\n") ==
          "1: the area's borders are not those of pages");
}
