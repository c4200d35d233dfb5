mkdir a
mkdir a
echo $?
cp f
echo $?
cp
echo $?
mv f
echo $?
cat soft
readlink soft
rm f
cat soft
echo $?
cat hard
touch t1 t2
ls -1
ls -a | head -3
ls nofile
echo $?
