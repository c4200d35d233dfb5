#include "import/oom_board.h"
#include "stage.h"

using namespace fl;
using namespace fl::import;

namespace {

const inspect::OomRow& row(const OomBoard& board, std::uint32_t pid)
{
    for (const inspect::OomRow& each : board.rows)
        if (each.pid == pid) return each;
    FAIL("no such pid");
    return board.rows.front();
}

}  // namespace

// Points: awk '{print $1, rss + swapents + int(pgtables_bytes / 4096) + adj * int(total / 1000)}' over the
// rows.
TEST_CASE("a kill of the whole machine: the smaller task went because of its oom_score_adj")
{
    const OomLog log = read_oom_log(test_file("system-6.1.dmesg"));
    REQUIRE(log.kills.size() == 1);
    const OomBoard board = board_of(log, 0);
    CHECK(board.invoker == "postgres");
    CHECK(board.total == 524158 - 18313 + 998396 / 4);
    REQUIRE(board.rows.size() == 6);
    CHECK(row(board, 1060).today.points == 386955);
    CHECK(row(board, 1044).today.points == 352811);
    CHECK(row(board, 301).today.points == -188203);
    CHECK_FALSE(row(board, 340).today.killable);
    CHECK(row(board, 1044).comm == "report (nightly)");
    CHECK(board.victim == 1060);
    CHECK(board.verdict == OomBoard::Verdict::Follows);
}

TEST_CASE("a kill of a cgroup, with every prefix a log can have")
{
    for (const char* name : {"cgroup-v1.dmesg", "cgroup-v1.journal"}) {
        const OomLog log = read_oom_log(test_file(name));
        REQUIRE(log.kills.size() == 1);
        const OomBoard board = board_of(log, 0);
        CHECK(board.group == "/faultline26200");
        CHECK(board.total == 65536 / 4);
        CHECK(row(board, 26215).today.points == 7919 + 26);
        CHECK(board.victim == 26215);
        CHECK(board.verdict == OomBoard::Verdict::Follows);
    }
    const OomBoard adjusted = board_of(read_oom_log(test_file("cgroup-v1-group.dmesg")), 0);
    CHECK(row(adjusted, 26226).today.points == 4835);
    CHECK(row(adjusted, 26225).today.points == 3902);
    CHECK(adjusted.verdict == OomBoard::Verdict::Follows);
}

TEST_CASE("a cgroup with memory.oom.group: the worst is the victim, the others go too")
{
    const OomBoard board = board_of(read_oom_log(test_file("cgroup-v2-5.10.journal")), 0);
    CHECK(board.total == 65536);
    CHECK(board.total_known);
    CHECK(row(board, 7113).today.points == 104312);
    CHECK(row(board, 7140).today.points == 85853);
    CHECK(row(board, 7100).today.points == 62929);
    CHECK(board.victim == 7113);
    CHECK(board.verdict == OomBoard::Verdict::Follows);
    for (const inspect::OomRow& each : board.rows)
        CHECK(each.victim);
}

TEST_CASE("the kernel's words are found behind whatever stands before them")
{
    for (const char* line :
         {"Out of memory: Killed", "[  123.456789] Out of memory: Killed", "<6>[ 1.2] Out of memory: Killed",
          "[Mon Nov 23 09:14:31 2026] Out of memory: Killed", "[  123.45][ T1234] Out of memory: Killed",
          "Nov 23 09:12:07 lab kernel: Out of memory: Killed",
          "Nov 23 09:12:07 lab kernel: [44581.257410] Out of memory: Killed",
          "2026-11-23T09:12:07.123456+01:00 lab kernel: [44581.257410] Out of memory: Killed",
          "kern  :err   : [44581.257410] Out of memory: Killed",
          "3,1187,44581257410,-;Out of memory: Killed"})
        CHECK_MESSAGE(kernel_message(line) == "Out of memory: Killed", line);
    CHECK(kernel_message("[ 12.5] [    301]     0   301") == "[    301]     0   301");
}

TEST_CASE("a choice that does not follow, one that was none, and logs that end too early")
{
    const std::string text = test_file("system-6.1.dmesg");
    const auto changed = [&](std::string_view from, std::string_view to) {
        std::string copy = text;
        for (std::size_t at = 0; (at = copy.find(from, at)) != std::string::npos; at += to.size())
            copy.replace(at, from.size(), to);
        return copy;
    };
    const auto verdict = [](const std::string& log) { return board_of(read_oom_log(log), 0).verdict; };
    using Verdict = OomBoard::Verdict;
    CHECK(verdict(changed("Killed process 1060", "Killed process 1051")) == Verdict::Differs);
    CHECK(verdict(changed("Killed process 1060", "Killed process 9")) == Verdict::NotInTable);
    CHECK(verdict(changed("Out of memory:", "Out of memory (oom_kill_allocating_task):")) ==
          Verdict::NoChoice);
    CHECK(verdict(changed("pages RAM", "pages of RAM")) == Verdict::NoTotal);
    CHECK(verdict(text.substr(0, text.find("Out of memory"))) == Verdict::NoVictim);
}

TEST_CASE("who an earlier kill of the same log took is no candidate any more")
{
    const std::string text = test_file("cgroup-v1.dmesg");
    std::string second = text;
    for (std::size_t at; (at = second.find("Killed process 26215")) != std::string::npos;)
        second.replace(at, 20, "Killed process 26216");
    const OomLog log = read_oom_log(text + second);
    REQUIRE(log.kills.size() == 2);
    CHECK(board_of(log, 1).verdict == OomBoard::Verdict::Follows);
}

TEST_CASE("the command line prints each kill with its verdict")
{
    const std::string text = test_file("system-6.1.dmesg");
    Replay replay(text);
    CHECK(replay.kind() == Kind::OomLog);
    TestStage stage(replay.machine());
    while (replay.step(stage)) {
    }
    CHECK(stage.has_said(
        "*   1060  1000       9031        404         20    500       377500       386955  make"));
    CHECK(stage.has_said("Linux killed 1060 (make): it has the most points, the choice follows."));
}
