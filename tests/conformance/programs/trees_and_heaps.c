// An AVL tree, a heap, a trie, a merge sort of lists.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
typedef struct av {
    int k, h;
    struct av *l, *r;
} av;
static int H(av *n) { return n ? n->h : 0; }
static void up(av *n) { n->h = 1 + (H(n->l) > H(n->r) ? H(n->l) : H(n->r)); }
static av *rr(av *y) {
    av *x = y->l;
    y->l = x->r;
    x->r = y;
    up(y);
    up(x);
    return x;
}
static av *rl(av *x) {
    av *y = x->r;
    x->r = y->l;
    y->l = x;
    up(x);
    up(y);
    return y;
}
static av *ins(av *n, int k) {
    if (!n) {
        n = malloc(sizeof *n);
        *n = (av){k, 1, 0, 0};
        return n;
    }
    if (k < n->k)
        n->l = ins(n->l, k);
    else if (k > n->k)
        n->r = ins(n->r, k);
    else
        return n;
    up(n);
    int b = H(n->l) - H(n->r);
    if (b > 1) {
        if (k > n->l->k)
            n->l = rl(n->l);
        return rr(n);
    }
    if (b < -1) {
        if (k < n->r->k)
            n->r = rr(n->r);
        return rl(n);
    }
    return n;
}
static void walk(av *n, void (*f)(int, void *), void *c) {
    if (!n)
        return;
    walk(n->l, f, c);
    f(n->k, c);
    walk(n->r, f, c);
}
static void sum(int k, void *c) { *(long *)c += k; }
static void fr(av *n) {
    if (n) {
        fr(n->l);
        fr(n->r);
        free(n);
    }
}
static int heap[100], hn;
static void push(int x) {
    int i = hn++;
    while (i && heap[(i - 1) / 2] > x) {
        heap[i] = heap[(i - 1) / 2];
        i = (i - 1) / 2;
    }
    heap[i] = x;
}
static int popm(void) {
    int r = heap[0], x = heap[--hn], i = 0, c;
    while ((c = 2 * i + 1) < hn) {
        if (c + 1 < hn && heap[c + 1] < heap[c])
            c++;
        if (heap[c] >= x)
            break;
        heap[i] = heap[c];
        i = c;
    }
    heap[i] = x;
    return r;
}
struct trie {
    struct trie *c[26];
    int end;
};
static void tadd(struct trie *t, const char *s) {
    for (; *s; s++) {
        struct trie **n = &t->c[*s - 'a'];
        if (!*n)
            *n = calloc(1, sizeof **n);
        t = *n;
    }
    t->end++;
}
static void tp(struct trie *t, char *b, int d) {
    if (t->end) {
        b[d] = 0;
        printf("%s ", b);
    }
    for (int i = 0; i < 26; i++)
        if (t->c[i]) {
            b[d] = 'a' + i;
            tp(t->c[i], b, d + 1);
        }
}
struct list {
    int v;
    struct list *n;
};
static struct list *merge(struct list *a, struct list *b) {
    struct list h, *t = &h;
    while (a && b) {
        struct list **m = a->v <= b->v ? &a : &b;
        t = t->n = *m;
        *m = (*m)->n;
    }
    t->n = a ? a : b;
    return h.n;
}
static struct list *msort(struct list *l) {
    if (!l || !l->n)
        return l;
    struct list *s = l, *f = l->n;
    while (f && f->n)
        s = s->n, f = f->n->n;
    f = s->n;
    s->n = 0;
    return merge(msort(l), msort(f));
}
int main() {
    av *r = 0;
    for (int i = 0; i < 1000; i++)
        r = ins(r, (i * 7919) % 1009);
    long s = 0;
    walk(r, sum, &s);
    printf("%ld %d\n", s, r->h);
    fr(r);
    for (int i = 0; i < 20; i++)
        push((i * 37) % 23);
    while (hn)
        printf("%d ", popm());
    puts("");
    struct trie t = {0};
    char b[30];
    char *w[] = {"tea", "ten", "to", "inn", "in", "tea"};
    for (size_t i = 0; i < sizeof w / sizeof *w; i++)
        tadd(&t, w[i]);
    tp(&t, b, 0);
    puts("");
    struct list *l = 0;
    for (int i = 0; i < 12; i++) {
        struct list *n = malloc(sizeof *n);
        *n = (struct list){(i * 5) % 13, l};
        l = n;
    }
    for (l = msort(l); l; l = l->n)
        printf("%d ", l->v);
    puts("");
    return 0;
}
