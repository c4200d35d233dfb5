/* fopen and stdout's buffer come from malloc too: the gaps between our blocks show them. */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    char *a = malloc(24), *b, *c, *d;
    FILE *f = fopen("/proc/self/statm", "r");

    b = malloc(24);
    fgetc(f);
    c = malloc(24);
    fclose(f);
    d = malloc(460);
    printf("FILE %ld, its buffer %ld\n", (long)(b - a), (long)(c - b));
    char *e = malloc(24);
    printf("the buffer of stdout %ld\n", (long)(e - c));
    printf("FILE reused %d\n", d == a + 32);
    return 0;
}
