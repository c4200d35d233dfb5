#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
pthread_cond_t c = PTHREAD_COND_INITIALIZER;
int queue[5], n;
sem_t s;
pthread_barrier_t b;
pthread_rwlock_t rw = PTHREAD_RWLOCK_INITIALIZER;
pthread_key_t key;
pthread_once_t once = PTHREAD_ONCE_INIT;
void init(void)
{
    puts("once");
}
void destroy(void* p)
{
    printf("destroy %s\n", (char*)p);
}
void* producer(void* a)
{
    for (int i = 0; i < 20; i++) {
        pthread_mutex_lock(&m);
        while (n == 5)
            pthread_cond_wait(&c, &m);
        queue[n++] = i;
        pthread_cond_broadcast(&c);
        pthread_mutex_unlock(&m);
    }
    return 0;
}
void* consumer(void* a)
{
    long t = 0;
    for (int i = 0; i < 20; i++) {
        pthread_mutex_lock(&m);
        while (n == 0)
            pthread_cond_wait(&c, &m);
        t += queue[--n];
        pthread_cond_broadcast(&c);
        pthread_mutex_unlock(&m);
    }
    return (void*)t;
}
void* waiter(void* a)
{
    pthread_once(&once, init);
    sem_wait(&s);
    pthread_rwlock_rdlock(&rw);
    pthread_rwlock_unlock(&rw);
    pthread_barrier_wait(&b);
    pthread_setspecific(key, a);
    return a;
}
int main(void)
{
    pthread_t p, q;
    void* r;
    pthread_create(&p, 0, producer, 0);
    pthread_create(&q, 0, consumer, 0);
    pthread_join(p, 0);
    pthread_join(q, &r);
    printf("%ld\n", (long)r);
    sem_init(&s, 0, 0);
    pthread_barrier_init(&b, 0, 2);
    pthread_key_create(&key, destroy);
    pthread_create(&p, 0, waiter, "one");
    usleep(1000);
    sem_post(&s);
    pthread_barrier_wait(&b);
    pthread_join(p, &r);
    puts(r);
    pthread_mutexattr_t at;
    pthread_mutexattr_init(&at);
    pthread_mutexattr_settype(&at, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_t rm;
    pthread_mutex_init(&rm, &at);
    pthread_mutex_lock(&rm);
    printf("%d\n", pthread_mutex_lock(&rm));
    printf("%d\n", pthread_mutex_trylock(&m));
    printf("%d\n", pthread_mutex_trylock(&m));
    pthread_exit(0);
}
