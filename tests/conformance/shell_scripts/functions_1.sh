f() { echo "f $1 $# $@"; return 3; }
f a b
echo $?
function g { local x=5; y=6; echo $x $y; }
x=1
g
echo $x $y
fact() { if [ $1 -le 1 ]; then echo 1; else echo $(( $1 * $(fact $(($1-1))) )); fi; }
fact 10
h() { for a in "$@"; do printf '<%s>' "$a"; done; echo; }
h one "two three" four
f() { echo redefined; }; f
k() { shift; echo $1 $#; }; k a b c
out() { echo to stdout; echo to stderr >&2; }
