/* Locks made of an int and futex(2): mutexes, condition variables, readers and writers, barriers, semaphores. */
#include "internal.h"
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>

#define FUTEX_WAIT 0L
#define FUTEX_WAKE 1L
#define FUTEX_WAIT_UNTIL (9L | 256L) /* FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME */
#define EVERYBODY 0x7fffffffL

static long wait_while(volatile int *word, int value, const struct timespec *until)
{
    if (until)
        return __syscall(SYS_futex, word, FUTEX_WAIT_UNTIL, (long)value, until, 0L, -1L);
    return __syscall(SYS_futex, word, FUTEX_WAIT, (long)value, 0L);
}

static void wake(volatile int *word, long count)
{
    __syscall(SYS_futex, word, FUTEX_WAKE, count);
}

/* 0 free, 1 taken, 2 taken and somebody may be waiting */
static int lock_until(int *word, const struct timespec *until)
{
    if (__sync_val_compare_and_swap(word, 0, 1) == 0)
        return 0;
    while (__sync_lock_test_and_set(word, 2) != 0) {
        long result = wait_while(word, 2, until);
        if (result == -ETIMEDOUT || result == -EINVAL)
            return (int)-result;
    }
    return 0;
}

void __lock(int *word)
{
    lock_until(word, 0);
}

void __unlock(int *word)
{
    if (__sync_lock_test_and_set(word, 0) == 2)
        wake(word, 1);
}

int pthread_mutex_init(pthread_mutex_t *m, const pthread_mutexattr_t *a)
{
    *m = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
    if (a)
        m->__m.kind = a->kind;
    return 0;
}

int pthread_mutex_destroy(pthread_mutex_t *m)
{
    return m->__m.lock ? EBUSY : 0;
}

static int my_number(void)
{
    struct thread_block *self = THREAD;

    if (self->number == 0)
        self->number = (int)__syscall(SYS_gettid);
    return self->number;
}

/* -1: go on and take the lock */
static int already_mine(pthread_mutex_t *m, int trying)
{
    if (m->__m.kind == PTHREAD_MUTEX_NORMAL || m->__m.owner != my_number())
        return -1;
    if (m->__m.kind == PTHREAD_MUTEX_RECURSIVE) {
        m->__m.count++;
        return 0;
    }
    return trying ? EBUSY : EDEADLK;
}

static int lock_mutex(pthread_mutex_t *m, const struct timespec *until)
{
    int result = already_mine(m, 0);

    if (result >= 0)
        return result;
    result = lock_until(&m->__m.lock, until);
    if (result == 0)
        m->__m.owner = my_number();
    return result;
}

int pthread_mutex_lock(pthread_mutex_t *m)
{
    return lock_mutex(m, 0);
}

int pthread_mutex_timedlock(pthread_mutex_t *m, const struct timespec *until)
{
    return lock_mutex(m, until);
}

int pthread_mutex_trylock(pthread_mutex_t *m)
{
    int result = already_mine(m, 1);

    if (result >= 0)
        return result;
    if (__sync_val_compare_and_swap(&m->__m.lock, 0, 1) != 0)
        return EBUSY;
    m->__m.owner = my_number();
    return 0;
}

int pthread_mutex_unlock(pthread_mutex_t *m)
{
    if (m->__m.kind != PTHREAD_MUTEX_NORMAL && m->__m.owner != my_number())
        return EPERM;
    if (m->__m.count > 0) {
        m->__m.count--;
        return 0;
    }
    m->__m.owner = 0;
    __unlock(&m->__m.lock);
    return 0;
}

int pthread_cond_init(pthread_cond_t *c, const pthread_condattr_t *a)
{
    (void)a;
    *c = (pthread_cond_t)PTHREAD_COND_INITIALIZER;
    return 0;
}

int pthread_cond_destroy(pthread_cond_t *c)
{
    (void)c;
    return 0;
}

/* Sleeps unless somebody has signalled since the mutex was given up. */
int pthread_cond_timedwait(pthread_cond_t *c, pthread_mutex_t *m, const struct timespec *until)
{
    int seen = (int)c->__c.sequence;
    long result;

    __sync_add_and_fetch(&c->__c.waiting, 1);
    pthread_mutex_unlock(m);
    result = wait_while((int *)&c->__c.sequence, seen, until);
    __sync_sub_and_fetch(&c->__c.waiting, 1);
    pthread_mutex_lock(m);
    return result == -ETIMEDOUT ? ETIMEDOUT : 0;
}

int pthread_cond_wait(pthread_cond_t *c, pthread_mutex_t *m)
{
    return pthread_cond_timedwait(c, m, 0);
}

static int signal_waiters(pthread_cond_t *c, long count)
{
    __sync_add_and_fetch(&c->__c.sequence, 1);
    if (c->__c.waiting)
        wake((int *)&c->__c.sequence, count);
    return 0;
}

int pthread_cond_signal(pthread_cond_t *c)
{
    return signal_waiters(c, 1);
}

int pthread_cond_broadcast(pthread_cond_t *c)
{
    return signal_waiters(c, EVERYBODY);
}

int pthread_rwlock_init(pthread_rwlock_t *r, const pthread_rwlockattr_t *a)
{
    (void)a;
    *r = (pthread_rwlock_t)PTHREAD_RWLOCK_INITIALIZER;
    return 0;
}

int pthread_rwlock_destroy(pthread_rwlock_t *r)
{
    (void)r;
    return 0;
}

static int take_side(pthread_rwlock_t *r, int writing, int wait)
{
    for (;;) {
        int changed, free;
        __lock(&r->__r.lock);
        free = !r->__r.writer && (!writing || r->__r.readers == 0);
        if (free && writing)
            r->__r.writer = my_number();
        else if (free)
            r->__r.readers++;
        changed = r->__r.changed;
        __unlock(&r->__r.lock);
        if (free)
            return 0;
        if (!wait)
            return EBUSY;
        wait_while(&r->__r.changed, changed, 0);
    }
}

int pthread_rwlock_rdlock(pthread_rwlock_t *r)
{
    return take_side(r, 0, 1);
}

int pthread_rwlock_wrlock(pthread_rwlock_t *r)
{
    return take_side(r, 1, 1);
}

int pthread_rwlock_tryrdlock(pthread_rwlock_t *r)
{
    return take_side(r, 0, 0);
}

int pthread_rwlock_trywrlock(pthread_rwlock_t *r)
{
    return take_side(r, 1, 0);
}

int pthread_rwlock_unlock(pthread_rwlock_t *r)
{
    __lock(&r->__r.lock);
    if (r->__r.writer)
        r->__r.writer = 0;
    else
        r->__r.readers--;
    r->__r.changed++;
    __unlock(&r->__r.lock);
    wake(&r->__r.changed, EVERYBODY);
    return 0;
}

int pthread_barrier_init(pthread_barrier_t *b, const pthread_barrierattr_t *a, unsigned count)
{
    (void)a;
    if (count == 0)
        return EINVAL;
    b->__b.lock = 0;
    b->__b.needed = count;
    b->__b.arrived = b->__b.round = 0;
    return 0;
}

int pthread_barrier_destroy(pthread_barrier_t *b)
{
    (void)b;
    return 0;
}

int pthread_barrier_wait(pthread_barrier_t *b)
{
    unsigned round;

    __lock(&b->__b.lock);
    round = b->__b.round;
    if (++b->__b.arrived == b->__b.needed) {
        b->__b.arrived = 0;
        b->__b.round++;
        __unlock(&b->__b.lock);
        wake((int *)&b->__b.round, EVERYBODY);
        return PTHREAD_BARRIER_SERIAL_THREAD;
    }
    __unlock(&b->__b.lock);
    while (*(volatile unsigned *)&b->__b.round == round)
        wait_while((int *)&b->__b.round, (int)round, 0);
    return 0;
}

int sem_init(sem_t *s, int shared, unsigned value)
{
    (void)shared;
    s->__s.value = (int)value;
    s->__s.waiting = 0;
    return 0;
}

int sem_destroy(sem_t *s)
{
    (void)s;
    return 0;
}

int sem_trywait(sem_t *s)
{
    int value;

    while ((value = *(volatile int *)&s->__s.value) > 0)
        if (__sync_val_compare_and_swap(&s->__s.value, value, value - 1) == value)
            return 0;
    errno = EAGAIN;
    return -1;
}

int sem_timedwait(sem_t *s, const struct timespec *until)
{
    while (sem_trywait(s) != 0) {
        long result;
        __sync_add_and_fetch(&s->__s.waiting, 1);
        result = wait_while(&s->__s.value, 0, until);
        __sync_sub_and_fetch(&s->__s.waiting, 1);
        if (result == -EINTR || result == -ETIMEDOUT) {
            errno = (int)-result;
            return -1;
        }
    }
    return 0;
}

int sem_wait(sem_t *s)
{
    return sem_timedwait(s, 0);
}

int sem_post(sem_t *s)
{
    __sync_add_and_fetch(&s->__s.value, 1);
    if (s->__s.waiting)
        wake(&s->__s.value, 1);
    return 0;
}

int sem_getvalue(sem_t *s, int *value)
{
    *value = s->__s.value;
    return 0;
}
