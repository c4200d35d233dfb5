printf 'one\ntwo\nthree\nfour\n' > t
sed s/o/0/ t
sed s/o/0/g t
sed -n 2p t
sed 2d t
sed '2,3d' t
sed '/two/d' t
sed -n '/t/p' t
sed '$d' t
sed -n '$p' t
sed 1q t
sed 's/\(.\)\(.\)/\2\1/' t
sed -E 's/(.)(.)/\2\1/' t
sed 's/.*/[&]/' t
sed -e s/one/1/ -e s/two/2/ t
sed 's|o|/|' t
sed -n '2,$p' t
sed '1i\top' t
sed '$a end' t
sed '2c\changed' t
sed 's/O/x/I' t
sed 's/e/E/2' t
sed y/abc/xyz/ t
sed -n '/one/,/three/p' t
sed '/two/!d' t
sed -n 's/o/0/p' t
sed = t
sed -n '1~2p' t
