/* Variables of a thread: each has its own, set as the program says, however many bytes they are. */
#include <pthread.h>
#include <stdio.h>
static __thread char big[5000];
static __thread int after = 7;
int g;
static __thread int* pg = &g;
void* w(void* a)
{
    big[4999] = 1;
    after++;
    printf("%d %d\n", after, pg == &g);
    return 0;
}
int main(void)
{
    pthread_t t;
    pthread_create(&t, 0, w, 0);
    pthread_join(t, 0);
    big[0] = 5;
    printf("%d %d %d\n", after, big[4999], big[0]);
    return 0;
}
