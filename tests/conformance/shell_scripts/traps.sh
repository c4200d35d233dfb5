trap 'echo bye' EXIT
trap 'echo usr1' USR1
kill -USR1 $$
echo after
trap - USR1
trap
trap '' INT
trap
trap 'echo "term $?"' TERM
false
kill $$
(trap 'echo inner end' EXIT; exit 4)
echo $?
trap 'echo' NOSUCH
exit 7
