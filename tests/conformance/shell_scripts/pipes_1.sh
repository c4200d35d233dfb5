echo "c b a" | tr ' ' '\n' | sort | head -2
seq 10 | grep 1 | wc -l
seq 5 | tac | tr '\n' ' '
echo
false | true
echo $?
true | false
echo $?
set -o pipefail
false | true
echo $?
set +o pipefail
echo ${PIPESTATUS[@]}
