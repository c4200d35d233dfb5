// Tools that look at the machine: formats, and what must agree with what.
#include "fixture.h"

#include "base/text.h"

#include <doctest/doctest.h>

using namespace fl;
using namespace fl::shell;

namespace {

std::vector<std::string> lines_in(const std::string& text)
{
    std::vector<std::string> lines;
    for (const std::string_view line : split(text, '\n'))
        lines.emplace_back(line);
    return lines;
}

bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a program's redirections are its own descriptors")
{
    Terminal t;
    t.session.add_file("echo.c", "#include <stdio.h>\nint main(void)\n{\n    char line[80];\n"
                                 "    while (fgets(line, sizeof line, stdin)) printf(\"<%s\", line);\n"
                                 "    fprintf(stderr, \"done\\n\");\n    return 0;\n}\n");
    t.run("gcc echo.c -o echo");
    CHECK(t.run("printf 'a\\nb\\n' | ./echo") == "<a\n<b\ndone\n");
    CHECK(t.run("./echo <<< hello > out 2> err; cat out err") == "<hello\ndone\n");
    CHECK(t.run("./echo < out >> out2 2>/dev/null; ./echo < out 2>/dev/null | wc -l; cat out2") ==
          "1\n<<hello\n");
    CHECK(t.run("for i in 1 2; do echo $i | ./echo; echo -; done > all 2>&1; cat all") ==
          "done\n<1\n-\ndone\n<2\n-\n");
}

TEST_CASE("tools that change the machine are processes")
{
    Terminal t;
    CHECK(has(t.run("sleep 60 &"), "[1] "));
    CHECK(has(t.run("ps -C sleep -o stat=,args="), "sleep 60"));
    CHECK(has(t.run("pmap $! | tail -1"), " total "));
    CHECK(t.run("pkill sleep; jobs") == "[1]+  Terminated              sleep 60\n");
    CHECK(t.run("echo text > f; cp f g; cat g; rm f; cat f") == "text\ncat: f: No such file or directory\n");
    CHECK(t.run("rm nofile; echo $?") == "rm: cannot remove 'nofile': No such file or directory\n1\n");
    CHECK(has(t.run("dd if=/dev/zero of=z bs=4k count=3"),
              "3+0 records in\n3+0 records out\n12288 bytes (12 kB, 12 KiB) copied"));
    CHECK(t.run("memhog 25M") == "...\n");
    CHECK(has(t.run("strace -e trace=mmap memhog 1M 2>&1"), "mmap(NULL, 1048576, PROT_READ|PROT_WRITE"));
}

TEST_CASE("vmstat, free and top repeat through simulated time")
{
    Terminal t;
    const std::vector<std::string> lines = lines_in(t.run("vmstat 1 3"));
    REQUIRE(lines.size() == 6);
    CHECK(lines[0] == "procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----");
    CHECK(lines[1] == " r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st");
    CHECK(lines_in(t.run("free -s 2 -c 2")).size() == 8);
    const std::string top = t.run("top -b -n 2 -d 1 -o %MEM");
    CHECK(has(top, "\n  PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND\n"));
    CHECK(has(top, "MiB Mem : "));
    CHECK(has(top, " avail Mem \n"));
    CHECK(lines_in(top).size() > 20);
    CHECK(has(t.run("vmstat -s"), " K total memory\n"));
    CHECK(t.run("vmstat -s | awk '/total memory/ {print $1}'") ==
          t.run("awk '/MemTotal/ {print $2}' /proc/meminfo"));
}

TEST_CASE("perf stat counts the faults of a program")
{
    Terminal t;
    const std::string text = t.run("perf stat -e faults,minor-faults,major-faults memhog 4M");
    CHECK(has(text, " Performance counter stats for 'memhog 4M':\n"));
    CHECK(has(text, "      minor-faults"));
    CHECK(has(text, " seconds time elapsed\n"));
}

TEST_CASE("perf stat counts hits and misses of the TLB, with their share")
{
    Terminal t;
    const std::string text = t.run("perf stat -e dTLB-loads,dTLB-load-misses memhog 1M");
    CHECK(has(text, "      dTLB-load-misses         #  "));
    CHECK(has(text, "% of all dTLB cache accesses"));
    CHECK(has(t.run("perf stat -e cycles memhog 1M"), "event syntax error: 'cycles'"));
}

TEST_CASE("what is typed over several lines waits for its end")
{
    Terminal t;
    t.run("for i in 1 2");
    CHECK(t.session.prompt() == "> ");
    t.run("do echo $i");
    CHECK(t.run("done") == "1\n2\n");
    CHECK(t.session.prompt() == "$ ");
    t.run("echo 'open");
    t.session.interrupt();
    CHECK(t.session.prompt() == "$ ");
}

TEST_CASE("a loop without end can be interrupted, and ends by itself")
{
    Terminal t;
    t.session.begin_line("while true; do :; done");
    for (int i = 0; i < 3; ++i)
        CHECK(t.session.pump(100'000));
    t.session.interrupt();
    CHECK(t.session.idle());
    CHECK(t.session.last_status() == 130);
    CHECK(has(t.run("f() { f; }; f"), "maximum function nesting level exceeded"));
    CHECK(t.run("echo still here") == "still here\n");
}

TEST_CASE("the small ones answer")
{
    Terminal t;
    CHECK(t.run("getconf PAGE_SIZE; nproc; uname -s -m; date +%Y") == "4096\n2\nLinux x86_64\n1970\n");
    CHECK(t.run("ulimit -s") == "8192\n");
    CHECK(t.run("which ls cd") == "/usr/bin/ls\n");
    CHECK(has(t.run("man pmap"), "pmap - the memory map of a process"));
    t.run("watch -n 1 uptime > seen");
    CHECK(t.run("grep -c 'Every 1.0s: uptime' seen; grep -c 'load average' seen") == "10\n10\n");
    CHECK(t.run("/usr/bin/time -f '%C|%x|%e|%F' sleep 0.1") == "sleep 0.1|0|0.10|0\n");
    CHECK(has(t.run("command time -v false"), "Exit status: 1"));
    CHECK(has(t.run("dmesg -w"), "not available here"));
    CHECK(has(t.run("sort --help"), "Usage: sort"));
    CHECK(t.run("pgrep -c bash; pgrep -a bash | wc -l") == "1\n1\n");
}
