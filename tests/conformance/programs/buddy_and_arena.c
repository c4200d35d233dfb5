// A buddy allocator with merging, and an arena.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
// arena + pool + buddy
typedef struct {
    uint8_t *base;
    size_t used, cap;
} Arena;
static void *arena_alloc(Arena *a, size_t n) {
    size_t al = (a->used + _Alignof(max_align_t) - 1) & ~(_Alignof(max_align_t) - 1);
    if (al + n > a->cap)
        return 0;
    a->used = al + n;
    return a->base + al;
}
#define MAXO 6
static struct blk { struct blk *next; } * freel[MAXO + 1];
static _Alignas(1024) char heap[64 << 4];
static unsigned char order[64];
static void *balloc(int o) {
    int k = o;
    while (k <= MAXO && !freel[k])
        k++;
    if (k > MAXO)
        return NULL;
    struct blk *b = freel[k];
    freel[k] = b->next;
    while (k > o) {
        k--;
        struct blk *h = (void *)((char *)b + (16 << k));
        h->next = freel[k];
        freel[k] = h;
    }
    order[((char *)b - heap) / 16] = o;
    return b;
}
static void bfree(void *p) {
    size_t off = (char *)p - heap;
    int o = order[off / 16];
    while (o < MAXO) {
        size_t bud = off ^ (16u << o);
        struct blk **q = &freel[o];
        while (*q && (char *)*q != heap + bud)
            q = &(*q)->next;
        if (!*q)
            break;
        *q = (*q)->next;
        off &= ~(size_t)(16u << o);
        o++;
    }
    struct blk *b = (void *)(heap + off);
    b->next = freel[o];
    freel[o] = b;
}
static void show(void) {
    for (int o = 0; o <= MAXO; o++) {
        int n = 0;
        for (struct blk *b = freel[o]; b; b = b->next)
            n++;
        printf("%d:%d ", o, n);
    }
    puts("");
}
int main() {
    static char store[256];
    Arena a = {(uint8_t *)store, 0, sizeof store};
    char *x = arena_alloc(&a, 3);
    double *d = arena_alloc(&a, 8);
    printf("%td %td %zu %p\n", (char *)d - x, (ptrdiff_t) _Alignof(max_align_t), a.used,
           arena_alloc(&a, 1000));
    struct blk *b = (void *)heap;
    b->next = 0;
    freel[MAXO] = b;
    void *p[8];
    for (int i = 0; i < 8; i++) {
        p[i] = balloc(i % 3);
        printf("%td ", (char *)p[i] - heap);
    }
    puts("");
    show();
    for (int i = 0; i < 8; i++) {
        bfree(p[i]);
        show();
    }
    return 0;
}
