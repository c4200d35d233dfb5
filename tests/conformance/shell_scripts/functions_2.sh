out 2>/dev/null
out >/dev/null
r=$(out 2>&1)
echo "$r"
unset -f f
f
echo $?
rec() { [ $1 -eq 0 ] && return; rec $(($1-1)); echo $1; }; rec 3
p() { cat; }; echo piped | p
x=inner
x=outer
q
echo $x
b() { return 300; }; b; echo $?
