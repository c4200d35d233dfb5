/* Off-by-one within malloc's slack goes unnoticed; reading freed memory gives what the lists left. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main(void)
{
    char *p = malloc(20);
    printf("usable %zu\n", malloc_usable_size(p));
    strcpy(p, "0123456789012345678901");
    printf("%s\n", p);
    free(p);
    char *q = malloc(3000), *r = malloc(10);
    memset(q, 'q', 3000);
    free(q);
    printf("%c %d\n", q[100], ((unsigned long *)r)[-1] & 1 ? 1 : 0);
    return 0;
}
