/* A freed large block is cut up for later requests; two freed neighbours become one. */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    char *a = malloc(3000), *b = malloc(3000), *guard = malloc(50);
    char *c, *d, *e;

    free(a);
    free(b);
    c = malloc(5000);
    printf("merged: %d\n", c == a);
    d = malloc(500);
    e = malloc(300);
    printf("rest: %ld %ld\n", (long)(d - a), (long)(e - a));
    printf("guard %ld\n", (long)(guard - a));
    return 0;
}
