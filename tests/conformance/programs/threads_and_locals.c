#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
static int sum;
static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static __thread int mine = 5;
static _Thread_local char buf[100];
__thread long zero;
static atomic_int hits;
static int plain;
void* w(void* a)
{
    mine += (long)a;
    zero++;
    buf[3] = 'x';
    for (int i = 0; i < 1000; i++) {
        pthread_mutex_lock(&m);
        sum++;
        pthread_mutex_unlock(&m);
        hits++;
        atomic_fetch_add(&hits, 2);
        __sync_fetch_and_add(&plain, 1);
    }
    char* p = malloc(100);
    p[0] = 1;
    free(p);
    return (void*)(long)mine;
}
int main(void)
{
    pthread_t t[4];
    for (long i = 0; i < 4; i++)
        pthread_create(&t[i], 0, w, (void*)i);
    for (int i = 0; i < 4; i++) {
        void* r;
        pthread_join(t[i], &r);
        printf("%ld\n", (long)r);
    }
    printf("%d %d %ld %d %d\n", sum, mine, zero, hits, plain);
    return 0;
}
