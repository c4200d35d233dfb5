/* Blocks of 128 KiB and more get a mapping of their own, until one is freed. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int mapped(void *p)
{
    return (((unsigned long *)p)[-1] & 2) != 0;
}

int main(void)
{
    malloc(1);
    void *a = malloc(131048), *b = malloc(140000), *c = malloc(1000000);
    printf("%d %d %d\n", mapped(a), mapped(b), mapped(c));
    printf("offset in page %lu\n", (unsigned long)b & 4095);
    free(c);
    void *d = malloc(140000), *e = malloc(900000), *f = malloc(2000000);
    printf("%d %d %d\n", mapped(d), mapped(e), mapped(f));
    return 0;
}
