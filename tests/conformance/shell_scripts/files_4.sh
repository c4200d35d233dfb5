mkdir a
mkdir a
ls -d .
ls -z
echo $?
chmod 600 hard
stat -c '%a %A' hard
chmod +x hard
stat -c %a hard
chmod u-x,g+r hard
stat -c %A hard
chmod 0755 nofile
echo $?
chmod xyz hard
echo $?
chmod go= hard
stat -c %a hard
chmod a=rx hard
stat -c %a hard
truncate -s 10K big
