diff <(seq 3) <(seq 4)
echo $?
cat <(echo process)
f=$(< /dev/null)
echo "[$f]"
echo hi > t
v="$(echo "quoted $(echo "deep")")"
echo "$v"
a=1
b=$(a=2
echo $a)
echo $a $b
echo "`echo \`echo deep\``"
