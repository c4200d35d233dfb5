printf '10 b\n9 a\n100 c\n9 z\n' > t
printf '1e3\n5\n2.5\n' | sort -g
printf 'x 1\nx 0\na 5\n' | sort -s -k1,1
printf 'v1.10\nv1.9\n' | sort -V
sort nofile
echo $?
sort -q t
echo $?
sort -m t t | wc -l
sort -nr -k1 t | head -1
sort --reverse --numeric-sort t
sort --key=2 t
printf 'c\nb\na\n' > u
sort -o u u
cat u
printf 'foo 12kB\nbar 3kB\n' | sort -k2,2n
printf 'b 2\na 10\n' | sort -k2nr
