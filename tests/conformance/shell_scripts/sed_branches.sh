printf 'a\nb\nc\nd\n' > t
sed ':a;N;$!ba;s/\n/,/g' t
sed -n '/b/{p;q}' t
sed '/b/!d' t
sed -e 's/a/x/;ta;s/b/y/;:a' t
sed 'y/abc/xyz/' t
sed -n '$=' t
sed '2i\
inserted' t
sed '$a end' t
sed -n '2,$p' t
sed 's/\(.\)/[\1]/2' t
sed -E 's/(a|b)/<&>/g' t
sed '1~2d' t
sed 'N;P;D' t
sed -n 'H;${x;s/\n/+/g;p}' t
