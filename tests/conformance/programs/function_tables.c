// Tables of functions, also the library's; X macros; objects by hand; printing through va_list.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define LOG(fmt, ...) logf_(__func__, fmt, ##__VA_ARGS__)
#define FOREACH(X) X(red, 1) X(green, 2) X(blue, 4)
#define E(n, v) n = v,
#define S(n, v)                                                                                         \
    case n:                                                                                             \
        return #n;
enum col { FOREACH(E) none };
static const char *cs(enum col c) {
    switch (c) { FOREACH(S) default : return "?"; }
}
static void logf_(const char *fn, const char *f, ...) {
    va_list a;
    va_start(a, f);
    printf("[%s] ", fn);
    vprintf(f, a);
    va_end(a);
}
static char *fmt(const char *f, ...) {
    va_list a, b;
    va_start(a, f);
    va_copy(b, a);
    int n = vsnprintf(0, 0, f, a);
    char *s = malloc(n + 1);
    vsnprintf(s, n + 1, f, b);
    va_end(a);
    va_end(b);
    return s;
}
struct shape;
struct vt {
    double (*area)(const struct shape *);
    const char *name;
};
struct shape {
    const struct vt *v;
};
struct circ {
    struct shape b;
    double r;
};
struct rect {
    struct shape b;
    double w, h;
};
static double ca(const struct shape *s) { return 3 * ((const struct circ *)s)->r; }
static double ra(const struct shape *s) {
    const struct rect *r = (void *)s;
    return r->w * r->h;
}
static const struct vt cv = {ca, "circle"}, rv = {.name = "rect", .area = ra};
#define container_of(p, t, m) ((t *)((char *)(p) - __builtin_offsetof(t, m)))
struct link {
    struct link *n;
};
struct item {
    int v;
    struct link l;
};
typedef int (*cmpf)(const void *, const void *);
static int twice(int (*f)(int), int x) { return f(f(x)); }
static int inc(int x) { return x + 1; }
static int (*tab[])(int) = {inc, abs};
static int fib(int n) {
    static int memo[50];
    return n < 2 ? n : memo[n] ? memo[n] : (memo[n] = fib(n - 1) + fib(n - 2));
}
static int ack(int m, int n) { return !m ? n + 1 : !n ? ack(m - 1, 1) : ack(m - 1, ack(m, n - 1)); }
extern int later;
int later = 9;
static int tent;
static int tent;
const volatile int cvi = 3;
int main(void) {
    LOG("x=%d %s\n", 5, "y");
    LOG("plain\n");
    printf("%s %s %d\n", cs(green), cs(8), none);
    char *s = fmt("%d+%d=%s", 1, 2, "three");
    puts(s);
    free(s);
    struct circ c = {{&cv}, 2};
    struct rect r = {{&rv}, 2, 5};
    struct shape *sh[] = {&c.b, &r.b};
    for (int i = 0; i < 2; i++)
        printf("%s %g\n", sh[i]->v->name, sh[i]->v->area(sh[i]));
    struct item it = {7};
    struct link *l = &it.l;
    printf("%d\n", container_of(l, struct item, l)->v);
    printf("%d %d %d\n", twice(inc, 3), tab[1](-4), (*tab[0])(1));
    printf("%d %d %d\n", fib(40), ack(2, 3), later + tent + cvi);
    int a[3][4] = {{1}, {2, 3}, [2][3] = 9}, (*p)[4] = a, *q = &a[1][0];
    printf("%d %d %d %zu %td\n", p[2][3], *(*(a + 1) + 1), q[-4], sizeof *p, &a[2] - &a[0]);
    char *names[] = {"x", "yy", "zzz"}, **pp = names + 1;
    printf("%s %c %zu\n", *pp++, **pp, sizeof names);
    int i = 5;
    i = i++ * 2 + i;
    printf("%d\n", i);
    for (int i = 0, j = 10; i < j; i += 3, j--)
        printf("%d,%d ", i, j);
    puts("");
    {
        typedef int T[3];
        T t = {1, 2, 3};
        printf("%zu\n", sizeof(T) / sizeof *t);
    }
    unsigned char uc = 255;
    printf("%d %d\n", uc + 1, (unsigned char)(uc + 1));
    printf("%d\n", sizeof(char) == 1 && '\0' == 0);
    long double ld = 1.5L;
    printf("%Lf %Lg %zu\n", ld * 2, ld, sizeof ld);
    return 0;
}
