echo $(echo inner $(echo nested)) `echo back`
x=$(printf 'a\nb\n\n')
echo "[$x]"
echo $x
n=$(seq 5 | wc -l)
echo $n
echo "sum: $(( $(echo 2) + $(echo 3) ))"
y=$(false)
echo $?
z=$(exit 7)
echo $?
echo "$(cat <<E
doc
E
)"
echo $(ls nofile 2>&1)
