// What scripts use of bash and its companions. The expected texts are those of bash 5.2 and Debian 12's
// tools.
#include "fixture.h"

#include <doctest/doctest.h>

using namespace fl::shell;

TEST_CASE("arrays, braces and the forms of ${ }")
{
    Terminal t;
    CHECK(t.run("a=(one two \"three four\"); echo ${a[2]} ${#a[@]} ${!a[@]}; a+=(5); echo ${a[-1]} "
                "${a[@]:1:2}") == "three four 3 0 1 2\n5 two three four\n");
    CHECK(t.run("for x in \"${a[@]}\"; do printf '<%s>' \"$x\"; done; echo") ==
          "<one><two><three four><5>\n");
    CHECK(t.run("declare -A m; m[x]=1; m[y]=2; echo ${m[y]} ${#m[@]} $((a[3] + 1))") == "2 2 6\n");
    CHECK(t.run("echo {a,b}.c {1..3} {01..03} {a..c} x{1..2}y '{a,b}' {}") ==
          "a.c b.c 1 2 3 01 02 03 a b c x1y x2y {a,b} {}\n");
    CHECK(t.run("f=/proc/meminfo.gz; echo ${f^^} ${f/#\\/proc/P} ${f/%gz/xz}; v=f; echo ${!v}") ==
          "/PROC/MEMINFO.GZ P/meminfo.gz /proc/meminfo.xz\n/proc/meminfo.gz\n");
    CHECK(t.run("set -- a 'b c'; IFS=,; echo \"$*\"; unset IFS; echo $'tab\\there'") == "a,b c\ntab\there\n");
    CHECK(t.run("false | true | false; echo ${PIPESTATUS[@]}; set -o pipefail; false | true; echo $?; set +o "
                "pipefail") == "1 0 1\n1\n");
}

TEST_CASE("[[ ]] knows patterns, regular expressions and its own operators")
{
    Terminal t;
    CHECK(t.run("[[ hello == h*o && ! a > b ]] && echo yes; [[ -d /proc || x = y ]] && echo or") ==
          "yes\nor\n");
    CHECK(t.run("[[ VmRSS:100 =~ ^Vm(.*):([0-9]+)$ ]] && echo ${BASH_REMATCH[1]} ${BASH_REMATCH[2]}") ==
          "RSS 100\n");
    CHECK(t.run("x='a b'; [[ $x == \"a b\" ]]; echo $?; [[ abc == \"a*\" ]]; echo $?") == "0\n1\n");
}

TEST_CASE("what is exported reaches programs; what a ( ) changes does not reach out of it")
{
    Terminal t;
    t.session.add_file(
        "env.c",
        "#include <stdio.h>\n#include <stdlib.h>\n#include <sys/resource.h>\nint main(void)\n{\n"
        "    struct rlimit l;\n    getrlimit(RLIMIT_AS, &l);\n"
        "    printf(\"%s %ld\\n\", getenv(\"FOO\") ? getenv(\"FOO\") : \"none\", (long)l.rlim_cur);\n}\n");
    t.run("gcc env.c -o env");
    CHECK(t.run("./env; FOO=1 ./env; export FOO=2; ./env; unset FOO; ./env") ==
          "none -1\n1 -1\n2 -1\nnone -1\n");
    CHECK(t.run("(ulimit -v 50000; ulimit -v; ./env); ulimit -v; ./env") ==
          "50000\nnone 51200000\nunlimited\nnone -1\n");
    CHECK(t.run("mkdir /sys/fs/cgroup/lab; sh -c 'echo $$ > /sys/fs/cgroup/lab/cgroup.procs; cat "
                "/proc/self/cgroup'; "
                "cat /proc/self/cgroup") == "0::/lab\n0::/\n");
    CHECK(t.run("x=1; (x=2; cd /; trap 'echo bye' EXIT; pwd); echo $x; sh -c 'echo $0 $1' name arg") ==
          "/\nbye\n1\nname arg\n");
}

TEST_CASE("files: chmod, rm -r, copies of programs, scripts")
{
    Terminal t;
    CHECK(t.run("echo x > f; chmod 600 f; stat -c '%a %A' f; chmod u+x,g=r f; stat -c %a f; chmod xyz f") ==
          "600 -rw-------\n740\nchmod: invalid mode: 'xyz'\nTry 'chmod --help' for more information.\n");
    CHECK(t.run("mkdir -p d/e; touch d/a d/e/b; rm d; rm -r d; ls -1") ==
          "rm: cannot remove 'd': Is a directory\nf\n");
    t.session.add_file("five.c", "int main(void) { return 5; }\n");
    CHECK(t.run("gcc five.c -o five; cp five copy; ./copy; echo $?") == "5\n");
    CHECK(t.run("printf '#!/bin/sh\\necho $0 $1\\n' > s; chmod +x s; ./s a; chmod -x s; ./s") ==
          "./s a\nbash: ./s: Permission denied\n");
}

TEST_CASE("cat reads a file through the page cache")
{
    Terminal t;
    t.run("dd if=/dev/zero of=data bs=1M count=8 status=none; sync; echo 3 > /proc/sys/vm/drop_caches");
    CHECK(
        t.run(
            "cat data > /dev/null; [ $(grep ^Cached /proc/meminfo | tr -dc 0-9) -ge 8192 ] && echo cached") ==
        "cached\n");
    CHECK(t.run("cat data | wc -c") == "8388608\n");
}

TEST_CASE("awk has functions and getline")
{
    Terminal t;
    t.run("printf 'a 1\\nb 2\\n' > t");
    CHECK(t.run("awk 'function f(n) { return n <= 1 ? 1 : n * f(n - 1) } BEGIN { print f(10) }'") ==
          "3628800\n");
    CHECK(t.run("awk 'function fill(a, n,  i) { for (i = 1; i <= n; i++) a[i] = i * i } "
                "BEGIN { fill(sq, 5); print sq[5], i \"\" }'") == "25 \n");
    CHECK(t.run("awk 'BEGIN { while ((getline line < \"t\") > 0) print \"got\", line }'") ==
          "got a 1\ngot b 2\n");
    CHECK(t.run("awk '{ print $2 > \"out.\" $1 }' t; cat out.a out.b") == "1\n2\n");
}

TEST_CASE("the usual small tools")
{
    Terminal t;
    CHECK(t.run("expr 3 \\* 4; expr hello : 'h\\(.*\\)o'; expr 1 / 0; echo $?") ==
          "12\nell\nexpr: division by zero\n2\n");
    CHECK(t.run("mkdir d; touch d/a.c d/b.h; find d -name '*.c' -o -type d | sort; echo a b c | xargs -n2") ==
          "d\nd/a.c\na b\nc\n");
    CHECK(t.run("seq 3 > a; seq 4 > b; diff a b; cmp a b; seq 3 | paste -sd,; rev <<< abc") ==
          "3a4\n> 4\ncmp: EOF on a after byte 6, line 3\n1,2,3\ncba\n");
    CHECK(t.run("printf 'hi\\n' | od -c; printf hi | xxd; printf hi | hexdump -C") ==
          "0000000   h   i  \\n\n0000003\n00000000: 6869                                     hi\n"
          "00000000  68 69                                             |hi|\n00000002\n");
    CHECK(t.run("timeout 1 sleep 5; echo $?; timeout 5 true 2>/dev/null; sleep 5 & kill $!; wait $!; echo $?")
              .find("124\n") == 0);
}
