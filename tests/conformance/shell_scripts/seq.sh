seq 3
seq 2 4
seq 1 2 7
seq 5 -2 1
seq -w 8 11
seq -s, 5
seq 0 0.5 2
seq -f '%03g' 3
seq 3 1
echo $?
seq
echo $?
seq a
echo $?
seq 1 0 5
echo $?
seq -5 -3
seq 1.5 3
seq -f %.2f 1 2
seq 1 2 3 4
echo $?
seq 1e3 1002
