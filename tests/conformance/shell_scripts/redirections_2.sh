echo a > f
echo b >> f
echo $?
cat < nofile
echo $?
: > empty
wc -c empty
> empty2
ls empty2
echo hidden > /dev/null
echo $?
echo a 1>&2 2>/dev/null
2>&1 ls nofile | cat
echo one two > "with space"
cat "with space"
cat f - < g
set -o noclobber
echo $?
echo yes >| f
cat f
set +o noclobber
cat f | tee copy | wc -l
cat copy
echo abc | tee -a copy >/dev/null
cat copy
exec 4< f
echo "$l"
