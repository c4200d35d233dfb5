#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <stdint.h>
#include <stddef.h>
typedef struct arena {
    char *base;
    size_t cap, used;
    struct arena *next;
} arena;
static arena *new_arena(size_t n) {
    size_t tot = (n + sizeof(arena) + 4095) & ~4095ul;
    arena *a = mmap(NULL, tot, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    a->base = (char *)(a + 1);
    a->cap = tot - sizeof *a;
    a->used = 0;
    a->next = NULL;
    return a;
}
static void *aalloc(arena **pa, size_t n) {
    n = (n + 15) & ~15ul;
    arena *a = *pa;
    if (a->used + n > a->cap) {
        arena *b = new_arena(n > 65536 ? n : 65536);
        b->next = a;
        *pa = a = b;
    }
    void *r = a->base + a->used;
    a->used += n;
    return r;
}
typedef struct tree {
    struct tree *l, *r;
    int k;
} tree;
static tree *ins(arena **a, tree *t, int k) {
    if (!t) {
        t = aalloc(a, sizeof *t);
        *t = (tree){.k = k};
        return t;
    }
    if (k < t->k)
        t->l = ins(a, t->l, k);
    else if (k > t->k)
        t->r = ins(a, t->r, k);
    return t;
}
static int depth(tree *t) {
    if (!t)
        return 0;
    int a = depth(t->l), b = depth(t->r);
    return 1 + (a > b ? a : b);
}
static long sum(tree *t) { return t ? t->k + sum(t->l) + sum(t->r) : 0; }
union u {
    float f;
    uint32_t u;
    struct {
        unsigned m : 23, e : 8, s : 1;
    } b;
};
enum color { RED, GREEN = 5, BLUE };
typedef int (*op)(int, int);
static int add(int a, int b) { return a + b; }
static int mul(int a, int b) { return a * b; }
int main(void) {
    arena *a = new_arena(1000);
    tree *t = NULL;
    unsigned s = 1;
    for (int i = 0; i < 2000; i++) {
        s = s * 1103515245 + 12345;
        t = ins(&a, t, (s >> 16) & 0x7fff);
    }
    int n = 0;
    for (arena *x = a; x; x = x->next)
        n++;
    printf("%d %ld %d\n", depth(t), sum(t), n);
    union u u = {.f = -6.5f};
    printf("%x %u %u %u\n", u.u, u.b.m, u.b.e, u.b.s);
    op ops[] = {add, mul};
    printf("%d %d %d\n", ops[0](3, 4), ops[1](3, 4), BLUE);
    int m[3][4] = {[1] = {1, 2, [3] = 9}};
    printf("%d %d %zu\n", m[1][3], m[2][0], sizeof m / sizeof *m);
    char *str = "con"
                "cat";
    printf("%s %c\n", str, 2 [str]);
    printf("%d\n", ({
               int q = 5;
               q * 2;
           }));
    typeof(n) z = n ?: 7;
    printf("%d\n", z);
    switch (z) {
    case 0 ... 3:
        puts("low");
        break;
    default:
        puts("hi");
    }
    printf("%d\n", _Generic(1.0, int : 1, double : 2, default : 3));
    _Static_assert(sizeof(long) == 8, "x");
    struct {
        int a;
        struct {
            int b, c;
        };
    } an = {1, {2, 3}};
    printf("%d\n", an.c);
    printf("%s\n", __func__);
    printf("%d\n", __builtin_popcount(255) + __builtin_clz(1) + __builtin_ctz(8));
    int *cl = (int[]){1, 2, 3};
    printf("%d\n", cl[2]);
    printf("%zu\n", offsetof(tree, k));
    for (arena *x = a; x;) {
        arena *y = x->next;
        munmap(x, x->cap + sizeof *x);
        x = y;
    }
}
