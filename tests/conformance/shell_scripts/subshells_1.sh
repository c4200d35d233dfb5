x=1
(x=2
echo $x
cd /
pwd)
echo $x
pwd | grep -vc '^/$'
(exit 5); echo $?; ( echo a; echo b ) | cat -n; (echo err >&2) 2>/dev/null; { x=3; }; echo $x
sh -c 'echo from sh $0 $1' name arg
bash -c 'echo $((1+1))
exit 4'
echo $?
sh -c 'echo $x' 
export x
