/* Which arena a thread allocates from: its own, an unused one, a new one, or one shared by turns (arena.c). */
#include "chunk.h"
#include <sys/sysinfo.h>

static int list_lock;
static struct arena *unused;         /* no thread is attached */
static struct arena *next_to_share = &__main_arena;
static size_t arenas = 1, most_arenas;

static struct arena *take_unused(void)
{
    struct arena *arena;

    __lock(&list_lock);
    arena = unused;
    if (arena) {
        unused = arena->next_free;
        arena->attached_threads = 1;
    }
    __unlock(&list_lock);
    return arena;
}

/* _int_new_arena: the arena itself lies at the start of its first heap. */
static struct arena *new_arena(void)
{
    struct heap *heap = __new_heap(sizeof(struct heap) + sizeof(struct arena) + ALIGNMENT, PARAMETERS->top_pad);
    struct arena *arena;
    char *top;

    if (heap == 0)
        return 0;
    arena = heap->arena = (struct arena *)(heap + 1);
    __start_arena(arena);
    arena->flags = NOT_CONTIGUOUS;
    arena->attached_threads = 1;
    arena->system_bytes = arena->max_system_bytes = heap->size;
    top = (char *)(arena + 1);
    top += -(size_t)top & ALIGNMENT_MASK;
    arena->top = (struct chunk *)top;
    arena->top->size = (size_t)((char *)heap + heap->size - top) | PREVIOUS_IN_USE;
    __lock(&list_lock);
    arena->next = MAIN_ARENA->next;
    MAIN_ARENA->next = arena;
    __unlock(&list_lock);
    return arena;
}

static void detach(struct arena *arena)
{
    if (arena && arena->attached_threads > 0)
        arena->attached_threads--;
}

/* reused_arena: the next one in turn, wherever it is locked or not. */
static struct arena *share(void)
{
    struct arena *arena;

    __lock(&list_lock);
    arena = next_to_share;
    next_to_share = arena->next;
    arena->attached_threads++;
    __unlock(&list_lock);
    return arena;
}

/* arena_get2 */
static struct arena *find_arena(void)
{
    struct arena *arena = take_unused();

    if (arena)
        return arena;
    if (most_arenas == 0) {
        if (PARAMETERS->arena_max != 0)
            most_arenas = PARAMETERS->arena_max;
        else if (arenas > PARAMETERS->arena_test)
            most_arenas = (size_t)get_nprocs() * 8;
    }
    if (most_arenas == 0 || arenas < most_arenas) {
        arenas++;
        arena = new_arena();
        if (arena)
            return arena;
        arenas--;
    }
    return share();
}

/* The thread's arena when there is more than one thread, locked. */
struct arena *__choose_arena(void)
{
    struct thread_block *thread = THREAD;

    struct arena *arena;

    if (thread->arena == 0)
        thread->arena = find_arena();
    arena = thread->arena;
    __lock_arena(arena);
    return arena;
}

/* A full arena is no reason to fail: arena_get_retry tries the main one, or from there another. */
void *__malloc_from_some_arena(size_t request)
{
    struct arena *arena = __choose_arena();
    void *memory = __arena_malloc(arena, request);

    __unlock_arena(arena);
    if (memory)
        return memory;
    arena = arena == MAIN_ARENA ? find_arena() : MAIN_ARENA;
    __lock_arena(arena);
    memory = __arena_malloc(arena, request);
    __unlock_arena(arena);
    return memory;
}

/* __malloc_arena_thread_freeres */
void __end_thread_memory(void)
{
    struct thread_block *thread = THREAD;
    struct arena *arena;

    __tcache_end();
    arena = thread->arena;
    thread->arena = 0;
    if (arena == 0)
        return;
    __lock(&list_lock);
    detach(arena);
    if (arena->attached_threads == 0) {
        arena->next_free = unused;
        unused = arena;
    }
    __unlock(&list_lock);
}
