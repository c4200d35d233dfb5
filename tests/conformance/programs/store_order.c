// When a store names its place: before a call that is the whole right side, after anything else; and bit-fields
// of packed structs that lie across the bytes of their type.
#include <stdio.h>
#include <string.h>

struct node {
    int a;
    unsigned short half;
    float g[3];
    int bits : 5;
    struct node *next;
    long l;
    char c;
} A, B, *p = &A;

static int number(void) { p = &B; return 7; }
static unsigned short half(void) { p = &B; return 7; }
static long wide(void) { p = &B; return 7; }
static float single(void) { p = &B; return 7; }
static double twice(void) { p = &B; return 7; }
static struct node *pointer(void) { p = &B; return &B; }
static void *untyped(void) { p = &B; return &B; }
static struct node record(void) { p = &B; return (struct node){ .a = 3 }; }

static void show(const char *text)
{
    printf("%s: %d %d %g %d %d %ld %d | %d %d %g %d %d %ld %d\n", text, A.a, A.half, A.g[1], A.bits, !!A.next,
           A.l, A.c, B.a, B.half, B.g[1], B.bits, !!B.next, B.l, B.c);
    memset(&A, 0, sizeof A);
    memset(&B, 0, sizeof B);
    p = &A;
}
#define TRY(x) x; show(#x)

struct packed {
    unsigned long long first;
    short second;
    char three : 7;
    signed char four : 7;
    unsigned five : 13;
    long six : 40;
    unsigned short after[1];
} __attribute__((packed));

int main(void)
{
    TRY(p->half = half());
    TRY(p->half = number());
    TRY(p->a = number());
    TRY(p->a = half());
    TRY(p->a = wide());
    TRY(p->a = number() + 1);
    TRY(p->a = -number());
    TRY(p->a = (1, number()));
    TRY(p->a = A.c ? 1 : number());
    TRY(p->a = B.half = number());
    TRY(p->a += number());
    TRY(p->g[1] = single());
    TRY(p->g[1] = twice());
    TRY(p->g[1] += single());
    TRY(p->bits = number());
    TRY(p->bits += number());
    TRY(p->next = pointer());
    TRY(p->next = untyped());
    TRY(p->l = wide());
    TRY(p->c = wide());
    TRY(*p = record());

    struct packed q = { 1, 2, 3, 4, 5, 6, { 7 } };
    for (int i = 0; i < 40; i++) {
        q.four += 9;
        q.three ^= i;
        q.five *= 3;
        q.six = q.six * 5 - q.four++;
        --q.five;
        q.four <<= 1;
    }
    printf("%zu %d %d %u %ld %u\n", sizeof q, q.three, q.four, q.five, (long)q.six, q.after[0]);
    for (size_t i = 0; i < sizeof q; i++) printf("%02x ", ((unsigned char *)&q)[i]);
    puts("");
    return 0;
}
