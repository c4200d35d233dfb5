/* _int_free: the cache, the fast bins, or merging with free neighbours and the top. */
#include "chunk.h"

#define CONSOLIDATION_THRESHOLD 65536

static void free_fast(struct arena *arena, struct chunk *chunk, size_t size, int locked)
{
    struct chunk *next = at_offset(chunk, size);
    unsigned index = fast_index(size);
    struct chunk *old;

    if (next->size <= HEADER || size_of(next) >= arena->system_bytes)
        __malloc_error("free(): invalid next size (fast)");
    if (PARAMETERS->perturb)
        __builtin_memset(memory_of(chunk), PARAMETERS->perturb, size - HEADER);
    arena->have_fast = 1;
    old = arena->fast[index];
    if (old == chunk)
        __malloc_error("double free or corruption (fasttop)");
    chunk->forward = protect(&chunk->forward, old);
    arena->fast[index] = chunk;
    if (locked && old && fast_index(size_of(old)) != index)
        __malloc_error("invalid fastbin entry (free)");
}

static void check_neighbours(struct arena *arena, struct chunk *chunk, struct chunk *next)
{
    if (chunk == arena->top)
        __malloc_error("double free or corruption (top)");
    if (contiguous(arena) && (char *)next >= (char *)arena->top + size_of(arena->top))
        __malloc_error("double free or corruption (out)");
    if (!previous_in_use(next))
        __malloc_error("double free or corruption (!prev)");
    if (next->size <= HEADER || size_of(next) >= arena->system_bytes)
        __malloc_error("free(): invalid next size (normal)");
}

/* Gives back the size of the merged free chunk, the top included. */
static size_t merge(struct arena *arena, struct chunk *chunk, size_t size)
{
    struct chunk *next = at_offset(chunk, size);
    size_t next_size;

    check_neighbours(arena, chunk, next);
    next_size = size_of(next);
    if (PARAMETERS->perturb)
        __builtin_memset(memory_of(chunk), PARAMETERS->perturb, size - HEADER);
    if (!previous_in_use(chunk)) {
        size_t previous_size = chunk->previous_size;
        size += previous_size;
        chunk = at_offset(chunk, -(long)previous_size);
        if (size_of(chunk) != previous_size)
            __malloc_error("corrupted size vs. prev_size while consolidating");
        __unlink_chunk(chunk);
    }
    if (next == arena->top) {
        size += next_size;
        chunk->size = size | PREVIOUS_IN_USE;
        arena->top = chunk;
        return size;
    }
    if (!in_use_at(next, next_size)) {
        __unlink_chunk(next);
        size += next_size;
    } else {
        clear_in_use_at(next, 0);
    }
    __link_unsorted(arena, chunk, size, "free(): corrupted unsorted chunks");
    chunk->size = size | PREVIOUS_IN_USE;
    set_foot(chunk, size);
    return size;
}

static void return_chunk(struct arena *arena, struct chunk *chunk, size_t size)
{
    if (merge(arena, chunk, size) < CONSOLIDATION_THRESHOLD)
        return;
    if (arena->have_fast)
        __consolidate(arena);
    if (arena != MAIN_ARENA)
        __trim_heap(arena, PARAMETERS->top_pad);
    else if (size_of(arena->top) >= PARAMETERS->trim_threshold)
        __trim_top(PARAMETERS->top_pad, arena);
}

void __arena_free(struct arena *arena, struct chunk *chunk, int locked)
{
    size_t size = size_of(chunk);

    if ((uintptr_t)chunk > (uintptr_t)-size || misaligned(chunk))
        __malloc_error("free(): invalid pointer");
    if (size < SMALLEST || misaligned(size))
        __malloc_error("free(): invalid size");
    if (__tcache_free(chunk, size))
        return;
    if (size > PARAMETERS->max_fast && is_mmapped(chunk)) {
        __unmap_chunk(chunk);
        return;
    }
    if (!locked)
        __lock_arena(arena);
    if (size <= PARAMETERS->max_fast)
        free_fast(arena, chunk, size, locked);
    else
        return_chunk(arena, chunk, size);
    if (!locked)
        __unlock_arena(arena);
}
