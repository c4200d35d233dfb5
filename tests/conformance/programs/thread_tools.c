// Queues, atomics, barriers, semaphores, keys, once and kinds of locks.
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t c = PTHREAD_COND_INITIALIZER;
static int q[4], head, tail, n;
static atomic_int sum;
static _Atomic long total;
static atomic_flag fl = ATOMIC_FLAG_INIT;
static __thread int tl = 5;
static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int onces;
static sem_t sem;
static pthread_rwlock_t rw = PTHREAD_RWLOCK_INITIALIZER;
static pthread_barrier_t bar;
static void ini(void) { onces++; }
static void des(void *p) { free(p); }
static void *prod(void *a) {
    for (int i = 1; i <= 20; i++) {
        pthread_mutex_lock(&m);
        while (n == 4)
            pthread_cond_wait(&c, &m);
        q[tail++ % 4] = i;
        n++;
        pthread_cond_broadcast(&c);
        pthread_mutex_unlock(&m);
    }
    return (void *)20;
}
static void *cons(void *a) {
    for (int i = 0; i < 20; i++) {
        pthread_mutex_lock(&m);
        while (!n)
            pthread_cond_wait(&c, &m);
        atomic_fetch_add(&sum, q[head++ % 4]);
        n--;
        pthread_cond_broadcast(&c);
        pthread_mutex_unlock(&m);
    }
    tl += *(int *)a;
    return a;
}
static void *w(void *a) {
    pthread_once(&once, ini);
    int *p = malloc(4);
    *p = (int)(long)a;
    pthread_setspecific(key, p);
    pthread_barrier_wait(&bar);
    for (int i = 0; i < 1000; i++)
        total++;
    while (atomic_flag_test_and_set(&fl))
        ;
    atomic_flag_clear(&fl);
    sem_wait(&sem);
    pthread_rwlock_rdlock(&rw);
    pthread_rwlock_unlock(&rw);
    if ((long)a == 1)
        pthread_exit((void *)77);
    return 0;
}
int main() {
    pthread_t a, b;
    int k = 3;
    void *r;
    pthread_create(&a, 0, prod, 0);
    pthread_create(&b, 0, cons, &k);
    pthread_join(a, &r);
    printf("%ld\n", (long)r);
    pthread_join(b, &r);
    printf("%d %d %d\n", *(int *)r, sum, tl);
    pthread_key_create(&key, des);
    pthread_barrier_init(&bar, 0, 2);
    sem_init(&sem, 0, 0);
    pthread_create(&a, 0, w, (void *)1);
    pthread_create(&b, 0, w, (void *)2);
    sem_post(&sem);
    sem_post(&sem);
    pthread_join(a, &r);
    pthread_join(b, 0);
    printf("%ld %ld %d\n", (long)r, (long)total, onces);
    int e = pthread_mutex_trylock(&m);
    printf("%d %d\n", e, pthread_mutex_trylock(&m) == EBUSY);
    pthread_mutexattr_t at;
    pthread_mutexattr_init(&at);
    pthread_mutexattr_settype(&at, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_t rm;
    pthread_mutex_init(&rm, &at);
    pthread_mutex_lock(&rm);
    printf("%d\n", pthread_mutex_lock(&rm));
    pthread_mutexattr_settype(&at, PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutex_init(&rm, &at);
    pthread_mutex_lock(&rm);
    printf("%s\n", strerror(pthread_mutex_lock(&rm)));
    printf("%d\n", pthread_join(pthread_self(), 0) == EDEADLK);
    int v;
    sem_getvalue(&sem, &v);
    printf("%d %d\n", v, pthread_equal(a, a));
    return 0;
}
