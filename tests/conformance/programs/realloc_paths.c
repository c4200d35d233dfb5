/* realloc: in place at the top, in place into a free neighbour, by moving, and shrinking. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *a = malloc(2000), *b = malloc(2000), *c = malloc(2000), *old = a;

    strcpy(a, "first");
    printf("top: %d\n", realloc(c, 5000) == c);
    free(b);
    a = realloc(a, 3500);
    printf("into the neighbour: %d %s\n", a == old, a);
    a = realloc(a, 9000);
    printf("moved: %d %s\n", a != old, a);
    old = a;
    a = realloc(a, 100);
    printf("shrunk in place: %d, usable %zu\n", a == old, malloc_usable_size(a));
    printf("to nothing: %p\n", realloc(a, 0));
    return 0;
}
