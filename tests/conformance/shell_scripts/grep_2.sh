printf 'VmPeak: 100 kB\nVmSize: 90 kB\nVmRSS:  20 kB\nThreads: 1\n' > s
grep -B1 RSS s
grep -C1 Size s
grep -m1 Vm s
grep '^Vm.*kB$' s
grep -F . s
echo $?
grep -x 'Threads: 1' s
grep -e RSS -e Size s
grep '[[:digit:]]\+' s
grep 'Vm\(RSS\|Size\)' s
grep -E '^V.{5}:' s
grep -oE '[0-9]+' s
grep -P '\d+' s
grep
echo $?
grep '' s | wc -l
grep -c '' s
grep -E '(' s
echo $?
echo $?
echo $?
grep -n '' s
