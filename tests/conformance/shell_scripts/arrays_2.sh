echo ${m[x]} ${#m[@]}
for k in x y; do echo $k=${m[$k]}; done
b=($(seq 4))
echo ${b[@]:1:2}
echo $((b[0]+b[3]))
read -a w <<< "p q r"
echo ${w[1]}
s=${a[@]/T/t}
echo $s
echo ${#a[1]}
mapfile -t lines < <(seq 3)
echo ${#lines[@]} ${lines[2]}
