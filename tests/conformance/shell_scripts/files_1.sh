mkdir a
mkdir a
echo $?
mkdir -p x/y/z
ls x/y
mkdir no/dir
echo $?
rmdir x
echo $?
rmdir x/y/z
ls x/y | wc -l
mkdir
echo $?
mkdir -m 700 priv
stat -c %a priv
mkdir -v vv
echo 1 > f
cp f g
cat g
mv g h
