// longjmp as exceptions, sorting and searching, random numbers, the environment.
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static jmp_buf jb[10];
static int depth;
#define TRY if (!setjmp(jb[depth++]))
#define CATCH else
#define THROW(x) longjmp(jb[--depth], x)
static void f(int n) {
    if (n == 0)
        THROW(5);
    char buf[100];
    memset(buf, n, 100);
    f(n - 1);
}
struct sb {
    char *p;
    size_t n, c;
};
static void add(struct sb *s, const char *t) {
    size_t l = strlen(t);
    if (s->n + l + 1 > s->c) {
        s->c = (s->n + l + 1) * 2;
        s->p = realloc(s->p, s->c);
    }
    memcpy(s->p + s->n, t, l + 1);
    s->n += l;
}
static int cmpi(const void *a, const void *b) {
    int x = *(int *)a, y = *(int *)b;
    return (x > y) - (x < y);
}
struct p {
    char n[8];
    int a;
};
static int cmpp(const void *a, const void *b) {
    const struct p *x = a, *y = b;
    return x->a != y->a ? x->a - y->a : strcmp(x->n, y->n);
}
static int cmpr(const void *a, const void *b, void *c) { return *(int *)c * cmpi(a, b); }
int main() {
    int r;
    volatile int k = 1;
    if (!(r = setjmp(jb[depth++]))) {
        k = 2;
        f(20);
    }
    printf("%d %d %d\n", r, k, depth);
    TRY {
        puts("in");
        TRY { THROW(1); }
        CATCH puts("inner");
        THROW(2);
    }
    CATCH puts("outer");
    struct sb s = {0};
    for (int i = 0; i < 50; i++)
        add(&s, "ab,");
    printf("%zu %zu\n", s.n, s.c);
    free(s.p);
    int v[] = {5, 3, 9, -1, 7, 3};
    qsort(v, 6, sizeof *v, cmpi);
    for (int i = 0; i < 6; i++)
        printf("%d ", v[i]);
    int key = 7;
    int *q = bsearch(&key, v, 6, sizeof *v, cmpi);
    printf("%td ", q - v);
    key = 8;
    printf("%p\n", bsearch(&key, v, 6, 4, cmpi));
    struct p a[] = {{"bob", 3}, {"al", 3}, {"cy", 1}};
    qsort(a, 3, sizeof *a, cmpp);
    for (int i = 0; i < 3; i++)
        printf("%s%d ", a[i].n, a[i].a);
    int d = -1;
    qsort_r(v, 6, 4, cmpr, &d);
    printf("%d %d\n", v[0], v[5]);
    srand(42);
    int x1 = rand(), x2 = rand();
    printf("%d %d\n", x1, x2);
    srandom(1);
    printf("%ld %d\n", random(), RAND_MAX);
    unsigned sd = 5;
    printf("%d\n", rand_r(&sd));
    printf("%g\n", drand48());
    printf("%s\n", getenv("NOPE") ? "y" : "n");
    setenv("A1", "v", 1);
    printf("%s\n", getenv("A1"));
    putenv("B1=w");
    unsetenv("A1");
    printf("%d %s\n", !getenv("A1"), getenv("B1"));
    return 0;
}
