#include <sys/resource.h>
#include <stdio.h>
#include <pthread.h>
#include <stdlib.h>
#include <stdatomic.h>
#include <unistd.h>
static __thread int tls = 7;
static _Thread_local char buf[100];
pthread_barrier_t b;
pthread_rwlock_t rw = PTHREAD_RWLOCK_INITIALIZER;
pthread_once_t o = PTHREAD_ONCE_INIT;
pthread_key_t key;
atomic_long total;
pthread_spinlock_t sp;
int spun;
static void init(void) { puts("init"); }
static void kd(void *p) {
    free(p);
    atomic_fetch_add(&total, 1000);
}
static void *w(void *a) {
    long i = (long)a;
    tls += i;
    pthread_once(&o, init);
    pthread_setspecific(key, malloc(10));
    pthread_barrier_wait(&b);
    pthread_rwlock_rdlock(&rw);
    atomic_fetch_add(&total, tls);
    pthread_rwlock_unlock(&rw);
    for (int k = 0; k < 100; k++) {
        pthread_spin_lock(&sp);
        spun++;
        pthread_spin_unlock(&sp);
    }
    return (void *)(long)tls;
}
int main(void) {
    struct rlimit usual; // whoever starts it may have another
    getrlimit(RLIMIT_STACK, &usual);
    usual.rlim_cur = 8 << 20;
    setrlimit(RLIMIT_STACK, &usual);
    pthread_key_create(&key, kd);
    pthread_barrier_init(&b, 0, 4);
    pthread_spin_init(&sp, 0);
    pthread_t t[4];
    pthread_attr_t at;
    pthread_attr_init(&at);
    pthread_attr_setstacksize(&at, 128 * 1024);
    size_t ss;
    pthread_attr_getstacksize(&at, &ss);
    printf("%zu\n", ss);
    for (long i = 0; i < 4; i++)
        pthread_create(&t[i], &at, w, (void *)i);
    for (int i = 0; i < 4; i++) {
        void *r;
        pthread_join(t[i], &r);
        printf("%ld ", (long)r);
    }
    printf("\n%ld %d %d\n", atomic_load(&total), tls, spun);
    pthread_attr_t ga;
    pthread_getattr_np(pthread_self(), &ga);
    void *sa;
    pthread_attr_getstack(&ga, &sa, &ss);
    printf("%d\n", ss > 7 << 20 && ss <= 8 << 20); // less what lies above the first frame
}
