printf 'a 1 x\nb 2 y\nc 3 z\n' > t
print x y, x" "y
awk '{$2="Z"
print}' t
awk 'BEGIN{OFS="-"} {$1=$1
print}' t
awk 'BEGIN{FS=" ";OFS=","}{print $1,$2}' t
awk 'NR>1 && NR<3' t
awk '!/b/' t
awk '$1~/[ab]/' t
awk '$1=="c"{print "found"}' t
awk 'BEGIN {for(i=0;i<3;i++) printf "%d ", i; print ""; while(i>0) i--; print i; do {i++} while(i<5); print i}'; awk 'BEGIN {n=split("a:b:c",p,":"); print n, p[1], p[3]; s="hello"; gsub(/l/,"L",s); print s; sub(/e/,"E",s); print s; if (match(s,/L+/)) print RSTART, RLENGTH}'
awk 'function f(x){return x*x} BEGIN{print f(4)}'; awk 'function fact(n) { return n <= 1 ? 1 : n * fact(n-1) } BEGIN { print fact(10) }'; awk 'function fill(a, n,  i) { for (i=1;i<=n;i++) a[i]=i*i } BEGIN { fill(sq, 5); print sq[5], i "" }'
