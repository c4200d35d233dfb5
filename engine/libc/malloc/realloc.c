/* realloc: remap a mapping; shrink in place; grow into the top or the free chunk above; else move. */
#include "chunk.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Gives back what is beyond the wanted size, when that is a chunk. */
static void cut_tail(struct arena *arena, struct chunk *chunk, size_t have, size_t wanted)
{
    size_t rest = have - wanted;
    struct chunk *remainder;

    if (rest < SMALLEST) {
        chunk->size = have | (chunk->size & FLAGS);
        set_in_use_at(chunk, have);
        return;
    }
    remainder = at_offset(chunk, wanted);
    chunk->size = wanted | (chunk->size & FLAGS);
    remainder->size = rest | PREVIOUS_IN_USE | arena_bit(arena);
    set_in_use_at(remainder, rest);
    __arena_free(arena, remainder, 1);
}

static void *grow_into_top(struct arena *arena, struct chunk *chunk, size_t total, size_t wanted)
{
    chunk->size = wanted | (chunk->size & FLAGS);
    arena->top = at_offset(chunk, wanted);
    arena->top->size = (total - wanted) | PREVIOUS_IN_USE;
    return memory_of(chunk);
}

static void *move(struct arena *arena, struct chunk *chunk, size_t old_size, size_t wanted)
{
    void *memory = __arena_malloc(arena, wanted - ALIGNMENT_MASK);
    struct chunk *fresh;

    if (memory == 0)
        return 0;
    fresh = chunk_of(memory);
    if (fresh == at_offset(chunk, old_size)) {
        cut_tail(arena, chunk, old_size + size_of(fresh), wanted);
        return memory_of(chunk);
    }
    __builtin_memcpy(memory, memory_of(chunk), old_size - WORD);
    __arena_free(arena, chunk, 1);
    return memory;
}

/* _int_realloc */
void *__arena_realloc(struct arena *arena, struct chunk *chunk, size_t old_size, size_t wanted)
{
    struct chunk *next = at_offset(chunk, old_size);
    size_t next_size;

    if (chunk->size <= HEADER || old_size >= arena->system_bytes)
        __malloc_error("realloc(): invalid old size");
    next_size = size_of(next);
    if (next->size <= HEADER || next_size >= arena->system_bytes)
        __malloc_error("realloc(): invalid next size");
    if (old_size < wanted) {
        if (next == arena->top && old_size + next_size >= wanted + SMALLEST)
            return grow_into_top(arena, chunk, old_size + next_size, wanted);
        if (next == arena->top || in_use_at(next, next_size) || old_size + next_size < wanted)
            return move(arena, chunk, old_size, wanted);
        __unlink_chunk(next);
        old_size += next_size;
    }
    cut_tail(arena, chunk, old_size, wanted);
    return memory_of(chunk);
}

static void *realloc_mapped(struct chunk *chunk, size_t old_size, size_t request, size_t wanted)
{
    struct chunk *moved = __remap_chunk(chunk, wanted);
    void *memory;

    if (moved)
        return memory_of(moved);
    if (old_size - WORD >= wanted)
        return memory_of(chunk);
    memory = malloc(request);
    if (memory == 0)
        return 0;
    __builtin_memcpy(memory, memory_of(chunk), old_size - HEADER);
    __unmap_chunk(chunk);
    return memory;
}

void *realloc(void *memory, size_t request)
{
    struct chunk *chunk;
    struct arena *arena;
    size_t old_size, wanted;

    if (!__malloc_ready)
        __malloc_start();
    if (request == 0 && memory != 0) {
        free(memory);
        return 0;
    }
    if (memory == 0)
        return malloc(request);
    chunk = chunk_of(memory);
    old_size = size_of(chunk);
    if (!is_mmapped(chunk))
        __tcache_start();
    if ((uintptr_t)chunk > (uintptr_t)-old_size || misaligned(chunk))
        __malloc_error("realloc(): invalid pointer");
    if (!__chunk_size_for(request, &wanted))
        return 0;
    if (is_mmapped(chunk))
        return realloc_mapped(chunk, old_size, request, wanted);
    arena = arena_of(chunk);
    __lock_arena(arena);
    memory = __arena_realloc(arena, chunk, old_size, wanted);
    __unlock_arena(arena);
    return memory;
}

void *reallocarray(void *memory, size_t count, size_t each)
{
    if (each != 0 && count > (size_t)-1 / each) {
        errno = ENOMEM;
        return 0;
    }
    return realloc(memory, count * each);
}
