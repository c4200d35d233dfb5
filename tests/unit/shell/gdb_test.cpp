#include "fixture.h"

#include <doctest/doctest.h>

using namespace fl::shell;

namespace {

struct Debugged : Terminal {
    Debugged()
    {
        session.add_file("demo.c", demo_source);
        run("gcc demo.c -o demo && gdb -q ./demo");
    }
};

}  // namespace

TEST_CASE("a breakpoint is set, hit and listed in gdb's words")
{
    Debugged t;
    CHECK(t.session.prompt() == "(gdb) ");
    CHECK(t.run("break 11").find(": file demo.c, line 11.\n") != std::string::npos);
    CHECK(t.run("info breakpoints").find("1       breakpoint     keep y   0x0000000000001") !=
          std::string::npos);
    CHECK(
        t.run("run") ==
        "Starting program: /home/learner/demo \n\nBreakpoint 1, main () at demo.c:11\n11\t    p[0] = 't';\n");
    CHECK(t.run("info breakpoints").find("\tbreakpoint already hit 1 time\n") != std::string::npos);
    CHECK(t.run("break nosuch").find("Function \"nosuch\" not defined.\n") == 0);
    CHECK(t.run("delete 7") == "No breakpoint number 7.\n");
}

TEST_CASE("stepping goes line by line, into functions and out again")
{
    Debugged t;
    t.run("break 11");
    t.run("run");
    CHECK(t.run("next") == "12\t    counter = twice(5, p);\n");
    const std::string entered = t.run("step");
    CHECK(entered.find("twice (x=5, s=0x7") == 0);
    CHECK(entered.find(" \"t\") at demo.c:5\n5\t    int y = x * 2;\n") != std::string::npos);
    CHECK(t.run("backtrace").find("\n#1  0x") != std::string::npos);
    CHECK(t.run("finish").find("Value returned is $1 = 126\n") != std::string::npos);
    CHECK(t.run("next") == "13\t    for (int i = 0; i < 3; i++)\n");
    CHECK(t.run("") == "14\t        counter++;\n");  // an empty line repeats
}

TEST_CASE("values are printed as gdb prints them")
{
    Debugged t;
    t.run("break 12");
    t.run("run");
    CHECK(t.run("print counter") == "$1 = 3\n");
    CHECK(t.run("p/x counter * 16") == "$2 = 0x30\n");
    CHECK(t.run("p &counter").find("$3 = (int *) 0x55555555") == 0);
    CHECK(t.run("p $1 + 1") == "$4 = 4\n");
    CHECK(t.run("p nosuch") == "No symbol \"nosuch\" in current context.\n");
    CHECK(t.run("p *(int *)0") == "Cannot access memory at address 0x0\n");
    CHECK(t.run("x/2xb p").find(":\t0x74\t0x00\n") != std::string::npos);
    CHECK(t.run("x/s p").find(":\t\"t\"\n") != std::string::npos);
    CHECK(t.run("set var counter = 7") == "");
    CHECK(t.run("p counter") == "$5 = 7\n");
    CHECK(t.run("call twice(1, p)") == "$6 = 118\n");
}

TEST_CASE("printing only looks: it adds nothing to the story")
{
    Debugged t;
    t.run("break 12");
    t.run("run");
    const auto before = t.session.timeline().now().step;
    t.run("print counter + 1");
    t.run("info locals");
    t.run("x/4xw $rsp");
    CHECK(t.session.timeline().now().step == before);
    t.run("print counter = 4");
    CHECK(t.session.timeline().now().step > before);
}

TEST_CASE("a fatal signal stops the program before it ends it")
{
    Debugged t;
    const std::string text = t.run("run");
    CHECK(text.find("\nProgram received signal SIGSEGV, Segmentation fault.\n") != std::string::npos);
    CHECK(text.find("main () at demo.c:16\n16\t    p[0] = 'l';\n") != std::string::npos);
    CHECK(t.run("continue") == "Continuing.\n\nProgram terminated with signal SIGSEGV, Segmentation "
                               "fault.\nThe program no longer exists.\n");
    CHECK(t.run("next") == "The program is not being run.\n");
    t.run("quit");
    CHECK(t.session.prompt() == "$ ");
}

TEST_CASE("a second terminal sees the stopped program")
{
    Debugged t;
    t.run("break 11");
    t.run("run");
    CHECK(t.run_shell("pidof demo | wc -w") == "1\n");
    CHECK(t.session.prompt() == "(gdb) ");
    CHECK(t.run("next") == "12\t    counter = twice(5, p);\n");
}

TEST_CASE("the debugger goes back in time with the machine")
{
    Debugged t;
    t.run("break 11");
    t.run("run");
    const auto stopped = t.session.timeline().now();
    t.run("next");
    t.run("next");
    t.session.seek(stopped);
    CHECK(t.session.prompt() == "(gdb) ");
    CHECK(t.run("next") == "12\t    counter = twice(5, p);\n");
    t.session.seek({});
    CHECK(t.session.prompt() == "$ ");
}

TEST_CASE("a watchpoint stops where the value changes, and ends with its frame")
{
    Debugged t;
    t.run("break 12");
    t.run("run");
    CHECK(t.run("watch counter") == "Hardware watchpoint 2: counter\n");
    CHECK(t.run("info breakpoints").find("2       hw watchpoint  keep y                      counter\n") !=
          std::string::npos);
    const std::string changed = t.run("continue");
    CHECK(changed.find("Continuing.\n\nHardware watchpoint 2: counter\n\nOld value = 3\nNew value = 126\n") ==
          0);
    CHECK(changed.find("main () at demo.c:1") != std::string::npos);
    CHECK(t.run("continue").find("Old value = 126\nNew value = 127\n") != std::string::npos);
    t.run("delete 2");
    t.run("tbreak twice");
    t.run("run");
    t.run("continue");
    CHECK(t.run("watch y") == "Hardware watchpoint 4: y\n");
    CHECK(t.run("continue").find("New value = 10\n") != std::string::npos);
    CHECK(t.run("continue")
              .find("Watchpoint 4 deleted because the program has left the block in\n"
                    "which its expression is valid.\n") != std::string::npos);
}

TEST_CASE("expressions are evaluated in the selected frame")
{
    Debugged t;
    t.run("break twice");
    t.run("run");
    CHECK(t.run("print x * 2") == "$1 = 10\n");
    CHECK(t.run("up").find("#1  0x") == 0);
    CHECK(t.run("print p[0]") == "$2 = 116 't'\n");
    CHECK(t.run("print x") == "No symbol \"x\" in current context.\n");
    CHECK(t.run("set var p[1] = 'u'") == "");
    CHECK(t.run("print p[1]") == "$3 = 117 'u'\n");
    CHECK(t.run("whatis p[0] + 1") == "type = int\n");
    CHECK(t.run("whatis p") == "type = char *\n");
    CHECK(t.run("down").find("#0  twice (x=5") == 0);
    CHECK(t.run("backtrace -1").find("#1  0x") == 0);
}
