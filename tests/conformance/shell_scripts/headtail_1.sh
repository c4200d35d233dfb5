seq 20 > n
head n
head -3 n
head -n 2 n
head -n -17 n
head -c 5 n
head -c 1K n | wc -c
tail n
tail -3 n
tail -n 2 n
tail -n +18 n
tail -c 5 n
tail -1 n
head -2 n n
tail -q -n1 n n
head -q -n1 n n
head -v -n1 n
tail -v -n 1 n
head -n1 nofile
echo $?
head -x n
