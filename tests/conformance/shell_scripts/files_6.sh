mkdir a
mkdir a
echo a > t1
echo b > t2
diff t1 t2
echo $?
diff -u t1 t1
diff -q t1 t2
cmp -s t1 t2
echo $?
mkdir td
mv t1 t2 td
cp td/t1 td/t2 .
cp td/* td2
echo $?
rm -v t1
ls t2
rm -d td
echo $?
touch -c nonew
