ls -l | awk '{print $1, $2, $5, $9, $10, $11}'
ls -l large small | sed 's/ [A-Z][a-z][a-z] .*:[0-9][0-9] / DATE /' | sed 's/ [a-z]* [a-z]* / O G /'
ls -lh large | awk '{print $5}'
ls -lS | awk 'NR>1{print $9}'
ls -r
ls -ld dir | awk '{print $1, $2, $9}'
ls -F
ls -p
ls -R
ls dir small
ls -la | awk 'NR>1{print $9}'
ls -A
ls -s1 small | awk '{print $1}'
ls -i small | awk '{print NF}'
