[ 1 -eq ]
echo $?
[ 1 = 1
echo $?
test
echo $?
! true
echo $?
! false
echo $?
false || true && echo chain
true && false
echo $?
[ -r f ] && [ -w f ] && echo rw
[ -x f ] || echo nox
[ -x d ] && echo xd
[ f -nt d ]
echo $?
[ 010 -eq 10 ] && echo ten
[ a b ]
echo $?
if [ "$x" == "" ]; then echo e; fi
[[ -v nope ]] || echo nope
case "$-" in *i*) echo inter;; *) echo not;; esac >/dev/null
