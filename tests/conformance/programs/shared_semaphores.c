#include <stdio.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <fcntl.h>
#include <pthread.h>
struct sh {
    sem_t s;
    pthread_mutex_t m;
    int n;
};
int main(void) {
    struct sh *p = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    sem_init(&p->s, 1, 0);
    pthread_mutexattr_t a;
    pthread_mutexattr_init(&a);
    pthread_mutexattr_setpshared(&a, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(&p->m, &a);
    for (int i = 0; i < 3; i++)
        if (!fork()) {
            for (int j = 0; j < 50; j++) {
                pthread_mutex_lock(&p->m);
                p->n++;
                pthread_mutex_unlock(&p->m);
            }
            sem_post(&p->s);
            _exit(0);
        }
    for (int i = 0; i < 3; i++)
        sem_wait(&p->s);
    printf("%d\n", p->n);
    while (wait(NULL) > 0)
        ;
    int v;
    sem_getvalue(&p->s, &v);
    printf("%d\n", v);
    sem_t *q = sem_open("/fl_sem", O_CREAT, 0600, 2);
    sem_wait(q);
    sem_getvalue(q, &v);
    printf("%d\n", v);
    sem_close(q);
    printf("%d\n", sem_unlink("/fl_sem"));
}
