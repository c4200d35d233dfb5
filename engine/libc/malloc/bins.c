/* The lists of free chunks: unsorted, small (one size each), large (sorted, largest first), fast. */
#include "chunk.h"

static unsigned large_index(size_t size)
{
    if (size >> 6 <= 48)
        return 48 + (unsigned)(size >> 6);
    if (size >> 9 <= 20)
        return 91 + (unsigned)(size >> 9);
    if (size >> 12 <= 10)
        return 110 + (unsigned)(size >> 12);
    if (size >> 15 <= 4)
        return 119 + (unsigned)(size >> 15);
    if (size >> 18 <= 2)
        return 124 + (unsigned)(size >> 18);
    return 126;
}

unsigned __bin_index(size_t size)
{
    return is_small(size) ? (unsigned)(size >> 4) : large_index(size);
}

void __mark_bin(struct arena *arena, unsigned index)
{
    arena->bin_map[index >> 5] |= 1U << (index & 31);
}

/* A large chunk also leaves the ring of sizes; the next of its own size takes its place there. */
static void unlink_size(struct chunk *chunk, struct chunk *after)
{
    if (chunk->next_size->previous_larger != chunk || chunk->previous_larger->next_size != chunk)
        __malloc_error("corrupted double-linked list (not small)");
    if (after->next_size == 0) {
        if (chunk->next_size == chunk) {
            after->next_size = after->previous_larger = after;
        } else {
            after->next_size = chunk->next_size;
            after->previous_larger = chunk->previous_larger;
            chunk->next_size->previous_larger = after;
            chunk->previous_larger->next_size = after;
        }
    } else {
        chunk->next_size->previous_larger = chunk->previous_larger;
        chunk->previous_larger->next_size = chunk->next_size;
    }
}

/* unlink_chunk */
void __unlink_chunk(struct chunk *chunk)
{
    struct chunk *after, *before;

    if (size_of(chunk) != at_offset(chunk, size_of(chunk))->previous_size)
        __malloc_error("corrupted size vs. prev_size");
    after = chunk->forward;
    before = chunk->backward;
    if (after->backward != chunk || before->forward != chunk)
        __malloc_error("corrupted double-linked list");
    after->backward = before;
    before->forward = after;
    if (!is_small(chunk->size) && chunk->next_size != 0)
        unlink_size(chunk, after);
}

/* Puts a free chunk (size already set by the caller) at the front of the unsorted list. */
void __link_unsorted(struct arena *arena, struct chunk *chunk, size_t size, const char *complaint)
{
    struct chunk *before = unsorted_bin(arena);
    struct chunk *after = before->forward;

    if (complaint && after->backward != before)
        __malloc_error(complaint);
    chunk->backward = before;
    chunk->forward = after;
    if (!is_small(size))
        chunk->next_size = chunk->previous_larger = 0;
    before->forward = chunk;
    after->backward = chunk;
}

/* Where a chunk belongs in its large bin: returns the chunk that will follow it. */
static struct chunk *place_by_size(struct chunk *bin, struct chunk *chunk, size_t size)
{
    struct chunk *after = bin->forward;

    if (after == bin) {
        chunk->next_size = chunk->previous_larger = chunk;
        return bin;
    }
    size |= PREVIOUS_IN_USE;
    if (size < bin->backward->size) {
        chunk->next_size = bin->forward;
        chunk->previous_larger = bin->forward->previous_larger;
        bin->forward->previous_larger = chunk->previous_larger->next_size = chunk;
        return bin;
    }
    while (size < after->size)
        after = after->next_size;
    if (size == after->size) {
        after = after->forward;
    } else {
        chunk->next_size = after;
        chunk->previous_larger = after->previous_larger;
        if (after->previous_larger->next_size != after)
            __malloc_error("malloc(): largebin double linked list corrupted (nextsize)");
        after->previous_larger = chunk;
        chunk->previous_larger->next_size = chunk;
    }
    if (after->backward->forward != after)
        __malloc_error("malloc(): largebin double linked list corrupted (bk)");
    return after;
}

/* Files a chunk that came off the unsorted list. */
void __file_in_bin(struct arena *arena, struct chunk *chunk, size_t size)
{
    unsigned index = __bin_index(size);
    struct chunk *bin = bin_at(arena, index), *before, *after;

    if (is_small(size)) {
        before = bin;
        after = bin->forward;
    } else {
        after = place_by_size(bin, chunk, size);
        before = after->backward;
    }
    __mark_bin(arena, index);
    chunk->backward = before;
    chunk->forward = after;
    after->backward = chunk;
    before->forward = chunk;
}

static void consolidate_one(struct arena *arena, struct chunk *chunk)
{
    size_t size = size_of(chunk);
    struct chunk *next = at_offset(chunk, size);
    size_t next_size = size_of(next);

    if (!previous_in_use(chunk)) {
        size_t previous_size = chunk->previous_size;
        size += previous_size;
        chunk = at_offset(chunk, -(long)previous_size);
        if (size_of(chunk) != previous_size)
            __malloc_error("corrupted size vs. prev_size in fastbins");
        __unlink_chunk(chunk);
    }
    if (next == arena->top) {
        size += next_size;
        chunk->size = size | PREVIOUS_IN_USE;
        arena->top = chunk;
        return;
    }
    if (!in_use_at(next, next_size)) {
        size += next_size;
        __unlink_chunk(next);
    } else {
        clear_in_use_at(next, 0);
    }
    chunk->size = size | PREVIOUS_IN_USE;
    __link_unsorted(arena, chunk, size, 0);
    set_foot(chunk, size);
}

/* malloc_consolidate: every fast chunk is merged with its free neighbours. */
void __consolidate(struct arena *arena)
{
    unsigned i;

    arena->have_fast = 0;
    for (i = 0; i < FAST_BINS; i++) {
        struct chunk *chunk = arena->fast[i];
        if (chunk == 0)
            continue;
        arena->fast[i] = 0;
        while (chunk) {
            struct chunk *following;
            if (misaligned(chunk))
                __malloc_error("malloc_consolidate(): unaligned fastbin chunk detected");
            if (fast_index(size_of(chunk)) != i)
                __malloc_error("malloc_consolidate(): invalid chunk size");
            following = reveal(chunk->forward);
            consolidate_one(arena, chunk);
            chunk = following;
        }
    }
}
