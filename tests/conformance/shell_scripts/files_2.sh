mkdir a
mkdir a
cp nofile x
echo $?
mv nofile x
echo $?
rm nofile
echo $?
rm -f nofile
echo $?
rm a
echo $?
rm -r a
cp f a
cp f x
cp x copy
echo $?
ls copy
rm -rf x copy
rm
