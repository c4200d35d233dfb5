/* The names programs call: malloc, free, calloc. */
#include "chunk.h"
#include <errno.h>
#include <stdlib.h>

void *malloc(size_t request)
{
    size_t size, index;
    struct tcache *cache;

    if (!__malloc_ready)
        __malloc_start();
    if (!__chunk_size_for(request, &size))
        return 0;
    __tcache_start();
    index = tcache_index(size);
    cache = THREAD->tcache;
    if (cache && index < PARAMETERS->tcache_bins && cache->counts[index] > 0)
        return __tcache_take(index);
    return __thread_malloc(request);
}

/* A freed mapping raises the threshold to its size: the next one of that size comes from the heap. */
static void free_mapped(struct chunk *chunk)
{
    struct parameters *p = PARAMETERS;

    if (!p->fixed_threshold && chunk->size > p->mmap_threshold && chunk->size <= 32UL * 1024 * 1024) {
        p->mmap_threshold = size_of(chunk);
        p->trim_threshold = 2 * p->mmap_threshold;
    }
    __unmap_chunk(chunk);
}

void free(void *memory)
{
    int error;
    struct chunk *chunk;

    if (memory == 0)
        return;
    error = errno;
    chunk = chunk_of(memory);
    if (is_mmapped(chunk)) {
        free_mapped(chunk);
    } else {
        __tcache_start();
        __arena_free(arena_of(chunk), chunk, 0);
    }
    errno = error;
}

/* What the kernel just gave is zero already and is left untouched. */
static size_t bytes_to_clear(struct chunk *chunk, struct chunk *old_top, size_t old_top_size)
{
    size_t size = size_of(chunk);

    if (PARAMETERS->perturb == 0 && chunk == old_top && size > old_top_size)
        size = old_top_size;
    return size - WORD;
}

void *calloc(size_t count, size_t each)
{
    size_t request, old_top_size, fresh;
    struct arena *arena;
    struct chunk *old_top;
    void *memory;

    if (each != 0 && count > (size_t)-1 / each) {
        errno = ENOMEM;
        return 0;
    }
    request = count * each;
    if (!__malloc_ready)
        __malloc_start();
    __tcache_start();
    arena = __take_arena();
    old_top = arena->top;
    old_top_size = size_of(old_top);
    if (arena == MAIN_ARENA)
        fresh = (size_t)(PARAMETERS->heap_start + arena->max_system_bytes - (char *)old_top);
    else
        fresh = (size_t)((char *)heap_of(old_top) + heap_of(old_top)->writable - (char *)old_top);
    if (old_top_size < fresh)
        old_top_size = fresh;
    memory = __arena_malloc(arena, request);
    __unlock_arena(arena);
    if (memory == 0)
        return 0;
    if (is_mmapped(chunk_of(memory))) {
        if (PARAMETERS->perturb)
            __builtin_memset(memory, 0, request);
        return memory;
    }
    __builtin_memset(memory, 0, bytes_to_clear(chunk_of(memory), old_top, old_top_size));
    return memory;
}
