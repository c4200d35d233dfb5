printf 'VmPeak: 100 kB\nVmSize: 90 kB\nVmRSS:  20 kB\nThreads: 1\n' > s
grep -vc Vm s
grep -on Vm s
grep -ci VM s
mkdir d
echo Vm > d/f
echo Vm > d/g
grep -r Vm d | sort
echo $?
grep -rl Vm d | sort
grep -rn Vm d | sort
grep --color=never Vm s
grep --count Vm s
grep -A1 -n VmP s
grep -nE -B1 'RSS' s
printf 'x\n1\n2\n3\nx\n' | grep -A1 x
printf 'a.b\naxb\n' | grep 'a\.b'
printf 'a.b\naxb\n' | grep -F a.b
printf 'ab\nabab\n' | grep -E '^(ab)+$'
printf 'foo bar\n' | grep '\bbar\b'
printf 'foo\n' | grep -E 'fo{2}'
