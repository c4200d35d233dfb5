#include "import/call_log.h"
#include "import/trace_line.h"
#include "import/trace_value.h"

#include <doctest/doctest.h>

using namespace fl::import;
using Kind = TraceLine::Kind;

TEST_CASE("a call is the same behind every column strace can put before and after it")
{
    const std::string_view lines[] = {
        "munmap(0x7f0000001000, 8192)            = 0",
        "42    munmap(0x7f0000001000, 8192) = 0",
        "[pid    42] munmap(0x7f0000001000, 8192) = 0",
        "[pid 42<a b>] munmap(0x7f0000001000, 8192) = 0",
        "42<demo> munmap(0x7f0000001000, 8192) = 0 <0.000011>",
        "09:28:38 munmap(0x7f0000001000, 8192) = 0",
        "42 09:28:38.883046 munmap(0x7f0000001000, 8192) = 0 <0.000061>",
        "1795426118.908865 munmap(0x7f0000001000, 8192) = 0",
        "     0.000374 munmap(0x7f0000001000, 8192) = 0",
        "09:28:39.193252 (+     0.000000) munmap(0x7f0000001000, 8192) = 0",
        "42   09:28:39 [  11] [00007f52e47b5ad7] munmap(0x7f0000001000, 8192) = 0",
    };
    for (const std::string_view text : lines) {
        INFO(text);
        const TraceLine line = parse_trace_line(text);
        CHECK(line.kind == Kind::Call);
        CHECK(line.name == "munmap");
        CHECK(line.arguments == "0x7f0000001000, 8192");
        CHECK(line.result == "0");
        CHECK(line.has_pid == (text.starts_with("42") || text.starts_with("[pid")));
    }
}

TEST_CASE("brackets, quotes, paths and comments do not end a call")
{
    const TraceLine line = parse_trace_line(
        R"(7 write(1</tmp/a,b)c>, "x) = 3, \") \\", 0x8 /* ), */) = -1 EBADF (Bad file descriptor))");
    CHECK(line.kind == Kind::Call);
    CHECK(line.result == "-1 EBADF (Bad file descriptor)");
    CHECK(errno_of(line.result) == "EBADF");
    const Arguments arguments = split_arguments(line.arguments);
    REQUIRE(arguments.count == 3);
    CHECK(path_behind(arguments.at[0]) == "/tmp/a,b)c");
    CHECK(quoted_text(arguments.at[1]) == "x) = 3, \") \\");
    CHECK(value_of(arguments.at[2]) == 8);
}

TEST_CASE("strace's ways to write a number")
{
    CHECK(value_of("NULL") == 0);
    CHECK(value_of("8192*1024") == 8 << 20);
    CHECK(value_of("-1") == ~0ull);
    CHECK(value_of("1<<20|3") == (1 << 20 | 3));
    CHECK(value_of("PROT_READ|PROT_EXEC") == 5);
    CHECK(value_of("MAP_PRIVATE|MAP_ANONYMOUS|0x40") == 0x62);
    CHECK(value_of("0x22 /* MAP_PRIVATE|MAP_ANONYMOUS */") == 0x22);
    CHECK(value_of("3</etc/passwd>") == 3);
    CHECK_FALSE(value_of("\"text\"").has_value());
    CHECK_FALSE(value_of("99999999999999999999999").has_value());
    CHECK(returned("5 /* 890 in strace's PID NS */") == 890);
    CHECK_FALSE(returned("? ERESTARTSYS (To be restarted if SA_RESTART is set)").has_value());
}

TEST_CASE("signals, ends and strace's own lines are told apart")
{
    CHECK(parse_trace_line("--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED} ---").kind == Kind::Signal);
    CHECK(parse_trace_line("[pid 9] +++ exited with 3 +++").status == 3);
    CHECK(parse_trace_line("+++ killed by SIGSEGV (core dumped) +++").kind == Kind::Killed);
    CHECK(parse_trace_line("strace: Process 890 attached").kind == Kind::Attached);
    CHECK(parse_trace_line(" > /usr/lib/libc.so.6(__libc_start_main+0x26f0) [0x1ab70]").kind == Kind::Note);
    CHECK(parse_trace_line("Hello, world").kind == Kind::Unknown);
    CHECK(parse_trace_line("[pid 9] <... mmap resumed>) = 0x7f00").kind == Kind::Resumed);
    CHECK(parse_trace_line("9 wait4(-1,  <unfinished ...>").kind == Kind::Unfinished);
}

TEST_CASE("unfinished and resumed halves become one call, where it took effect")
{
    const CallLog log = read_call_log("1 mmap(NULL, 4096 <unfinished ...>\n"
                                      "2 munmap(0x1000, 4096 <unfinished ...>\n"
                                      "1 <... mmap resumed>, PROT_NONE, 0x22, -1, 0) = 0x1000\n"
                                      "2 <... munmap resumed>) = 0\n"
                                      "3 munmap(0x9000, 4096 <unfinished ...>\n");
    REQUIRE(log.entries.size() == 3);
    CHECK(log.entries[0].name == "munmap");  // its effect is there before strace sees it return
    CHECK(log.entries[0].result == "0");
    CHECK(log.entries[1].name == "mmap");
    CHECK(log.entries[1].line == 1);
    CHECK(log.entries[1].result == "0x1000");
    CHECK(log.entries[2].result.empty());
}

TEST_CASE("a call that strace's message cuts in two is still a call, and the first process gets its number")
{
    const CallLog log = read_call_log("brk(NULL) = 0x1000\n"
                                      "clone(child_stack=NULL, flags=SIGCHLDstrace: Process 890 attached\n"
                                      ", child_tidptr=0x7f00) = 890\n"
                                      "[pid   890] exit_group(3) = ?\n"
                                      "[pid   889] brk(NULL) = 0x1000\n"
                                      "[pid   890] +++ exited with 3 +++\n"
                                      "brk(0x2000) = 0x2000\n");
    REQUIRE(log.entries.size() == 6);
    CHECK(log.entries[0].pid == 889);
    CHECK(log.entries[1].name == "clone");
    CHECK(log.entries[1].result == "890");
    CHECK(log.entries[1].pid == 889);
    CHECK(log.entries[5].pid == 889);
    CHECK(log.unknown == 0);
}
