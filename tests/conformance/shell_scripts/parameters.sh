f=/proc/meminfo.tar.gz
echo ${f##*/} ${f#*/} ${f%.*} ${f%%.*} ${#f}
echo ${x:-default} ${x:=set} $x ${x:+yes} ${y:+no}end
echo ${f:0:5} ${f:6} ${f: -3} ${f:(-6):3}
echo ${f/meminfo/vmstat} ${f//m/M} ${f/#\/proc/P} ${f/%gz/xz}
v=hello
echo ${v^} ${v^^}
V=WORLD
echo ${V,} ${V,,}
echo ${!v} 
w=v
echo ${!w}
: ${novar:?must be set}
