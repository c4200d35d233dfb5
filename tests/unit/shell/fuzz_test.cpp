#include "fixture.h"

#include <doctest/doctest.h>

using namespace fl::shell;

namespace {

// Lines put together from pieces that mean something, at random but always the same.
std::string line_of(std::uint64_t& seed)
{
    constexpr std::string_view pieces[] = {"echo ",   "cat ",      "/proc/self/maps",
                                           "|",       "&&",        "||",
                                           ";",       "&",         ">",
                                           ">>",      "<",         "2>&1",
                                           "$(",      ")",         "'",
                                           "\"",      "$x",        "${",
                                           "}",       "\\",        "#",
                                           " ",       "x",         "ls ",
                                           "grep ",   "[a-",       "*",
                                           "sort -k", "head -n",   "-1",
                                           "kill ",   "ps -o ",    "free -",
                                           "gdb ",    "./demo",    "break ",
                                           "print ",  "x/9999zz ", "run",
                                           "next ",   "\x80\xff",  "=",
                                           "1",       "fg ",       "wait",
                                           "sleep 0", "strace ",   "~",
                                           "..",      "/",         "%"};
    std::string line;
    do {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        line += pieces[(seed >> 33) % (sizeof pieces / sizeof pieces[0])];
    } while ((seed >> 20) % 8 != 0);
    return line;
}

}  // namespace

TEST_CASE("no line crashes or hangs the terminal")
{
    Terminal t;
    t.session.add_file("demo.c", demo_source);
    t.run("gcc demo.c -o demo");
    std::uint64_t seed = 1;
    for (int i = 0; i < 400; ++i) {
        t.session.run_line(line_of(seed), 200'000);
        if (!t.session.idle()) t.session.interrupt();
        t.session.pump(200'000);
    }
    CHECK(t.session.timeline().now().command > 0);
}

TEST_CASE("no line crashes or hangs the debugger")
{
    Terminal t;
    t.session.add_file("demo.c", demo_source);
    t.run("gcc demo.c -o demo && gdb -q ./demo");
    t.run("break main");
    std::uint64_t seed = 7;
    for (int i = 0; i < 400; ++i) {
        if (t.session.prompt() == "$ ") t.run("gdb -q ./demo");
        if (i % 10 == 0) t.session.run_line("run", 200'000);
        t.session.run_line(line_of(seed), 200'000);
        if (!t.session.idle()) t.session.interrupt();
        t.session.pump(200'000);
    }
    CHECK(t.session.timeline().now().command > 0);
}
