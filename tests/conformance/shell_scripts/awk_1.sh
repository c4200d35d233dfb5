printf 'a 1 x\nb 2 y\nc 3 z\n' > t
awk '{print $1}' t
awk '{print $2, $1}' t
awk 'NR==2' t
awk '$2>1 {print $1}' t
awk '/b/' t
awk 'END {print NR}' t
awk '{s+=$2} END {print s, s/NR}' t
awk -F: '{print $1}' t
awk '{print NF, $NF}' t
awk 'BEGIN {print 1/3, 10/2, 2^10, 7%3, 1e6, 1000000*1000000, 0.1+0.2, 1e20}' 
awk -v n=5 'BEGIN {print n*2}'; awk 'BEGIN {printf "%d %s %5.2f|%-5s|%x %c\n", 42, "str", 3.14159, "ab", 255, 65}'; awk '{a[$1]=$2} END {for (k in a) print k, a[k]}' t | sort; awk 'length($0)>4' t; awk '{print toupper($1), length($3), substr($0,1,3), index($0,"x")}' t
y="B"
