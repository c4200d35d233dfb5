printf 'a\nb\nd\ne\n' > 1; printf 'b\nc\ne\nf\n' > 2
comm 1 2; comm -12 1 2; comm -3 1 2; comm --total -1 1 2; comm --output-delimiter=: 1 2
printf 'b\na\n' > 3; comm 3 1; echo $?; comm 1; comm 1 nope; comm -x 1 2; cat 1 | comm - 2; comm --nocheck-order 3 1
getconf PAGE_SIZE; getconf PAGESIZE; getconf LONG_BIT; getconf NOPE; echo $?; getconf; getconf INT_MAX; getconf UINT_MAX
getconf ULONG_MAX; getconf PATH; getconf PIPE_BUF; getconf PIPE_BUF /; getconf CLK_TCK
printf 'int main(){return 0;}\n' > m.c; printf '#!/bin/sh\necho hi\n' > s.sh; printf '\001\002\377' > d; : > e
printf 'no end' > t; printf '#include <stdio.h>\nint x;\n' > i.c; printf '#!/bin/bash\n' > b.sh
mkfifo pipe; mkfifo pipe; ln -s m.c l; ln -s none k; mkdir dir
file m.c s.sh d e t i.c b.sh pipe l k dir nope 1; file -b m.c; file -L l
ls -l pipe | cut -c1-10; ls -F pipe; stat -c '%F %a %A' pipe; [ -p pipe ] && echo fifo; [ -p m.c ] || echo no
find . -type p
cat pipe & echo through > pipe; wait
mkfifo; rm pipe
gcc m.c -o m
file m | cut -d, -f1-2; readelf -h m | head -9 | tail -8; readelf -S m.c; echo $?; readelf -h nope; readelf -h dir; echo $?
readelf -l m | grep -c LOAD; readelf -lW m | grep 'R E' | cut -c1-6
ldd m | cut -d'(' -f1; ldd m.c; echo $?; ldd
printf 'int g = 4; static int z[9]; int e; static int f(void) { return z[1]; } int main(void) { return f() + g + e; }\n' > n.c
gcc n.c -o n; nm n | awk '{print $2, $3}' | grep -E ' (g|z|e|f|main)$'; nm -g n | grep -E ' (f|main)$' | cut -c18-; nm nope; nm n.c; echo $?
lscpu | grep -E '^(Architecture|Byte Order)' | tr -s ' '
slabtop -o | sed -n 7p | sed 's/ *$//'
