printf '10 b\n9 a\n100 c\n9 z\n' > t
sort t
sort -n t
sort -rn t
sort -k2 t
sort -k1,1n -k2,2r t
sort -u -k1,1 t
sort -t' ' -k2 t
printf '2K\n1M\n512\n1G\n' | sort -h
printf '2K\n1M\n512\n1G\n' | sort -hr
printf 'b\nA\na\nB\n' | sort
printf 'b\nA\na\nB\n' | sort -f
printf 'a:3\nb:1\nc:2\n' | sort -t: -k2n
printf 'a:3\nb:1\nc:2\n' | sort -t : -k 2 -r
printf '1\n1\n2\n' | sort -u
printf '3\n1\n2\n' | sort -c
echo $?
printf '0x1\n1.5\n1.25\n-3\n' | sort -n
