#include "fixture.h"

#include "base/text.h"

#include <doctest/doctest.h>

using namespace fl;
using namespace fl::shell;

namespace {

constexpr std::string_view hello_source = R"(#include <stdio.h>
int main(int argc, char **argv)
{
    printf("hello %d %s\n", argc, argv[argc - 1]);
    fprintf(stderr, "to stderr\n");
    return argc;
}
)";

}  // namespace

TEST_CASE("words, variables, substitutions and conditions")
{
    Terminal t;
    CHECK(t.run("echo a  'b  c' \"$HOME\"") == "a b  c /home/learner\n");
    CHECK(t.run("X=5; echo $X ${X}x $?") == "5 5x 0\n");
    CHECK(t.run("false || echo $?") == "1\n");
    CHECK(t.run("true && echo $(echo $(echo deep))") == "deep\n");
    CHECK(t.run("echo one; echo two | wc -l") == "one\n1\n");
    CHECK(t.run("nosuch") == "bash: nosuch: command not found\n");
    CHECK(t.session.last_status() == 127);
}

TEST_CASE("files are written, read and listed")
{
    Terminal t;
    CHECK(t.run("echo b > x; echo a >> x; cat x; sort < x") == "b\na\na\nb\n");
    CHECK(t.run("ls") == "x\n");
    CHECK(t.run("echo *") == "x\n");
    CHECK(t.run("cat nope") == "cat: nope: No such file or directory\n");
    CHECK(t.run("echo x > /no/where") == "bash: /no/where: No such file or directory\n");
    CHECK(t.run("cd /proc/self && pwd; cd") == "/proc/self\n");
}

TEST_CASE("a program is compiled and run, its output and status arrive")
{
    Terminal t;
    t.session.add_file("hello.c", hello_source);
    CHECK(t.run("gcc hello.c -o hello && ./hello x") == "hello 2 x\nto stderr\n");
    CHECK(t.run("echo $?") == "2\n");
    CHECK(t.run("./hello 2>/dev/null | grep -c hello") == "1\n");
    CHECK(t.run("echo $? $(./hello one 2>/dev/null | wc -w)") == "0 3\n");
    CHECK(t.run("./nope") == "bash: ./nope: No such file or directory\n");
    CHECK(t.session.last_status() == 127);
    CHECK(t.run("./hello.c") == "bash: ./hello.c: Permission denied\n");
    CHECK(t.session.last_status() == 126);
}

TEST_CASE("a compile error names the line, and gcc fails")
{
    Terminal t;
    t.session.add_file("bad.c", "int main(void)\n{\n    return x;\n}\n");
    const std::string text = t.run("gcc bad.c");
    CHECK(text.find("bad.c:3:12: error: ") != std::string::npos);
    CHECK(text.find("    3 |     return x;\n      |            ^\n") != std::string::npos);
    CHECK(t.session.last_status() == 1);
}

TEST_CASE("a killed program is announced as bash does")
{
    Terminal t;
    t.session.add_file("demo.c", demo_source);
    CHECK(t.run("gcc demo.c -o demo && ./demo") == "Segmentation fault\n");
    CHECK(t.session.last_status() == 139);
}

TEST_CASE("strace prints calls with the result in column 40")
{
    Terminal t;
    t.session.add_file("demo.c", demo_source);
    t.run("gcc demo.c -o demo");
    const std::string text = t.run("strace -e trace=memory ./demo");
    CHECK(text.find("brk(NULL)                               = 0x") != std::string::npos);
    CHECK(text.find("mmap(NULL, 311296, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x") !=
          std::string::npos);
    CHECK(text.find("--- SIGSEGV {si_signo=SIGSEGV, si_code=SEGV_MAPERR, si_addr=0x") != std::string::npos);
    CHECK(text.find("+++ killed by SIGSEGV +++\n") != std::string::npos);
}

// What strace 6.1 prints for the same program on Debian 12 started by `setarch -R`, addresses included.
constexpr std::string_view calls_of_start[] = {
    "brk(NULL)                               = 0x555555559000",
    "mmap(NULL, 8192, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7ffff7fc0000",
    "access(\"/etc/ld.so.preload\", R_OK)      = -1 ENOENT (No such file or directory)",
    "openat(AT_FDCWD, \"/etc/ld.so.cache\", O_RDONLY|O_CLOEXEC) = 3",
    "newfstatat(3, \"\", {st_mode=S_IFREG|0644, st_size=44855, ...}, AT_EMPTY_PATH) = 0",
    "mmap(NULL, 44855, PROT_READ, MAP_PRIVATE, 3, 0) = 0x7ffff7fb5000",
    "close(3)                                = 0",
    "openat(AT_FDCWD, \"/lib/x86_64-linux-gnu/libc.so.6\", O_RDONLY|O_CLOEXEC) = 3",
    "newfstatat(3, \"\", {st_mode=S_IFREG|0755, st_size=1926232, ...}, AT_EMPTY_PATH) = 0",
    "mmap(NULL, 1974096, PROT_READ, MAP_PRIVATE|MAP_DENYWRITE, 3, 0) = 0x7ffff7dd3000",
    "mmap(0x7ffff7df9000, 1400832, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x26000) = "
    "0x7ffff7df9000",
    "mmap(0x7ffff7f4f000, 339968, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x17c000) = "
    "0x7ffff7f4f000",
    "mmap(0x7ffff7fa2000, 24576, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x1cf000) = "
    "0x7ffff7fa2000",
    "mmap(0x7ffff7fa8000, 53072, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_FIXED|MAP_ANONYMOUS, -1, 0) = "
    "0x7ffff7fa8000",
    "close(3)                                = 0",
    "mmap(NULL, 12288, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7ffff7dd0000",
    "arch_prctl(ARCH_SET_FS, 0x7ffff7dd0740) = 0",
    "set_robust_list(0x7ffff7dd0a20, 24)     = 0",
    "rseq(0x7ffff7dd1060, 0x20, 0, 0x53053053) = 0",
    "mprotect(0x7ffff7fa2000, 16384, PROT_READ) = 0",
    "mprotect(0x555555557000, 4096, PROT_READ) = 0",
    "mprotect(0x7ffff7ffb000, 8192, PROT_READ) = 0",
    "prlimit64(0, RLIMIT_STACK, NULL, {rlim_cur=8192*1024, rlim_max=RLIM64_INFINITY}) = 0",
    "munmap(0x7ffff7fb5000, 44855)           = 0",
    "brk(0x55555557a000)                     = 0x55555557a000",
    "write(1, \"hi\\n\", 3)                     = 3",
    "exit_group(0)                           = ?",
    "+++ exited with 0 +++",
};

TEST_CASE("strace shows the calls of ld.so before those of the program, as on Linux")
{
    Terminal t;
    t.session.add_file("hi.c", "#include <stdio.h>\nint main(void) { puts(\"hi\"); return 0; }\n");
    const std::string text = t.run("gcc hi.c -o hi && strace ./hi");
    std::size_t at = 0;
    for (const std::string_view line : calls_of_start) {
        const std::size_t found = text.find(std::string(line) + "\n", at);
        CAPTURE(line);
        REQUIRE(found != std::string::npos);
        at = found + line.size();
    }
}

TEST_CASE("a program whose C library is gone does not start")
{
    Terminal t;
    t.session.add_file("hi.c", "#include <stdio.h>\nint main(void) { puts(\"hi\"); return 0; }\n");
    t.run("gcc hi.c -o hi");
    t.run("rm /etc/ld.so.cache");
    CHECK(t.run("./hi") == "hi\n");
    t.run("rm /usr/lib/x86_64-linux-gnu/libc.so.6");
    CHECK(t.run("./hi") ==
          "./hi: error while loading shared libraries: libc.so.6: cannot open shared object file: "
          "No such file or directory\n");
    CHECK(t.session.last_status() == 127);
}

TEST_CASE("the tools agree with /proc")
{
    Terminal t;
    const std::string total = t.run("grep MemTotal /proc/meminfo");
    const std::string kb(words(total)[1]);
    CHECK(t.run("free").find("Mem:    " + format("%12s", kb.c_str())) != std::string::npos);
    CHECK(t.run("ps -p 1 -o pid=,comm=") == "    1 systemd\n");
    CHECK(t.run("pidof bash") == t.run("echo $$"));
    CHECK(t.run("sysctl vm.swappiness") == "vm.swappiness = 60\n");
}

TEST_CASE("the kernel's refusals reach the shell")
{
    Terminal t;
    CHECK(t.run("echo 16 > /proc/$$/oom_adj") == "bash: echo: write error: Invalid argument\n");
    CHECK(t.session.last_status() == 1);
    CHECK(t.run("echo -16 > /proc/$$/oom_adj; cat /proc/$$/oom_adj") == "-15\n");
    CHECK(t.run("echo 1 > /proc/meminfo") == "bash: /proc/meminfo: Permission denied\n");
}

TEST_CASE("going back shows the terminal as it was, and another line starts another story")
{
    Terminal t;
    t.run("echo one > a");
    const machine::Moment first = t.session.timeline().now();
    const std::size_t lines = t.session.transcript().size();
    t.run("X=2; echo two > b; echo $X");
    t.session.seek(first);
    CHECK(t.session.transcript().size() == lines);
    CHECK(t.session.prompt() == "$ ");
    CHECK(t.run("ls; echo [$X]") == "a\n[]\n");
    CHECK(t.session.timeline().at_end());
    CHECK(t.session.history().back() == "ls; echo [$X]");
}

TEST_CASE("a background program goes on while lines are typed, and its end is told")
{
    Terminal t;
    t.session.add_file("nap.c", "#include <unistd.h>\nint main(void) { usleep(500000); return 3; }\n");
    t.run("gcc nap.c -o nap");
    CHECK(t.run("./nap &").substr(0, 4) == "[1] ");
    CHECK(t.run("jobs") == "[1]+  Running                 ./nap &\n");
    t.run("sleep 1");
    CHECK(t.run("jobs") == "[1]+  Exit 3                  ./nap\n");
}

TEST_CASE("completion offers commands, and files after them")
{
    Terminal t;
    t.session.add_file("demo.c", "");
    CHECK(t.session.complete("pid") == std::vector<std::string>{"pidof"});
    CHECK(t.session.complete("gcc d") == std::vector<std::string>{"demo.c"});
    CHECK(t.session.complete("cat /proc/memi") == std::vector<std::string>{"/proc/meminfo"});
}
