printf 'one\ntwo\nthree\nfour\n' > t
sed 'N;s/\n/ /' t
sed G t
sed -i s/one/ONE/ t
cat t
cat t.bak
cat t
sed 5 t
echo $?
echo $?
sed -n p nofile
echo $?
echo $? 
echo 'a b' | sed 's/ /\n/'
echo path/to | sed 's#/#-#g'
echo abc | sed 's/b/\t/'
sed -n '/two/{p;q}' t
sed '1!G;h;$!d' t
sed -n '$=' t
echo "   trim  " | sed 's/^ *//;s/ *$//'
sed '/two/a after' t
sed 's/[^,]*$//' t
echo aaa | sed 's/a*/x/'
echo hello | sed 's/l/L/2'
echo a.b | sed 's/\./-/'
sed -n '2{p}' t
sed -n '/f/=' t
