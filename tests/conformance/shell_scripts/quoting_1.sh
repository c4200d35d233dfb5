a='one two'
b="$a three"
echo "$b" '$a' "\$a" \$a "a\\b" 'a\b' a\ b
echo $a"x"'y'
echo "tab	end" $'tab\tnl\\n\x41'
printf '%s\n' $a "$a" "" x
set -- a "b c" d
echo $# "$@" $*
printf '<%s>' "$@"
echo
printf '<%s>' $*
echo
