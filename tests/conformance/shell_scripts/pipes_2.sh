false | true | false
echo ${PIPESTATUS[0]} ${PIPESTATUS[1]}
yes | head -3
seq 100000 | tail -1
seq 1000 | awk '{s+=$1} END {print s}'
echo hello | { read x; echo "got $x"; }
ls nofile 2>&1 | sed 's/nofile/X/'
ls nofile |& cat
echo a | cat - | cat
seq 20 | sed -n '5,7p' | paste -sd,
seq 12 | xargs -n 4 echo row
printf 'b\na\n' | sort -o sorted
cat sorted
