printf
echo $?
printf '%i %u\n' -5 5
printf '%s %s %s\n' 1 2
printf '%8.3f|\n' 2.5
printf '%#x %#o\n' 255 8
echo -e 'a\tb\nc'
echo -n x
echo
echo -E 'a\tb'
echo -ne 'q\n'
echo -x
echo --help | head -1
