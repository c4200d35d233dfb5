expr 10 % 3
expr 5 \> 3
expr length hello
expr substr hello 2 3
expr index hello l
expr hello : 'h\(.*\)o'
expr 5 = 5
expr a = b
echo $?
expr 1 / 0
echo $?
expr 1 +
echo $?
echo $((9223372036854775807 + 1))
n=4096
echo $((n * 1024)) $(( n >> 10 )) 
printf '%x\n' $((0xdeadbeef & 0xfff))
echo $[1+2]
