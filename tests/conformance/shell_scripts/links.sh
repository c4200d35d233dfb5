mkdir w; cd w
echo hello > a
ln -s a s
ln a h
cat s h
readlink s
ls -F
ls -l | awk '{print $1, $2, $9, $10, $11}'
readlink a; echo $?
ln -s a s
ln -sf h s; readlink s
ln -v a b
ln none x
ln -s none dang
cat dang
ls dang
ls -l dang | cut -c1-10
realpath s
readlink -f s
readlink -f nope; echo $?
realpath nope; realpath nope/x; realpath -e nope; realpath -m nope/x
readlink -n s; echo; readlink; realpath
mkdir d; ln -s d e; echo in > e/f; cat d/f; ls e
ls -l e | cut -c1-10; ls -ld e/ | cut -c1-10; ls -L | head -3
stat -c '%N %F %s %h %a %A %f' s a e
stat -L -c '%n %F %h' s e
find . -type l | sort
ln -s loop loop; cat loop
echo x > loop
test -e loop; echo $?
rm s; cat a
echo again > dang; cat none
rm a; cat h
echo more >> h; cat b
[ -L dang ] && echo link; [ -e dang ] || echo dead; [ -h e ] && echo h; [ -L h ] || echo no
cd e; pwd; cd ..
rm -r e; ls; cat d/f
mv dang gnad; readlink gnad
cp gnad copy; cat copy; [ -L copy ]; echo $?
ln -s gnad d; readlink d/gnad
ln -s ../h b d; cat d/h; cat d/b
printf '#!/bin/sh\necho run $0\n' > p; chmod +x p; ln -s p q; ./q
printf 'int main(){return 7;}' > m.c; ln -s m.c n.c; gcc n.c -o m; ln -s m r; ./r; echo $?
umask; umask -S; umask 077; echo > secret; mkdir hidden; stat -c '%a %n' secret hidden
umask u=rwx,g=rx,o=; umask; umask -S; umask -p; umask 9; umask x; umask g+w; umask; umask -Z
echo x > secret; stat -c '%a' secret
cd ..; rm -r w; ls
