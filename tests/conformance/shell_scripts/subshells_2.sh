sh -c 'echo $x'
y=5 sh -c 'echo $y'
echo "[$y]"
echo 'echo script $1 $#
exit 6' > s.sh
sh s.sh a b
echo $?
bash s.sh
chmod +x s.sh
echo $?
printf '#!/bin/bash\necho bang $0 "$@"\n' > b.sh
chmod +x b.sh
./b.sh 1 2
. ./b.sh | sed 's/bang .*/bang/'
