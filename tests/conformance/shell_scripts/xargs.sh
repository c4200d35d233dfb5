echo a b c | xargs echo x
seq 5 | xargs -n2
echo "a b" | xargs -I{} echo "<{}>"
printf 'a\nb\n' | xargs -I % echo %-%
echo "'a b' c" | xargs printf '<%s>\n'
echo | xargs echo none
echo | xargs -r echo none
seq 3 | xargs -t echo 2>&1
printf 'a\0b\0' | xargs -0 echo
echo 1 2 3 | xargs -n1 expr 1 +
echo $?
echo a,b | xargs -d, echo
seq 3 | xargs -L1 echo l
echo $?
echo $?
echo $?
seq 10 | xargs | wc -l
echo 'a b c' | xargs -P2 -n1 | sort
