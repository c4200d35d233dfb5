#include <stdio.h>
#include <threads.h>
#include <stdatomic.h>
atomic_int n;
mtx_t m;
cnd_t c;
int ready;
thread_local int tl = 4;
once_flag of = ONCE_FLAG_INIT;
void on(void) { puts("once"); }
int th(void *a) {
    for (int i = 0; i < 100; i++)
        atomic_fetch_add(&n, 1);
    tl++;
    call_once(&of, on);
    mtx_lock(&m);
    ready++;
    cnd_signal(&c);
    mtx_unlock(&m);
    return (int)(long)a;
}
int main(void) {
    mtx_init(&m, mtx_plain);
    cnd_init(&c);
    thrd_t t[3];
    for (long i = 0; i < 3; i++)
        thrd_create(&t[i], th, (void *)i);
    mtx_lock(&m);
    while (ready < 3)
        cnd_wait(&c, &m);
    mtx_unlock(&m);
    int s = 0, r;
    for (int i = 0; i < 3; i++) {
        thrd_join(t[i], &r);
        s += r;
    }
    printf("%d %d %d\n", atomic_load(&n), s, tl);
}
