/* Threads: made, ended, waited for. Their stacks are mappings that later threads use again. */
#include "internal.h"
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#define THREAD_FLAGS 0x3d0f00L   /* VM FS FILES SIGHAND THREAD SYSVSEM SETTLS PARENT_SETTID CHILD_CLEARTID */
#define MOST_CACHED (40UL << 20) /* bytes of unused stacks that are kept */
#define FUTEX_WAIT 0L

void __end_thread_memory(void);
void __run_key_destructors(void);

int __threads_started;
static int running = 1;          /* threads of this process */
static int list_lock;
static struct thread_block *unused;
static size_t unused_bytes;

static struct thread_block *take_unused(size_t size, size_t guard)
{
    struct thread_block **link, *block;

    __lock(&list_lock);
    for (link = &unused; (block = *link) != 0; link = &block->next)
        if (block->stack_size == size && block->guard_size == guard && block->tid == 0) {
            *link = block->next;
            unused_bytes -= size;
            break;
        }
    __unlock(&list_lock);
    return block;
}

static void put_unused(struct thread_block *block)
{
    __lock(&list_lock);
    block->next = unused;
    unused = block;
    unused_bytes += block->stack_size;
    while (unused_bytes > MOST_CACHED) {
        struct thread_block **link = &unused, *oldest;
        while ((*link)->next)
            link = &(*link)->next;
        oldest = *link;
        if (oldest->tid != 0)
            break;
        *link = 0;
        unused_bytes -= oldest->stack_size;
        free(oldest->vector);
        munmap(oldest->stack, oldest->stack_size);
    }
    __unlock(&list_lock);
}

static struct thread_block *block_at_end_of(char *stack, size_t size)
{
    return (struct thread_block *)((size_t)(stack + size - sizeof(struct thread_block)) & ~63UL);
}

/* allocate_stack: unreachable first, then all but the guard made writable. */
static struct thread_block *make_stack(size_t size, size_t guard)
{
    struct thread_block *block = take_unused(size, guard);
    char *stack;
    void *vector;

    if (block) {
        stack = block->stack;
        vector = block->vector;
        memset(block, 0, sizeof *block);
    } else {
        stack = mmap(0, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
        if (stack == MAP_FAILED)
            return 0;
        if (mprotect(stack + guard, size - guard, PROT_READ | PROT_WRITE) != 0) {
            munmap(stack, size);
            return 0;
        }
        block = block_at_end_of(stack, size);
        /* The table through which glibc finds the thread's variables: 15 modules, 16 with the program's own. */
        vector = calloc(17 + (THREAD->variables_size != 0), 16);
    }
    block->vector = vector;
    block->stack = stack;
    block->stack_size = size;
    block->guard_size = guard;
    return block;
}

static size_t default_stack_size(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return 2UL << 20;
    return limit.rlim_cur < PTHREAD_STACK_MIN ? PTHREAD_STACK_MIN : limit.rlim_cur & ~(PAGE - 1);
}

static struct thread_block *prepare(const pthread_attr_t *a)
{
    size_t size = a && a->__a.stack_size ? a->__a.stack_size : default_stack_size();
    size_t guard = a ? a->__a.guard : PAGE;
    struct thread_block *block;

    if (a && a->__a.stack) {
        block = block_at_end_of(a->__a.stack, size);
        memset(block, 0, sizeof *block);
    } else {
        guard = (guard + PAGE - 1) & ~(PAGE - 1);
        block = make_stack(((size + PAGE - 1) & ~(PAGE - 1)) + guard, guard);
        if (block == 0)
            return 0;
    }
    block->self = block;
    block->detached = a ? a->__a.detached : 0;
    return block;
}

static void leave_thread(struct thread_block *self)
{
    char *used = (char *)((size_t)__builtin_frame_address(0) & ~(PAGE - 1));

    if (self->stack && used - self->stack > PTHREAD_STACK_MIN)
        madvise(self->stack, (size_t)(used - self->stack) - PTHREAD_STACK_MIN, MADV_DONTNEED);
    if (self->detached && self->stack)
        put_unused(self);
    for (;;)
        __syscall(SYS_exit, 0L);
}

void pthread_exit(void *result)
{
    struct thread_block *self = THREAD;

    self->result = result;
    while (self->cleanups)
        __cleanup_pop(self->cleanups, 1);
    __run_key_destructors();
    __end_thread_memory();
    if (__sync_sub_and_fetch(&running, 1) == 0)
        exit(0);
    leave_thread(self);
}

static void run_thread(void)
{
    struct thread_block *self = THREAD;
    pthread_exit(self->start(self->argument));
}

/* The child wakes up in this frame, on its own stack: nothing here may be kept in the frame. */
static void start_thread(struct thread_block *block, void *stack)
{
    if (__syscall(SYS_clone, THREAD_FLAGS, stack, &block->number, &block->tid, block) == 0)
        run_thread();
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *argument)
{
    struct thread_block *self = THREAD, *block = prepare(attributes);
    char *variables;

    if (block == 0)
        return EAGAIN;
    __threads_started = 1;
    block->variables = self->variables;
    block->variables_size = self->variables_size;
    variables = (char *)block - self->variables_size;
    memcpy(variables, self->variables, self->variables_size);
    block->start = start;
    block->argument = argument;
    block->tid = -1;
    *thread = (pthread_t)block;
    __sync_add_and_fetch(&running, 1);
    start_thread(block, (void *)((size_t)variables & ~63UL));
    if (block->number > 0)
        return 0;
    __sync_sub_and_fetch(&running, 1);
    block->tid = 0;
    if (block->stack)
        put_unused(block);
    return EAGAIN;
}

static void wait_for_end(struct thread_block *block)
{
    int tid;

    while ((tid = *(volatile int *)&block->tid) != 0)
        __syscall(SYS_futex, &block->tid, FUTEX_WAIT, (long)tid, 0L);
}

int pthread_join(pthread_t thread, void **result)
{
    struct thread_block *block = (struct thread_block *)thread;

    if (block->detached)
        return EINVAL;
    if (block == THREAD)
        return EDEADLK;
    wait_for_end(block);
    if (result)
        *result = block->result;
    if (block->stack)
        put_unused(block);
    return 0;
}

int pthread_tryjoin_np(pthread_t thread, void **result)
{
    return ((struct thread_block *)thread)->tid != 0 ? EBUSY : pthread_join(thread, result);
}

int pthread_detach(pthread_t thread)
{
    struct thread_block *block = (struct thread_block *)thread;

    if (block->detached)
        return EINVAL;
    block->detached = 1;
    if (block->tid == 0 && block->stack)
        put_unused(block);
    return 0;
}
