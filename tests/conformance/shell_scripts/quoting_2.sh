printf '<%s>' "$*"
echo
IFS=,
echo "$*"
unset IFS
echo {a,b,c}.txt {1..5} x{1..3}y {a..e} {10..0..5} {01..03}
echo "quote \"inner\" 'single'"
echo ~ | grep -c /
echo a#b # comment
echo 'multi
line'
