// A B-tree.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define T 2
typedef struct bnode {
    int n, leaf;
    int keys[2 * T - 1];
    struct bnode *c[2 * T];
} bnode;
static bnode *mk(int leaf) {
    bnode *x = calloc(1, sizeof *x);
    x->leaf = leaf;
    return x;
}
static void split(bnode *x, int i) {
    bnode *y = x->c[i], *z = mk(y->leaf);
    z->n = T - 1;
    memcpy(z->keys, y->keys + T, (T - 1) * sizeof(int));
    if (!y->leaf)
        memcpy(z->c, y->c + T, T * sizeof(bnode *));
    y->n = T - 1;
    memmove(&x->c[i + 2], &x->c[i + 1], (x->n - i) * sizeof x->c[0]);
    x->c[i + 1] = z;
    memmove(&x->keys[i + 1], &x->keys[i], (x->n - i) * sizeof(int));
    x->keys[i] = y->keys[T - 1];
    x->n++;
}
static void insnf(bnode *x, int k) {
    int i = x->n - 1;
    if (x->leaf) {
        while (i >= 0 && k < x->keys[i])
            x->keys[i + 1] = x->keys[i], i--;
        x->keys[i + 1] = k;
        x->n++;
    } else {
        while (i >= 0 && k < x->keys[i])
            i--;
        i++;
        if (x->c[i]->n == 2 * T - 1) {
            split(x, i);
            if (k > x->keys[i])
                i++;
        }
        insnf(x->c[i], k);
    }
}
static bnode *ins(bnode *r, int k) {
    if (r->n == 2 * T - 1) {
        bnode *s = mk(0);
        s->c[0] = r;
        split(s, 0);
        insnf(s, k);
        return s;
    }
    insnf(r, k);
    return r;
}
static void dump(const bnode *x, int d) {
    for (int i = 0; i <= x->n; i++) {
        if (!x->leaf)
            dump(x->c[i], d + 1);
        if (i < x->n)
            printf("%*s%d\n", d * 3, "", x->keys[i]);
    }
}
int main() {
    bnode *r = mk(1);
    unsigned s = 12345;
    for (int i = 0; i < 30; i++) {
        s = s * 1103515245 + 12345;
        r = ins(r, (s >> 16) % 100);
    }
    dump(r, 0);
    return 0;
}
