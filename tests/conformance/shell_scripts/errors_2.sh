echo $?
sort -k
echo $?
wc -y
echo $?
echo $?
kill
echo $?
kill abc
echo $?
kill -FOO 1
echo $?
kill 99999999
echo $?
sleep
echo $?
sleep abc
echo $?
sleep 1x
echo $?
echo $?
exit abc
