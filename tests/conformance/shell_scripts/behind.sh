(sleep 0.2; echo A) & (sleep 0.1; echo B) & wait
echo C
{ sleep 0.1; false; } &
wait $! || echo failed $?
(exit 5) & p1=$!; (exit 6) & p2=$!
wait $p2; echo $?; wait $p1; echo $?
out=$( (sleep 0.1; echo inner) & wait; echo outer ); echo "$out"
cat <<EOF > prog.c
#include <stdio.h>
#include <unistd.h>
int main(int c,char**v){for(int i=0;i<3;i++){printf("%s %d\n",v[1],i);fflush(stdout);usleep(100000);}return 9;}
EOF
gcc prog.c -o prog
./prog a & wait $!; echo $?
(./prog b; echo b $?) & wait
./prog c | while read x y; do echo "<$x:$y>"; done &
wait
work() { ./prog $1 > out.$1; }
for n in 1 2 3; do work $n & done; wait; cat out.1 out.2 out.3
while :; do sleep 1; done & L=$!
sleep 2.5; kill $L; wait $L 2>/dev/null; echo $?
(trap 'echo cleanup' EXIT; sleep 0.1) & wait
