for i in 1 2 3; do echo $i; done
for i in $(seq 3); do echo "n $i"; done | cat -n
i=0; while [ $i -lt 3 ]; do i=$((i+1)); [ $i -eq 2 ] && continue; echo w$i; done
until [ $i -eq 0 ]; do i=$((i-1)); done; echo $i
while true; do i=$((i+1)); if [ $i -gt 4 ]; then break; fi; done; echo $i
for a in x y; do for b in 1 2; do [ $b = 2 ] && continue 2; echo $a$b; done; done
for f in *.nothing; do echo "$f"; done
printf 'a 1\nb 2\nc 3\n' > t
while read name value; do echo "$value=$name"; done < t
while read -r line; do echo "[$line]"; done <<E
  one two  
three\four
E
cat t | while read a b; do echo $a; done
IFS=: ; while read a b c; do echo "$a|$b|$c"; done <<< "1:2:3:4"; unset IFS
for i in a b c; do echo $i; done > out; wc -l < out
for i; do echo never; done; echo done
n=0; while :; do ((n++)); ((n>=3)) && break; done; echo $n
