echo a > f
echo b >> f
cat f
ls nofile 2> err
cat err
ls nofile > both 2>&1
cat both
ls nofile &> both2
cat both2
echo more &>> both2
cat both2
{ echo x; echo y; } > g; cat g
(echo s
echo t >&2) > h 2>&1
cat h
cat < f > i
cat i
echo err >&2
exec 3> fd3
echo to3 >&3
exec 3>&-
cat fd3
sort < f -r
cat nofile f
echo $?
echo x > /nodir/file
echo $?
echo x > .
