/* Bit-fields. */
#include <stdio.h>
struct pte {
    unsigned long present : 1, writable : 1, user : 1, rest : 9, frame : 40, high : 12;
};
int main(void)
{
    union {
        struct pte p;
        unsigned long raw;
    } u = {.raw = 0};
    u.p.present = 1;
    u.p.user = 1;
    u.p.frame = 0x12345;
    printf("%lx %d %zu\n", u.raw, (int)u.p.writable, sizeof(struct pte));
    u.p.frame++;
    printf("%lx\n", (unsigned long)u.p.frame);
    return 0;
}
