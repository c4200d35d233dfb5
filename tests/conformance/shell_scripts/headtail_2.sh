seq 20 > n
echo $?
tail -n x n
echo $?
seq 5 | head -n1
seq 5 | tail -n1
seq 5 | tail -n -2
seq 5 | head -c 4
seq 3 | tail -c +3
head --lines=2 n
tail --lines=2 n
head --bytes=3 n
head -n 1k n | wc -l
head -c 2b n | wc -c
head -n
echo $?
head -n abc n
echo $?
tail -r n
echo $?
