a=(one two "three four")
echo ${a[0]} ${a[2]} ${#a[@]} ${a[@]}
a+=(five)
echo ${#a[@]} ${a[-1]}
for x in "${a[@]}"; do echo "<$x>"; done
a[1]=TWO
echo "${a[*]}"
echo ${!a[@]}
unset a[0]
echo ${a[@]} ${#a[@]}
declare -A m
m[x]=1
m[y]=2
