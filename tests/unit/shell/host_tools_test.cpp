// Filters against this machine's own: awk (mawk), sed, sort, grep and the small ones.
#include "host.h"

#include <doctest/doctest.h>
#include <string>

using namespace fl::shell;

namespace {

// A few lines of the kind the tools are used on.
const std::string files =
    "printf 'root 1 20 5.5\nlearner 300 3 x\nroot 25 100 7\nsshd 9 4 -2\n' > t\n"
    "printf 'MemTotal:  2048 kB\nMemFree:    512 kB\nBuffers:     16 kB\nCached:     128 kB\n' > m\n"
    "printf 'a:b:c\nd:e:f\n::g\n' > c\nprintf 'b\na\nb\nB\n10\n9\n\n' > s\n";

void compare(std::string_view script)
{
    compare_with_host(files + std::string(script));
}

}  // namespace

TEST_CASE("awk prints what mawk prints")
{
    SKIP_WITHOUT("mawk");
    for (const std::string_view script : {
             "awk '{print $2}' t",
             "awk '{print NR, NF, $NF, $(NF - 1)}' t",
             "awk -F: '{print $2 \"-\" $3}' c",
             "awk -F: -v OFS=+ '{$1 = $1; print}' c",
             "awk '/^Mem/ {s += $2} END {print s, s / 2, s / 3}' m",
             "awk 'BEGIN {for (i = 0; i < 3; i++) printf \"%d,\", i; print \"\"}'",
             "awk '$2 > 9 && $1 == \"root\"' t",
             "awk '{n[$1] += $2} END {print n[\"root\"], length(n)}' t",
             "awk 'NR == 2, NR == 3 {print NR \": \" $0}' t",
             "awk '{gsub(/o+/, \"<&>\"); print}' t",
             "awk '{sub(\"r\", \"R\", $1); print $1, $0}' t",
             "awk 'BEGIN {print substr(\"hello\", 2, 3), index(\"hello\", \"l\"), length(\"abc\"), "
             "toupper(\"x\")}'",
             "awk 'BEGIN {n = split(\"a,b,c\", p, \",\"); print n, p[1], p[3]}'",
             "awk 'BEGIN {x = \"A\"; x = x 1 2; print x; print 1 \" \" 2, 1 == 1.0, \"a\" < \"b\", 2 < 10}'",
             "awk '{print ($2 > 20) ? \"big\" : \"small\"}' t",
             "awk 'BEGIN {while (i < 3) {i++; if (i == 2) continue; print i}; do {i--} while (i > 0); print "
             "i}'",
             "awk 'BEGIN {printf \"%5.2f|%-6s|%03d|%x|%c|%s%%\\n\", 3.14159, \"ab\", 7, 255, 65, 9}'",
             "awk 'BEGIN {print 1e6, 1e20, 0.1 + 0.2, 100000 * 100000, 1 / 3, -0}'",
             "awk 'BEGIN {print length()}' ; awk '{print length}' t",
             "awk '!seen[$1]++ {print $1}' t",
             "awk '$1 ~ /^r/ {c++} END {print c + 0, c \"\"}' t",
             "awk '{a[NR] = $0} END {for (i = NR; i > 0; i--) print a[i]}' t",
             "awk 'BEGIN {a[\"x\"] = 1; if (\"x\" in a) print \"in\"; delete a[\"x\"]; if (!(\"x\" in a)) "
             "print \"out\"}'",
             "awk 'BEGIN {print match(\"foobar\", /o+/), RSTART, RLENGTH}'",
             "awk 'BEGIN {exit 3} END {print \"end\"}'; echo $?",
             "awk '{$2 = \"\"; print; print NF}' t | head -2",
             "awk 'BEGIN {RS = \"\"} {print NR \": \" $1}' t",
             "awk 'END {print NR}' t m",
             "awk 'FNR == 1 {print FILENAME}' t m",
             "awk '{s = s $1 \" \"} END {print s}' t",
             "awk 'BEGIN {print 2 ^ 10, 7 % 3, -7 % 3, int(3.9), int(-3.9), 2 ^ 3 ^ 2}'",
             "awk 'BEGIN {print 1, (2 > 1) ? \"y\" : \"n\"; print 2147483647, 2147483648, 2 ^ 53}'",
             "awk -v x=5 'BEGIN {print x * 2; x += 3; print x; print x++ + ++x}'",
             "awk 'BEGIN { if (!(3 in a)) print length(a); a[1,2] = 3; for (k in a) {split(k, p, SUBSEP); "
             "print p[1], p[2]} }'",
             "awk '{print $1 $2; print $1, $2; next; print \"never\"}' t | head -4",
             "awk 'BEGIN {x[1]; print length(x); print substr(\"abc\", 0), "
             "substr(\"abc\", 2)}'",
             "awk '/Free/ || /Cached/ {print $1, $2 / 4}' m; awk '!/Mem/' m",
             "awk 'BEGIN{printf \"%s %s\\n\", \"a\", \"b\"; printf(\"%d\\n\", \"12abc\")}'",
             "echo '3 4' | awk '{print $1 * $2; print $1 $2; print $1 - $2}'",
             "awk -F'[:,]' '{print $2}' c; awk -F '' 'BEGIN {print 1}'",
         })
        compare(script);
}

TEST_CASE("sed edits as GNU sed does")
{
    SKIP_WITHOUT("sed");
    for (const std::string_view script : {
             "sed s/o/0/ t",
             "sed s/o/0/g t",
             "sed 's/\\([a-z]*\\) \\([0-9]*\\)/\\2 \\1/' t",
             "sed -E 's/([a-z]+) ([0-9]+)/<\\2-\\1>/' t",
             "sed -n 2p t",
             "sed -n '2,3p' t",
             "sed -n '$p' t",
             "sed '/ro*t/d' t",
             "sed -n '/learner/,/sshd/p' t",
             "sed '2!d' t",
             "sed -n '/ro*t/{s/ro*t/ROOT/;p}' t",
             "sed 's/a/b/;s/b/c/' s",
             "sed -e 's/a/1/' -e 's/b/2/' s",
             "sed = s | head -4",
             "sed y/ab/xy/ s",
             "sed 2q t",
             "sed '1i first' t",
             "sed '$a last' t",
             "sed '2c changed' t",
             "sed 's/x*/-/g' s",
             "sed -n '/^$/=' s",
             "sed 's|/|:|g' t",
             "sed 's/o/[&]/2' t",
             "sed 's/[0-9]\\+$/N/' t",
             "sed -n '1~2p' t",
             "sed N t",
             "sed 's/kB//I;s/ *$//' m",
             "sed k t",
             "sed 's/a/b' t",
             "sed -n 's/ro*t/R/p' t",
             "cp t u; sed -i s/root*/x/ u; cat u",
             "sed '2,+1d' t",
             "sed '/a/,2d' s",
             "sed G t | head -3",
             "printf 'no newline' | sed s/no/a/",
         })
        compare(script);
}

TEST_CASE("sort, uniq, cut, tr, wc, head, tail and seq agree with coreutils")
{
    SKIP_WITHOUT("sort");
    for (const std::string_view script : {
             "sort s",
             "sort -r s",
             "sort -n s",
             "sort -u s",
             "sort -f s",
             "sort -k2n t",
             "sort -k2,2nr t",
             "sort -k1,1 -k2,2n t",
             "sort -t: -k2 c",
             "sort -nrk 3 t",
             "sort -k 2.2 t",
             "sort -n -k4 t",
             "sort -u -k1,1 t",
             "printf '1K\n2M\n900\n1G\n' | sort -h",
             "sort s | uniq",
             "sort s | uniq -c",
             "sort s | uniq -d",
             "sort s | uniq -u",
             "cut -d: -f2 c",
             "cut -d: -f1,3 c",
             "cut -d: -f2- c",
             "cut -d' ' -f1 t",
             "cut -c1-3 t",
             "cut -c2 t",
             "cut -c-4,6 t",
             "tr a-z A-Z < t",
             "tr -d 0-9 < t",
             "tr -s ' ' < m",
             "tr ' ' '\\n' < t",
             "tr -cd 'a-z\\n' < t",
             "echo hello | tr el ip",
             "echo aabbcc | tr -s a-z",
             "echo 'ab' | tr '[:lower:]' '[:upper:]'",
             "wc t",
             "wc -l t",
             "wc -w < t",
             "wc -c t m",
             "wc t m",
             "head -n 2 t",
             "head -2 t",
             "head -n -1 t",
             "tail -n 2 t",
             "tail -n +3 t",
             "tail -1 t",
             "head -c 5 t; echo",
             "head -n1 t m",
             "seq 5",
             "seq 2 5",
             "seq 1 2 9",
             "seq 5 -2 1",
             "seq 0.5 0.5 2",
             "seq -s, 3",
             "seq -w 8 11",
             "seq 3 1",
             "tac t",
             "basename /a/b.c .c; basename /a/b; dirname /a/b/c; dirname x",
             "nosuch | wc -l 2>/dev/null",
             "echo a b c | xargs -n1 echo x",
             "echo 'a b' | xargs",
             "printf 'a\nb\n' | xargs -I{} echo '<{}>'",
             "seq 3 | tee u | wc -l; cat u",
             "cat -n t",
             "cat nofile; echo $?",
             "nl=1; echo $nl",
             "printf '%s\n' c a b | sort | head -1",
         })
        compare(script);
}

TEST_CASE("grep finds what GNU grep finds")
{
    SKIP_WITHOUT("grep");
    for (const std::string_view script : {
             "grep root t",
             "grep -v root t",
             "grep -c root t",
             "grep -n root t",
             "grep -i ROOT t",
             "grep -E 'root|sshd' t",
             "grep -o '[0-9]*' t",
             "grep -o '[0-9][0-9]*' t",
             "grep -E '^(root|sshd) [0-9]{1,2} ' t",
             "grep 'o\\{2\\}' t",
             "grep -w 2 t",
             "grep -E 'a?b+' s",
             "grep nothing t; echo $?",
             "grep -q root t; echo $?",
             "grep -l root t m",
             "grep root t m",
             "grep -h root t m",
             "grep -e root -e sshd t",
             "grep '^$' s",
             "grep -F 5.5 t",
             "grep '[[:upper:]]' m",
             "grep -x 9 s",
             "grep -A1 learner t",
             "grep -B1 learner t",
             "grep -m1 root t",
             "grep 'x$' t",
             "grep -E '(a|b' s; echo $?",
             "grep root nofile; echo $?",
             "grep -vc root t",
             "grep '\\<ro' t",
             "grep -on root t",
             "grep -s root nofile; echo $?",
             "grep -L root t m",
         })
        compare(script);
}
