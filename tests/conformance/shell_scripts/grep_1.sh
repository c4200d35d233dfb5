printf 'VmPeak: 100 kB\nVmSize: 90 kB\nVmRSS:  20 kB\nThreads: 1\n' > s
grep Vm s
grep -c Vm s
grep -n RSS s
grep -v Vm s
grep -i vmrss s
grep -E 'RSS|Size' s
grep -o '[0-9]*' s
grep -w 20 s
grep -q Vm s
echo $?
grep nothing s
echo $?
grep x nofile
echo $?
grep -s x nofile
echo $?
grep Vm s s | head -2
grep -h Vm s s | head -2
grep -H Vm s | head -1
grep -l Vm s s
grep -L Vm s
grep -A1 Peak s
