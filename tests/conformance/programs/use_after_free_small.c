/* A freed small block can still be read and written: nothing faults, and the next owner sees it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *p = malloc(64), *q;

    strcpy(p + 16, "left behind");
    free(p);
    q = malloc(64);
    printf("same %d, '%s'\n", p == q, q + 16);
    strcpy(p + 16, "written through the old pointer");
    printf("'%s'\n", q + 16);
    return 0;
}
