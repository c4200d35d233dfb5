// A cache that throws out what was used longest ago.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct n {
    int k, v;
    struct n *p, *q, *h;
};
struct lru {
    int cap, size;
    struct n head, *b[16];
};
static struct n *find(struct lru *l, int k) {
    for (struct n *e = l->b[k & 15]; e; e = e->h)
        if (e->k == k)
            return e;
    return NULL;
}
static void un(struct n *e) {
    e->p->q = e->q;
    e->q->p = e->p;
}
static void fr(struct lru *l, struct n *e) {
    e->q = l->head.q;
    e->p = &l->head;
    e->q->p = e;
    l->head.q = e;
}
static int get(struct lru *l, int k) {
    struct n *e = find(l, k);
    if (!e)
        return -1;
    un(e);
    fr(l, e);
    return e->v;
}
static void put(struct lru *l, int k, int v) {
    struct n *e = find(l, k);
    if (e) {
        e->v = v;
        un(e);
        fr(l, e);
        return;
    }
    if (l->size == l->cap) {
        e = l->head.p;
        un(e);
        struct n **pp = &l->b[e->k & 15];
        while (*pp != e)
            pp = &(*pp)->h;
        *pp = e->h;
        printf("evict %d\n", e->k);
    } else {
        e = malloc(sizeof *e);
        l->size++;
    }
    *e = (struct n){.k = k, .v = v, .h = l->b[k & 15]};
    l->b[k & 15] = e;
    fr(l, e);
}
int main() {
    struct lru l = {.cap = 3};
    l.head.p = l.head.q = &l.head;
    for (int i = 0; i < 6; i++) {
        put(&l, i * 16, i);
        get(&l, 0);
    }
    for (struct n *e = l.head.q; e != &l.head; e = e->q)
        printf("%d=%d ", e->k, e->v);
    puts("");
    return get(&l, 999) == -1;
}
