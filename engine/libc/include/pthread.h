#ifndef _PTHREAD_H
#define _PTHREAD_H
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/types.h>
#include <time.h>
typedef unsigned long pthread_t;
typedef unsigned pthread_key_t;
typedef int pthread_once_t;
typedef volatile int pthread_spinlock_t;
typedef union { struct { int lock, kind, owner, count; } __m; char __size[40]; long __align;
    } pthread_mutex_t;
typedef union { struct { unsigned sequence, waiting; } __c; char __size[48]; long __align; } pthread_cond_t;
typedef union { struct { int lock, readers, writer, changed; } __r; char __size[56]; long __align;
    } pthread_rwlock_t;
typedef union { struct { int lock; unsigned needed, arrived, round; } __b; char __size[32]; long __align;
    } pthread_barrier_t;
typedef union { int kind; char __size[4]; } pthread_mutexattr_t;
typedef union { int clock; char __size[4]; } pthread_condattr_t;
typedef union { int shared; char __size[8]; } pthread_rwlockattr_t;
typedef union { int shared; char __size[4]; } pthread_barrierattr_t;
typedef union {
    struct { size_t stack_size, guard; void *stack; int detached; } __a;
    char __size[56];
    long __align;
} pthread_attr_t;
#define PTHREAD_MUTEX_INITIALIZER { { 0, 0, 0, 0 } }
#define PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP { { 0, 1, 0, 0 } }
#define PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP { { 0, 2, 0, 0 } }
#define PTHREAD_COND_INITIALIZER { { 0, 0 } }
#define PTHREAD_RWLOCK_INITIALIZER { { 0, 0, 0, 0 } }
#define PTHREAD_ONCE_INIT 0
#define PTHREAD_CREATE_JOINABLE 0
#define PTHREAD_CREATE_DETACHED 1
#define PTHREAD_MUTEX_NORMAL 0
#define PTHREAD_MUTEX_TIMED_NP 0
#define PTHREAD_MUTEX_DEFAULT 0
#define PTHREAD_MUTEX_RECURSIVE 1
#define PTHREAD_MUTEX_ERRORCHECK 2
#define PTHREAD_PROCESS_PRIVATE 0
#define PTHREAD_PROCESS_SHARED 1
#define PTHREAD_BARRIER_SERIAL_THREAD (-1)
#define PTHREAD_CANCELED ((void *)-1)
#define PTHREAD_CANCEL_ENABLE 0
#define PTHREAD_CANCEL_DISABLE 1
#define PTHREAD_CANCEL_DEFERRED 0
#define PTHREAD_CANCEL_ASYNCHRONOUS 1
#define PTHREAD_STACK_MIN 16384
#define PTHREAD_KEYS_MAX 128
int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
    void *argument);
int pthread_join(pthread_t thread, void **result);
int pthread_tryjoin_np(pthread_t thread, void **result);
int pthread_detach(pthread_t thread);
void pthread_exit(void *result);
pthread_t pthread_self(void);
int pthread_equal(pthread_t a, pthread_t b);
int pthread_yield(void);
int pthread_kill(pthread_t thread, int number);
int pthread_sigmask(int how, const sigset_t *set, sigset_t *old);
int pthread_cancel(pthread_t thread);
void pthread_testcancel(void);
int pthread_setcancelstate(int state, int *old);
int pthread_setcanceltype(int type, int *old);
int pthread_setname_np(pthread_t thread, const char *name);
int pthread_getname_np(pthread_t thread, char *to, size_t size);
int pthread_once(pthread_once_t *once, void (*function)(void));
int pthread_attr_init(pthread_attr_t *a);
int pthread_attr_destroy(pthread_attr_t *a);
int pthread_attr_setstacksize(pthread_attr_t *a, size_t size);
int pthread_attr_getstacksize(const pthread_attr_t *a, size_t *size);
int pthread_attr_setguardsize(pthread_attr_t *a, size_t size);
int pthread_attr_getguardsize(const pthread_attr_t *a, size_t *size);
int pthread_attr_setstack(pthread_attr_t *a, void *stack, size_t size);
int pthread_attr_getstack(const pthread_attr_t *a, void **stack, size_t *size);
int pthread_attr_setdetachstate(pthread_attr_t *a, int state);
int pthread_attr_getdetachstate(const pthread_attr_t *a, int *state);
int pthread_getattr_np(pthread_t thread, pthread_attr_t *a);
int pthread_mutex_init(pthread_mutex_t *m, const pthread_mutexattr_t *a);
int pthread_mutex_destroy(pthread_mutex_t *m);
int pthread_mutex_lock(pthread_mutex_t *m);
int pthread_mutex_trylock(pthread_mutex_t *m);
int pthread_mutex_timedlock(pthread_mutex_t *m, const struct timespec *until);
int pthread_mutex_unlock(pthread_mutex_t *m);
int pthread_mutexattr_init(pthread_mutexattr_t *a);
int pthread_mutexattr_destroy(pthread_mutexattr_t *a);
int pthread_mutexattr_settype(pthread_mutexattr_t *a, int kind);
int pthread_mutexattr_gettype(const pthread_mutexattr_t *a, int *kind);
int pthread_mutexattr_setpshared(pthread_mutexattr_t *a, int shared);
int pthread_cond_init(pthread_cond_t *c, const pthread_condattr_t *a);
int pthread_cond_destroy(pthread_cond_t *c);
int pthread_cond_wait(pthread_cond_t *c, pthread_mutex_t *m);
int pthread_cond_timedwait(pthread_cond_t *c, pthread_mutex_t *m, const struct timespec *until);
int pthread_cond_signal(pthread_cond_t *c);
int pthread_cond_broadcast(pthread_cond_t *c);
int pthread_condattr_init(pthread_condattr_t *a);
int pthread_condattr_destroy(pthread_condattr_t *a);
int pthread_condattr_setpshared(pthread_condattr_t *a, int shared);
int pthread_rwlock_init(pthread_rwlock_t *r, const pthread_rwlockattr_t *a);
int pthread_rwlock_destroy(pthread_rwlock_t *r);
int pthread_rwlock_rdlock(pthread_rwlock_t *r);
int pthread_rwlock_wrlock(pthread_rwlock_t *r);
int pthread_rwlock_tryrdlock(pthread_rwlock_t *r);
int pthread_rwlock_trywrlock(pthread_rwlock_t *r);
int pthread_rwlock_unlock(pthread_rwlock_t *r);
int pthread_barrier_init(pthread_barrier_t *b, const pthread_barrierattr_t *a, unsigned count);
int pthread_barrier_destroy(pthread_barrier_t *b);
int pthread_barrier_wait(pthread_barrier_t *b);
int pthread_spin_init(pthread_spinlock_t *s, int shared);
int pthread_spin_destroy(pthread_spinlock_t *s);
int pthread_spin_lock(pthread_spinlock_t *s);
int pthread_spin_trylock(pthread_spinlock_t *s);
int pthread_spin_unlock(pthread_spinlock_t *s);
int pthread_key_create(pthread_key_t *key, void (*destructor)(void *));
int pthread_key_delete(pthread_key_t key);
void *pthread_getspecific(pthread_key_t key);
int pthread_setspecific(pthread_key_t key, const void *value);
int pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void));
struct __cleanup { void (*function)(void *); void *argument; struct __cleanup *next; };
void __cleanup_push(struct __cleanup *c);
void __cleanup_pop(struct __cleanup *c, int run);
#define pthread_cleanup_push(f, a) do { struct __cleanup __c = { f, a, 0 }; __cleanup_push(&__c);
#define pthread_cleanup_pop(run) __cleanup_pop(&__c, run); } while (0)
#include <more/pthread.h>
#endif
