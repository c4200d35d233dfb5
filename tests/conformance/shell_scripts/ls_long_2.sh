ls -lt | wc -l
ls -m
ls -Q small
ls -n small | awk '{print NF}'
ls -l nofile
echo $?
ls -X
ls --size -1 large
ls -lsh large | awk '{print $1,$6}'
ls -C | cat
ls -U >/dev/null
ls *
ls -d */
ls -1 -d s*
