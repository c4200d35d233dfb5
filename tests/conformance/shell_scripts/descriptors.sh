exec 3>out.txt
echo one >&3
{ echo two; echo err >&2; } 3>/dev/null >&3
exec 3>&-
cat out.txt
exec 4<out.txt
read -u 4 x; echo "$x"
read y <&4; echo "$y"
exec 4<&-
exec 5>>out.txt
printf 'x %s\n' 1 2 >&5
exec 5>&-
wc -l < out.txt
(exec > inner.txt; echo hidden; pwd > /dev/null)
echo shown; cat inner.txt
echo lost >&7
echo $?
exec > all.txt
echo late
