for i in 1 2 3; do echo $i; done &
wait
f() { echo in f $1; sleep 0.1; echo out f; return 4; }
f x &
wait $!
echo $?
(sleep 0.2; echo sub; exit 37) &
p=$!
echo before
wait $p; echo rc $?
{ echo a; echo b; } > out.txt & wait; cat out.txt
sleep 0.1 && echo slept &
wait
(for i in 1 2 3; do echo tick $i; sleep 1; done) &
(sleep 0.5; for i in 1 2 3; do echo tock $i; sleep 1; done) &
wait
echo all
seq 5 | tail -2 &
wait
n=0; while [ $n -lt 3 ]; do n=$((n+1)); echo n $n; sleep 0.01; done &
sleep 1
echo $n
x=5; (x=6; echo in $x) & wait; echo $x
(sleep 100; echo never) & kill $!; wait $! 2>/dev/null; echo killed $?
sleep 0.3 & sleep 0.1 & wait; echo end
