#include <stdio.h>
#include <stdlib.h>
static void __attribute__((constructor)) a(void) { puts("ctor"); }
__attribute__((constructor(101))) static void a1(void) { puts("ctor101"); }
__attribute__((destructor)) static void z(void) { puts("dtor"); }
static void ex(void) { puts("atexit"); }
int main(void) {
    atexit(ex);
    puts("main");
    return 3;
}
