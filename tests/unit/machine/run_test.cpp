#include "fixture.h"

#include "inspect/source.h"

using namespace fl;
using namespace fl::machine;

TEST_CASE_FIXTURE(WithProgram, "a program prints what it prints and ends with its status")
{
    compile("#include <stdio.h>\nint main(void) { printf(\"%d faults away\\n\", 6 * 7); return 3; }\n");
    start(false);
    const StopReport& stop = go(Goal::Continue);
    CHECK(stop.why == Stop::Exited);
    CHECK(stop.status == 3);
    CHECK(output() == "42 faults away\n");
}

TEST_CASE_FIXTURE(WithProgram,
                  "a store into a string literal is killed by SIGSEGV after everything before it")
{
    compile("#include <stdio.h>\nint main(void) { char *p = \"literal\"; puts(p); fflush(stdout); p[0] = "
            "'L'; puts(\"never\"); return 0; }\n");
    start(false);
    const StopReport& stop = go(Goal::Continue);
    CHECK(stop.why == Stop::Killed);
    CHECK(stop.signal == 11);
    CHECK(output() == "literal\n");
}

TEST_CASE_FIXTURE(WithProgram,
                  "next goes from line to line and over calls, step goes into them, finish comes back")
{
    compile("int twice(int n)\n{\n    n = n * 2;\n    return n;\n}\nint main(void)\n{\n    int a = 1;\n    a "
            "= twice(a);\n    a = twice(a);\n    return a;\n}\n");
    start(true);
    const auto line = [&] {
        const auto place = inspect::source_position(view(timeline.state()), pid);
        return place ? place->line : 0;
    };
    go(Goal::Statement);
    CHECK(line() == 8);
    go(Goal::Next);
    CHECK(line() == 9);
    go(Goal::Next);
    CHECK(line() == 10);
    go(Goal::Statement);
    CHECK(line() == 3);
    go(Goal::Finish);
    CHECK(line() == 10);
    go(Goal::Next);
    CHECK(line() == 11);
    CHECK(go(Goal::Continue).status == 4);
}

TEST_CASE_FIXTURE(WithProgram, "a traced process stops at a signal and receives it when it goes on")
{
    compile("int main(void) { *(int *)16 = 1; return 0; }\n");
    start(true);
    CHECK(go(Goal::Continue).why == Stop::Signal);
    CHECK(timeline.state().debugger.last_stop.signal == 11);
    CHECK(go(Goal::Continue).why == Stop::Killed);
}

TEST_CASE_FIXTURE(WithProgram, "an expression changes the process as the program itself would")
{
    compile("int shared = 5;\nint main(void)\n{\n    int a = 7;\n    shared = a;\n    return shared;\n}\n");
    start(true);
    go(Goal::Statement);
    go(Goal::Statement);
    REQUIRE(timeline.apply(Evaluate{pid, "a = a + 30"}).ok());
    timeline.pump(1'000'000);
    CHECK(timeline.state().debugger.evaluation.value == "37");
    CHECK(go(Goal::Continue).status == 37);
}

TEST_CASE_FIXTURE(WithProgram, "after a signal expressions still have values, and going on delivers it")
{
    compile("int main(void)\n{\n    int a = 7;\n    *(int *)16 = a;\n    return 0;\n}\n");
    start(true);
    CHECK(go(Goal::Continue).why == Stop::Signal);
    REQUIRE(timeline.apply(Evaluate{pid, "a + 1"}).ok());
    timeline.pump(1'000'000);
    CHECK(timeline.state().debugger.evaluation.value == "8");
    CHECK(go(Goal::Continue).why == Stop::Killed);
}

TEST_CASE_FIXTURE(WithProgram, "an expression at a breakpoint does not bring the program there once more")
{
    compile("int main(void)\n{\n    int a = 7;\n    a = a + 1;\n    return a;\n}\n");
    start(true);
    go(Goal::Statement);
    REQUIRE(inspect::source_position(view(timeline.state()), pid)->line == 3);
    go(Goal::Statement);
    const VirtAddr here = timeline.state().kernel.processes.at(pid).cpu.pc;
    REQUIRE(timeline.apply(SetBreakpoint{here}).ok());
    REQUIRE(timeline.apply(Evaluate{pid, "a = 40"}).ok());
    timeline.pump(1'000'000);
    CHECK(go(Goal::Next).why == Stop::Goal);
    CHECK(inspect::source_position(view(timeline.state()), pid)->line == 5);
    CHECK(go(Goal::Continue).status == 41);
}

TEST_CASE_FIXTURE(WithProgram, "a program that waits for nothing that can happen is reported, not waited for")
{
    compile("#include <unistd.h>\nint main(void) { pause(); return 0; }\n");
    start(false);
    CHECK(go(Goal::Continue).why == Stop::Deadlock);
}

TEST_CASE_FIXTURE(WithProgram, "what the linker would miss is an error with the function that wants it")
{
    timeline.apply(
        WriteFile{"/home/learner/x.c", "int missing(void);\nint main(void) { return missing(); }\n"});
    const Outcome compiled = timeline.apply(CompileProgram{.source = "x.c", .output = "x"});
    REQUIRE(compiled.diagnostics.size() == 1);
    CHECK(compiled.diagnostics[0].message == "in function 'main': undefined reference to 'missing'");
}

TEST_CASE_FIXTURE(WithProgram, "commands about things that do not exist are refused")
{
    CHECK(timeline.apply(StartProcess{.arguments = {"./nothing"}}).error == Errno::NoEntry);
    CHECK(timeline.apply(Run{4711, Goal::Continue}).error == Errno::NoProcess);
    CHECK(timeline.apply(SendSignal{4711, 9}).error == Errno::NoProcess);
    CHECK(timeline.apply(DeleteBreakpoint{3}).error == Errno::NoEntry);
    CHECK(timeline.apply(CompileProgram{.source = "nothing.c", .output = "x"}).error == Errno::NoEntry);
    timeline.apply(WriteFile{"/home/learner/text", "not a program"});
    CHECK(timeline.apply(StartProcess{.arguments = {"./text"}}).error == Errno::Access);
}
