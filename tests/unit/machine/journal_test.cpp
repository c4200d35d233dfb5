#include "machine/journal.h"

#include <doctest/doctest.h>

using namespace fl;
using namespace fl::machine;

namespace {

std::string again(const Command& command)
{
    std::string why;
    const auto read = parse_command(render(command), why);
    REQUIRE_MESSAGE(read.has_value(), why);
    return render(*read);
}

std::string complaint(std::string_view line)
{
    std::string why;
    CHECK_FALSE(parse_command(line, why).has_value());
    return why;
}

}  // namespace

TEST_CASE("every command has one line of text that reads back as the same command")
{
    const Command commands[] = {
        WriteFile{"/home/learner/a b.c", "int main(void)\n{\n\treturn '\\n' == \"\\\"\"[0];\n}\n"},
        CompileProgram{.source = "a.c", .output = "a"},
        StartProcess{.arguments = {"./a", "two words", ""}},
        StartProcess{.arguments = {"./a"}, .traced = true},
        Run{42, Goal::Next},
        SetBreakpoint{VirtAddr{0x555555555000}, false},
        SetBreakpoint{VirtAddr{16}, true},
        DeleteBreakpoint{3},
        SendSignal{42, 9},
        ForkShell{},
        WriteProc{"/proc/1/oom_adj", "-17\n"},
        Evaluate{42, "memset(p, 1, 4096)"},
        Wait{Tick{1'000'000}},
        EnactProgram{0, "/usr/bin/a b"},
        EnactCall{.pid = 42, .number = 9, .arguments = {0, 4096, 3, 0x22, ~0ull, 0}},
        EnactCall{.pid = 42, .number = 9, .arguments = {1, 2, 3, 4, 5, 6}, .file = "/a", .file_bytes = 7},
        EnactArea{42, VirtAddr{0x1000}, VirtAddr{0x3000}, 5, true, 0x2000, "/lib/x.so (deleted)"},
        EnactTouch{42, VirtAddr{0x1000}, 2, true}};
    for (const Command& command : commands) {
        CHECK(again(command) == render(command));
        CHECK(render(command).find('\n') == std::string::npos);
    }
}

TEST_CASE("a goal's name survives the journey through text")
{
    std::string why;
    const auto command = parse_command("run 7 syscall", why);
    REQUIRE(command.has_value());
    CHECK(std::get<Run>(*command).goal == Goal::SystemCall);
    CHECK(std::get<Run>(*command).pid == 7);
}

TEST_CASE("a wrong line is refused with its reason and what may have been meant")
{
    CHECK(complaint("") == "the line ends too early");
    CHECK(complaint("jump 3") == "unknown command 'jump'");
    CHECK(complaint("run 3 nxt") == "unknown goal 'nxt' (did you mean 'next'?)");
    CHECK(complaint("kill 3 999") == "'999' is not a number in range");
    CHECK(complaint("write \"a") == "a quoted text does not end");
    CHECK(complaint("delete 1 delete 2") == "more than one command on the line");
}
