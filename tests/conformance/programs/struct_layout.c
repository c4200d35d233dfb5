/* Sizes, padding and alignment; byte order in memory. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct mixed { char a; int b; char c; double d; short e; };
union pun { unsigned int word; unsigned char bytes[4]; };

int main(void)
{
    union pun pun = {0x01020304};
    struct mixed one = {'x', 1, 'y', 2.5, 3}, two = one;

    printf("%zu: %zu %zu %zu %zu %zu\n", sizeof(struct mixed), offsetof(struct mixed, a), offsetof(struct mixed, b),
           offsetof(struct mixed, c), offsetof(struct mixed, d), offsetof(struct mixed, e));
    printf("%d %d %d %d\n", pun.bytes[0], pun.bytes[1], pun.bytes[2], pun.bytes[3]);
    two.b = 9;
    printf("%d %d %d\n", one.b, two.b, memcmp(&one.d, &two.d, sizeof(double)));
    printf("%zu %zu %zu %zu\n", sizeof(char), sizeof(long), sizeof(void *), sizeof(long double));
    return 0;
}
