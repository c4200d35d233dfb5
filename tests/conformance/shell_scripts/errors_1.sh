foo
echo $?
./nofile
echo $?
/bin/nofile
echo $?
. nofile
echo $?
echo $?
mkdir d
./d
echo $?
touch noexec
./noexec
echo $?
d
echo $?
free -y
echo $?
echo $?
free -c
echo $?
