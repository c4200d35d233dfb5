/* Threads: attributes, keys, names, cleanups, cancelling at pthread_testcancel, once, spin locks. */
#include "file.h"
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static struct { int used; void (*destructor)(void *); } keys[MOST_KEYS];

int pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
    unsigned i;

    for (i = 0; i < MOST_KEYS; i++)
        if (__sync_bool_compare_and_swap(&keys[i].used, 0, 1)) {
            keys[i].destructor = destructor;
            *key = i;
            return 0;
        }
    return EAGAIN;
}

int pthread_key_delete(pthread_key_t key)
{
    if (key >= MOST_KEYS || !keys[key].used)
        return EINVAL;
    keys[key].used = 0;
    return 0;
}

void *pthread_getspecific(pthread_key_t key)
{
    return key < MOST_KEYS ? THREAD->values[key] : 0;
}

int pthread_setspecific(pthread_key_t key, const void *value)
{
    if (key >= MOST_KEYS || !keys[key].used)
        return EINVAL;
    THREAD->values[key] = (void *)value;
    return 0;
}

void __run_key_destructors(void)
{
    struct thread_block *self = THREAD;
    int i, round, again = 1;

    for (round = 0; round < 4 && again; round++)
        for (again = i = 0; i < MOST_KEYS; i++) {
            void *value = self->values[i];
            self->values[i] = 0;
            if (value && keys[i].used && keys[i].destructor) {
                keys[i].destructor(value);
                again = 1;
            }
        }
}

void __cleanup_push(struct __cleanup *c)
{
    struct thread_block *self = THREAD;

    c->next = self->cleanups;
    self->cleanups = c;
}

void __cleanup_pop(struct __cleanup *c, int run)
{
    THREAD->cleanups = c->next;
    if (run)
        c->function(c->argument);
}

pthread_t pthread_self(void)
{
    return (pthread_t)THREAD;
}

int pthread_equal(pthread_t a, pthread_t b)
{
    return a == b;
}

int pthread_yield(void)
{
    return sched_yield();
}

static int number_of(struct thread_block *block)
{
    return block->number ? block->number : getpid();
}

int pthread_kill(pthread_t thread, int number)
{
    return (int)-__syscall(SYS_tgkill, (long)getpid(), (long)number_of((struct thread_block *)thread), (long)number);
}

int pthread_sigmask(int how, const sigset_t *set, sigset_t *old)
{
    return sigprocmask(how, set, old) < 0 ? errno : 0;
}

int pthread_cancel(pthread_t thread)
{
    ((struct thread_block *)thread)->cancelled = 1;
    return 0;
}

void pthread_testcancel(void)
{
    struct thread_block *self = THREAD;

    if (self->cancelled && !self->uncancellable)
        pthread_exit(PTHREAD_CANCELED);
}

int pthread_setcancelstate(int state, int *old)
{
    struct thread_block *self = THREAD;

    if (old)
        *old = self->uncancellable;
    self->uncancellable = state;
    return 0;
}

int pthread_setcanceltype(int type, int *old)
{
    (void)type;
    if (old)
        *old = PTHREAD_CANCEL_DEFERRED;
    return 0;
}

int pthread_setname_np(pthread_t thread, const char *name)
{
    char path[64];
    FILE *file;

    if (strlen(name) > 15)
        return ERANGE;
    snprintf(path, sizeof path, "/proc/self/task/%d/comm", number_of((struct thread_block *)thread));
    file = fopen(path, "w");
    if (file == 0 || fputs(name, file) < 0 || fclose(file) != 0)
        return errno;
    return 0;
}

int pthread_getname_np(pthread_t thread, char *to, size_t size)
{
    char path[64];
    FILE *file;

    snprintf(path, sizeof path, "/proc/self/task/%d/comm", number_of((struct thread_block *)thread));
    file = fopen(path, "r");
    if (file == 0 || fgets(to, (int)size, file) == 0)
        return errno;
    to[strcspn(to, "\n")] = 0;
    fclose(file);
    return 0;
}

int pthread_once(pthread_once_t *once, void (*function)(void))
{
    static int lock;

    if (*once == 2)
        return 0;
    __lock(&lock);
    if (*once == 0) {
        *once = 1;
        function();
        *once = 2;
    }
    __unlock(&lock);
    return 0;
}

#define MOST_FORK_HANDLERS 16
static void (*fork_handlers[MOST_FORK_HANDLERS][3])(void); /* prepare, parent, child */
int __fork_handlers;

int pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void))
{
    if (__fork_handlers == MOST_FORK_HANDLERS)
        return ENOMEM;
    fork_handlers[__fork_handlers][0] = prepare;
    fork_handlers[__fork_handlers][1] = parent;
    fork_handlers[__fork_handlers++][2] = child;
    return 0;
}

/* Those before the fork run backwards. */
void __run_fork_handlers(int which)
{
    int i;

    for (i = 0; i < __fork_handlers; i++) {
        void (*handler)(void) = fork_handlers[which == 0 ? __fork_handlers - 1 - i : i][which];
        if (handler)
            handler();
    }
}

int pthread_attr_init(pthread_attr_t *a)
{
    memset(a, 0, sizeof *a);
    a->__a.guard = PAGE;
    return 0;
}

int pthread_attr_setstacksize(pthread_attr_t *a, size_t size)
{
    if (size < PTHREAD_STACK_MIN)
        return EINVAL;
    a->__a.stack_size = size;
    return 0;
}

int pthread_attr_getstacksize(const pthread_attr_t *a, size_t *size)
{
    *size = a->__a.stack_size ? a->__a.stack_size : 8UL << 20;
    return 0;
}

int pthread_attr_setguardsize(pthread_attr_t *a, size_t size)
{
    a->__a.guard = size;
    return 0;
}

int pthread_attr_getguardsize(const pthread_attr_t *a, size_t *size)
{
    *size = a->__a.guard;
    return 0;
}

int pthread_attr_setstack(pthread_attr_t *a, void *stack, size_t size)
{
    a->__a.stack = stack;
    return pthread_attr_setstacksize(a, size);
}

int pthread_attr_getstack(const pthread_attr_t *a, void **stack, size_t *size)
{
    *stack = a->__a.stack;
    *size = a->__a.stack_size;
    return 0;
}

int pthread_attr_setdetachstate(pthread_attr_t *a, int state)
{
    a->__a.detached = state;
    return 0;
}

int pthread_attr_getdetachstate(const pthread_attr_t *a, int *state)
{
    *state = a->__a.detached;
    return 0;
}

int pthread_getattr_np(pthread_t thread, pthread_attr_t *a)
{
    struct thread_block *block = (struct thread_block *)thread;

    pthread_attr_init(a);
    a->__a.detached = block->detached;
    if (block->stack) {
        a->__a.guard = block->guard_size;
        a->__a.stack = block->stack + block->guard_size;
        a->__a.stack_size = block->stack_size - block->guard_size;
    } else {
        char *end = (char *)(((size_t)block->initial_stack + PAGE) & ~(PAGE - 1));
        a->__a.stack_size = 8UL << 20;
        a->__a.stack = end - a->__a.stack_size;
    }
    return 0;
}

/* What does nothing here but must be there. */
#define NOTHING(name, type) int name(type *a) { (void)a; return 0; }
#define CLEAR(name, type) int name(type *a) { memset(a, 0, sizeof *a); return 0; }
NOTHING(pthread_attr_destroy, pthread_attr_t)
NOTHING(pthread_mutexattr_destroy, pthread_mutexattr_t)
NOTHING(pthread_condattr_destroy, pthread_condattr_t)
CLEAR(pthread_mutexattr_init, pthread_mutexattr_t)
CLEAR(pthread_condattr_init, pthread_condattr_t)

int pthread_mutexattr_settype(pthread_mutexattr_t *a, int kind)
{
    a->kind = kind;
    return 0;
}

int pthread_mutexattr_gettype(const pthread_mutexattr_t *a, int *kind)
{
    *kind = a->kind;
    return 0;
}

int pthread_mutexattr_setpshared(pthread_mutexattr_t *a, int shared)
{
    (void)a, (void)shared;
    return 0;
}

int pthread_condattr_setpshared(pthread_condattr_t *a, int shared)
{
    (void)a, (void)shared;
    return 0;
}

int pthread_spin_init(pthread_spinlock_t *s, int shared)
{
    (void)shared;
    *s = 0;
    return 0;
}

int pthread_spin_destroy(pthread_spinlock_t *s)
{
    (void)s;
    return 0;
}

int pthread_spin_trylock(pthread_spinlock_t *s)
{
    return __sync_lock_test_and_set(s, 1) ? EBUSY : 0;
}

int pthread_spin_lock(pthread_spinlock_t *s)
{
    while (__sync_lock_test_and_set(s, 1))
        sched_yield();
    return 0;
}

int pthread_spin_unlock(pthread_spinlock_t *s)
{
    *s = 0;
    return 0;
}

/* The lock of a file may be taken again by the thread that holds it. */
void __take_file(FILE *file)
{
    if (file->owner != THREAD) {
        __lock(&file->lock);
        file->owner = THREAD;
    }
    file->locked++;
}

void __release_file(FILE *file)
{
    if (file->owner != THREAD || --file->locked > 0)
        return;
    file->owner = 0;
    __unlock(&file->lock);
}
