printf '%d %s %x %X %o %c %%\n' 42 str 255 255 8 char
printf '%5d|%-5d|%05d|%+d\n' 42 42 42 42
printf '%10s|%-10s|%.3s\n' abc abc abcdef
printf '%f %.2f %e %g\n' 3.14159 3.14159 31415.9 0.0001
printf '%s\n' a b c
printf '%s-%s\n' a b c
printf 'no newline'
echo
printf '%b\n' 'a\tb'
echo $?
printf '%d\n' 0x10 010 "'A"
printf '%*d\n' 6 42
echo $var
echo $?
