printf 'a\na\nb\na\n' > t
uniq t
uniq -c t
uniq -d t
uniq -u t
sort t | uniq -c | sort -rn
uniq -i t | wc -l
wc t
wc -l t
wc -w < t
wc -c t t
wc -lw t
echo -n abc | wc -c
wc nofile
echo $?
wc -m t
printf 'a b c\nd e f\n' > u
wc u
cat u | wc
cut -d' ' -f2 u
cut -d ' ' -f 1,3 u
cut -c1-3 u
cut -c2- u
cut -f1 u
cut -d: -f2 u
cut -s -d: -f1 u
cut -d' ' -f2- u
cut -d' ' -f-2 u
cut -b1 u
cut u
echo $?
echo $?
cut -dxx -f1 u
echo $?
echo hello | tr a-z A-Z
echo hello | tr -d l
echo aabbcc | tr -s a-c
echo 'a  b' | tr -s ' '
echo hello | tr -cd 'el\n'
echo abc | tr abc x
echo 'a b' | tr ' ' '\t'
echo hello | tr '[:lower:]' '[:upper:]'
echo a1b2 | tr -d '[:digit:]'
echo a1b2 | tr -dc '0-9'
echo
tr a
echo $?
echo x | tr
echo $?
tac u
cat -n u
paste t u
paste -d, t u
paste -s t
printf 'a 1\nb 2\n' > j1
printf 'a x\nb y\n' > j2
cat nofile
echo $?
cat -z
echo $?
cat u nofile t | wc -l
cat .
echo $?
