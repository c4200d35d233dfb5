#include <stdio.h>
#include <obstack.h>
#include <stdlib.h>
#define obstack_chunk_alloc malloc
#define obstack_chunk_free free
int main(void) {
    struct obstack o;
    obstack_init(&o);
    char *p = obstack_copy0(&o, "hello", 5);
    puts(p);
    obstack_grow(&o, "abc", 3);
    obstack_1grow(&o, 0);
    p = obstack_finish(&o);
    puts(p);
    obstack_free(&o, NULL);
}
