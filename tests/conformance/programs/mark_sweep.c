// A garbage collector that marks and sweeps.
#include <stdio.h>
#include <stdlib.h>
typedef struct obj {
    struct obj *next;
    unsigned char marked, kind;
    union {
        int i;
        struct {
            struct obj *a, *b;
        };
    };
} obj;
static obj *all, *stack[64];
static int sp, count, limit = 8;
static void mark(obj *o) {
    if (!o || o->marked)
        return;
    o->marked = 1;
    if (o->kind) {
        mark(o->a);
        mark(o->b);
    }
}
static void sweep(void) {
    obj **p = &all;
    while (*p) {
        if (!(*p)->marked) {
            obj *d = *p;
            *p = d->next;
            free(d);
            count--;
        } else {
            (*p)->marked = 0;
            p = &(*p)->next;
        }
    }
}
static void gc(void) {
    int n = count;
    for (int i = 0; i < sp; i++)
        mark(stack[i]);
    sweep();
    limit = count * 2;
    printf("gc %d -> %d\n", n, count);
}
static obj *new (int k) {
    if (count >= limit)
        gc();
    obj *o = calloc(1, sizeof *o);
    o->kind = k;
    o->next = all;
    all = o;
    count++;
    return o;
}
static void num(int i) {
    obj *o = new (0);
    o->i = i;
    stack[sp++] = o;
}
static void pair(void) {
    obj *o = new (1);
    o->b = stack[--sp];
    o->a = stack[--sp];
    stack[sp++] = o;
}
static void pr(obj *o) {
    if (!o->kind)
        printf("%d", o->i);
    else {
        printf("(");
        pr(o->a);
        printf(" ");
        pr(o->b);
        printf(")");
    }
}
int main(void) {
    for (int r = 0; r < 4; r++) {
        for (int i = 0; i < 5; i++)
            num(i * r);
        for (int i = 0; i < 4; i++)
            pair();
        pr(stack[sp - 1]);
        puts("");
        if (r & 1)
            sp -= 1;
    }
    gc();
    printf("%zu\n", sizeof(obj));
    return count;
}
