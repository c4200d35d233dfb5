#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <sys/wait.h>
static void try(const char *name, int (*f)(int)) {
    fflush(stdout);
    pid_t p = fork();
    if (!p) {
        int v = f(0);
        printf("%s gives %d\n", name, v);
        exit(0);
    }
    int s;
    waitpid(p, &s, 0);
    if (WIFSIGNALED(s))
        printf("%s: signal %d\n", name, WTERMSIG(s));
}
static int a(int z) { return 1 / z; }
static int b(int z) { return 0 / z; }
static int c(int z) { return 0 % z; }
static int d(int z) { return z / z; }
static int e(int z) { return z % z; }
static int f(int z) { return 1 % z; }
static int g(int z) {
    volatile int v = z;
    return 1 / v;
}
static int h(int z) { return 10 / z; }
static int i(int z) {
    int one = 1;
    return one / z;
}
static int j(int z) {
    volatile int v = z;
    return 0 / v;
}
static int k(int z) {
    volatile int v = z;
    return v / v;
}
static int l(int z) {
    unsigned u = z;
    return 1 / u;
}
static int m(int z) {
    long u = z;
    return 1 / u;
}
static int n(int z) {
    int *p = &z;
    return 1 / *p;
}
static int o(int z) { return 1 / (z + 0); }
static int q(int z) {
    unsigned u = z;
    return 0 % u;
}
static int r(int z) {
    int *p = &z;
    return *p / *p;
}
static int s(int z) { return -1 / z; }
static int t(int z) { return (z + 1) / (z); }
static int u(int z) {
    z = 5;
    z /= z - 5;
    return z;
}
static int v(int z) {
    int w = 1;
    w /= z;
    return w;
}
int main(void) {
    try("1/z", a);
    try("0/z", b);
    try("0%z", c);
    try("z/z", d);
    try("z%z", e);
    try("1%z", f);
    try("1/v", g);
    try("10/z", h);
    try("one/z", i);
    try("0/v", j);
    try("v/v", k);
    try("1/u", l);
    try("1/long", m);
    try("1/*p", n);
    try("1/(z+0)", o);
    try("0%u", q);
    try("*p/ *p", r);
    try("-1/z", s);
    try("t", t);
    try("u", u);
    try("w/=z", v);
}
