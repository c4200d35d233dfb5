name=World
cat <<E
Hello $name $(echo sub) $((1+1)) \$name
	tab kept
E
cat <<'E'
Hello $name $(echo sub)
E
cat <<-E
	stripped
		both
	E
cat <<< "here string $name"
cat > prog.c <<'EOF'
#include <stdio.h>
int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) printf("arg %d: %s\n", i, argv[i]);
    return argc;
}
EOF
gcc prog.c -o prog && ./prog a "b c"
echo $?
wc -l <<E | tr -d ' '
a
b
E
cat <<A; cat <<B
first
A
second
B
grep two <<E && echo found
one
two
E
while read l; do echo "got $l"; done <<E
x
y
E
