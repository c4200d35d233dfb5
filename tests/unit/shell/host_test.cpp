// The same scripts run by this machine's bash and tools, and by ours: equal output and status.
#include "fixture.h"
#include "host.h"

#include <cstdio>
#include <cstdlib>
#include <doctest/doctest.h>
#include <string>
#include <unistd.h>

using namespace fl::shell;

namespace {

struct HostRun {
    std::string output;
    int status = 0;
};

// Runs a script with the host's bash, in a directory of its own, standard error among the output.
HostRun run_on_host(std::string_view script)
{
    char directory[] = "/tmp/faultline-host-test-dir";
    std::string name = std::string(directory) + std::to_string(getpid());
    std::system(("mkdir -p " + name).c_str());
    std::FILE* file = std::fopen((name + "/.script").c_str(), "w");
    std::fwrite(script.data(), 1, script.size(), file);
    std::fclose(file);
    std::FILE* pipe = popen(("cd " + name + " && LC_ALL=C bash --norc .script 2>&1 </dev/null").c_str(), "r");
    HostRun run;
    char buffer[4096];
    while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, pipe))
        run.output.append(buffer, n);
    run.status = WEXITSTATUS(pclose(pipe));
    std::system(("rm -rf " + name).c_str());
    return run;
}

// bash names the script and the line before its own messages; ours has no script.
std::string without_script_name(std::string text)
{
    for (std::size_t at; (at = text.find(".script: line ")) != std::string::npos;)
        text.replace(at, text.find(": ", at + 14) - at, "bash");
    return text;
}

}  // namespace

bool fl::shell::host_has(const char* tool)
{
    return std::system((std::string("command -v ") + tool + " >/dev/null 2>&1").c_str()) == 0;
}

void fl::shell::compare_with_host(std::string_view script)
{
    CAPTURE(script);
    const HostRun host = run_on_host(script);
    Terminal t;
    t.session.begin_line(script);
    while (t.session.pump(10'000'000)) {
    }
    std::string ours;
    for (const TranscriptEntry& entry : t.session.transcript())
        if (entry.kind == TranscriptEntry::Output || entry.kind == TranscriptEntry::Error) ours += entry.text;
    CHECK(ours == without_script_name(host.output));
    CHECK(t.session.last_status() == host.status);
}

TEST_CASE("loops, conditions and functions do what bash does")
{
    SKIP_WITHOUT("bash");
    for (const std::string_view script : {
             "for i in 1 2 3; do echo $i; done",
             "for ((i = 0; i < 4; i++)); do echo -n $i,; done; echo",
             "i=0; while [ $i -lt 3 ]; do i=$((i + 1)); echo $i; done",
             "i=5; until test $i -le 2; do echo $((i--)); done; echo $i",
             "if false; then echo a; elif true; then echo b; else echo c; fi",
             "if [ 1 = 2 ]; then echo a; fi; echo $?",
             "case demo.c in *.h) echo header;; *.c|*.cc) echo source;; *) echo other;; esac",
             "case x in y) echo y; esac; echo $?",
             "f() { echo \"$1 $# $@\"; return 3; }; f a 'b c'; echo $?",
             "f() { local x=2; echo $x; }; x=1; f; echo $x",
             "for i in 1 2 3 4; do [ $i = 2 ] && continue; [ $i = 4 ] && break; echo $i; done",
             "for i in 1 2; do for j in 1 2; do [ $j = 2 ] && continue 2; echo $i$j; done; done",
             "printf 'a b\\nc d\\n' | while read x y; do echo $y-$x; done",
             "cat <<EOF\nhello $((6 * 7))\nEOF",
             "x=5; cat <<'EOF'\n$x\nEOF\necho $x",
             "while read l; do echo [$l]; done <<EOF\n one  two\nthree\nEOF",
             "cat <<< 'a string'",
             "(x=1; cd /; echo $x); echo [$x]",
             "{ echo a; echo b; } | wc -l",
             "for i in 3 1 2; do echo $i; done | sort",
             "for i in a b; do echo $i; done > out; cat out; wc -l < out",
             "false || { echo no; true; } && echo yes",
             "! true; echo $?; ! false; echo $?",
             "true | false; echo $?; false | true; echo $?",
             "nosuchcommand; echo $?",
             "set -- a b c; echo $# $2; shift; echo $1 $*",
             "eval 'x=3; echo $x'; echo $x",
             "exit 7; echo not reached",
             "f() { for i in 1 2 3; do [ $i = 2 ] && return 5; echo $i; done; }; f; echo $?",
             "n=0; for f in a b c; do n=$((n + 1)); done; echo $n",
             "if true; then echo one; fi; if ! false; then echo two; fi",
             "x=$(for i in 1 2; do echo $i; done); echo \"$x\"; echo $x",
             "echo $(echo $(echo deep)) `echo old`",
             "while true; do echo once; break; done",
             "f() { [ $1 -le 1 ] && echo 1 && return; echo $(( $1 * $(f $(( $1 - 1 ))) )); }; f 6",
             "a=1; a=2 true; echo $a",
             "echo a; exit; echo b",
             "x='a:b:c'; IFS=: read p q r <<< $x; echo $q",
             "break; echo $?; continue; echo $?",
             "(exit 4); echo $?",
             "type nosuch; echo $?",
         })
        compare_with_host(script);
}

TEST_CASE("words expand as bash expands them")
{
    SKIP_WITHOUT("bash");
    for (const std::string_view script : {
             "x=abc; echo ${#x} ${x:1} ${x:1:1} ${x:-no} ${y:-no} ${y:-\"a b\"} ${x:+yes} [${y:+yes}]",
             "f=/usr/lib/demo.tar.gz; echo ${f##*/} ${f%%.*} ${f%.*} ${f#*/}",
             "x=a-b-c; echo ${x/-/+} ${x//-/+} ${x/b}",
             "echo ${u:=5} $u",
             "echo $((1 + 2 * 3)) $(( (1 + 2) * 3 )) $((7 / 2)) $((7 % 3)) $((-7 / 2)) $((2 ** 10))",
             "echo $((1 << 12)) $((0x10 + 010)) $((5 > 3 && 2 < 1)) $((1 ? 10 : 20)) $((~0)) $((!5))",
             "x=3; echo $((x++)) $x $((++x)) $((x += 5)) $((x == 10))",
             "echo $((1/0)); echo $?",
             "x=' a  b '; echo $x; echo \"$x\"",
             "echo 'single $x' \"double \\$x \\\\ \\\"\" un\\ quoted",
             "touch a.c b.c c.h; echo *.c; echo [ab].*; echo *.none; echo \"*.c\"",
             "set -- 'a b' c; for w in \"$@\"; do echo [$w]; done; for w in $@; do echo [$w]; done",
             "set --; for w in \"$@\"; do echo [$w]; done; echo none",
             "x=y; echo \"${x}z\" '${x}z' ${x}z",
             "echo a{b}c; echo ~+ | wc -c > /dev/null; echo done",
             "[ -z \"\" ] && echo empty; [ -n x ] && echo full; [ a != b ] && echo differ",
             "[ 3 -gt 2 -a 2 -gt 1 ] && echo both; [ 1 -gt 2 -o 2 -gt 1 ] && echo either; [ ! -e nofile ] && "
             "echo none",
             "touch f; [ -f f ] && echo file; [ -d /tmp ] && echo directory; [ -s f ] || echo zero",
             "test 1 -eq 1; echo $?; test a; echo $?; test; echo $?; [ 1 -eq x ]; echo $?",
             "let x=2+3; echo $x; ((x++)); echo $x; ((x > 100)); echo $?",
             "printf '%5d|%-5s|%05.1f|%x\\n' 42 ab 3.14159 255; printf '%s\\n' a b c; printf '%d%%\\n' 50",
             "printf 'a\\tb\\n'; printf '%b' 'x\\ny\\n'; printf '%c%c\\n' abc d; printf '\\n'",
             "echo -e 'a\\tb'; echo -n x; echo; echo -E 'a\\tb'",
         })
        compare_with_host(script);
}
