cat > a.c <<'E'
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main(int c, char **v) {
  char line[100];
  if (c > 1 && !strcmp(v[1], "segv")) *(volatile int *)0 = 1;
  if (c > 1 && !strcmp(v[1], "abort")) abort();
  if (c > 1 && !strcmp(v[1], "err")) { fprintf(stderr, "to stderr\n"); return 2; }
  if (c > 1 && !strcmp(v[1], "env")) { printf("%s\n", getenv("FOO") ? getenv("FOO") : "none"); return 0; }
  while (fgets(line, sizeof line, stdin)) printf("read %s", line);
  return 42;
}
E
./s
echo $?
gcc -v 2>/dev/null
gcc --version | head -1 | cut -c1-3
./n
echo $?
./s2
echo $?
./s3
echo $?
./s4
echo $?
make s 2>/dev/null | head -0
