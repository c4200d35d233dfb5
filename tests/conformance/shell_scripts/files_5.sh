mkdir a
mkdir a
stat -c %s big
ls -s t1 | cut -c1
wc -c < big
truncate -s +5 big
basename /a/b.c
basename /a/b.c .c
dirname /a/b.c
pwd | grep -c /
cd nodir
echo $?
cd /
pwd
cd - > /dev/null
cd t1
echo $?
file t1 2>/dev/null | head -0
cmp t1 t2
echo $?
