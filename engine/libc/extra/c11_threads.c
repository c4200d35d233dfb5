/* threads.h on top of pthreads. */
#include <errno.h>
#include <stdlib.h>
#include <threads.h>

struct work { thrd_start_t start; void *argument; };

static void *run(void *given)
{
    struct work work = *(struct work *)given;

    free(given);
    return (void *)(long)work.start(work.argument);
}

static int answer(int error)
{
    return error == 0 ? thrd_success : error == EBUSY ? thrd_busy : error == ENOMEM ? thrd_nomem
        : error == ETIMEDOUT ? thrd_timedout : thrd_error;
}

int thrd_create(thrd_t *thread, thrd_start_t start, void *argument)
{
    struct work *work = malloc(sizeof *work);
    int error;

    if (work == 0)
        return thrd_nomem;
    work->start = start;
    work->argument = argument;
    error = pthread_create(thread, 0, run, work);
    if (error)
        free(work);
    return error == EAGAIN ? thrd_nomem : answer(error);
}

int thrd_join(thrd_t thread, int *result)
{
    void *value;
    int error = pthread_join(thread, &value);

    if (result)
        *result = (int)(long)value;
    return answer(error);
}

int thrd_detach(thrd_t thread)
{
    return answer(pthread_detach(thread));
}

thrd_t thrd_current(void)
{
    return pthread_self();
}

int thrd_equal(thrd_t a, thrd_t b)
{
    return a == b;
}

void thrd_yield(void)
{
    sched_yield();
}

void thrd_exit(int result)
{
    pthread_exit((void *)(long)result);
}

int thrd_sleep(const struct timespec *time, struct timespec *left)
{
    int result = clock_nanosleep(CLOCK_REALTIME, 0, time, left);

    return result == 0 ? 0 : result == EINTR ? -1 : -2;
}

int mtx_init(mtx_t *m, int kind)
{
    pthread_mutexattr_t a;

    pthread_mutexattr_init(&a);
    pthread_mutexattr_settype(&a, kind & mtx_recursive ? PTHREAD_MUTEX_RECURSIVE : PTHREAD_MUTEX_NORMAL);
    return answer(pthread_mutex_init(m, &a));
}

int mtx_lock(mtx_t *m)
{
    return answer(pthread_mutex_lock(m));
}

int mtx_trylock(mtx_t *m)
{
    return answer(pthread_mutex_trylock(m));
}

int mtx_timedlock(mtx_t *m, const struct timespec *until)
{
    return answer(pthread_mutex_timedlock(m, until));
}

int mtx_unlock(mtx_t *m)
{
    return answer(pthread_mutex_unlock(m));
}

void mtx_destroy(mtx_t *m)
{
    pthread_mutex_destroy(m);
}

int cnd_init(cnd_t *c)
{
    return answer(pthread_cond_init(c, 0));
}

int cnd_wait(cnd_t *c, mtx_t *m)
{
    return answer(pthread_cond_wait(c, m));
}

int cnd_timedwait(cnd_t *c, mtx_t *m, const struct timespec *until)
{
    return answer(pthread_cond_timedwait(c, m, until));
}

int cnd_signal(cnd_t *c)
{
    return answer(pthread_cond_signal(c));
}

int cnd_broadcast(cnd_t *c)
{
    return answer(pthread_cond_broadcast(c));
}

void cnd_destroy(cnd_t *c)
{
    pthread_cond_destroy(c);
}

void call_once(once_flag *once, void (*function)(void))
{
    pthread_once(once, function);
}

int tss_create(tss_t *key, tss_dtor_t destructor)
{
    return answer(pthread_key_create(key, destructor));
}

void *tss_get(tss_t key)
{
    return pthread_getspecific(key);
}

int tss_set(tss_t key, void *value)
{
    return answer(pthread_setspecific(key, value));
}

void tss_delete(tss_t key)
{
    pthread_key_delete(key);
}
