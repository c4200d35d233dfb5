/* _int_malloc: fast bins, small bins, the unsorted list, best fit in the larger bins, top, the system. */
#include "chunk.h"

struct request {
    struct arena *arena;
    size_t size;                 /* of the chunk */
    size_t bytes;                /* asked for, for the fill pattern */
    size_t cache;                /* tcache index */
    size_t bit;                  /* OTHER_ARENA, or 0 in the main one */
};

static void *hand_out(const struct request *wanted, struct chunk *chunk)
{
    void *memory = memory_of(chunk);
    if (wanted->bit)
        chunk->size |= wanted->bit;
    __fill_allocated(memory, wanted->bytes);
    return memory;
}

static struct chunk *pop_fast(struct arena *arena, unsigned index)
{
    struct chunk *chunk = arena->fast[index];

    if (chunk == 0)
        return 0;
    if (misaligned(chunk))
        __malloc_error("malloc(): unaligned fastbin chunk detected 2");
    arena->fast[index] = reveal(chunk->forward);
    return chunk;
}

static void *from_fast_bin(const struct request *wanted)
{
    unsigned index = fast_index(wanted->size);
    struct chunk *chunk = pop_fast(wanted->arena, index), *other;

    if (chunk == 0)
        return 0;
    if (fast_index(size_of(chunk)) != index)
        __malloc_error("malloc(): memory corruption (fast)");
    while (__tcache_has_room(wanted->cache) && (other = pop_fast(wanted->arena, index)) != 0)
        __tcache_put(other, wanted->cache);
    return hand_out(wanted, chunk);
}

static void *from_small_bin(const struct request *wanted)
{
    struct chunk *bin = bin_at(wanted->arena, __bin_index(wanted->size));
    struct chunk *chunk = bin->backward, *before, *other;

    if (chunk == bin)
        return 0;
    before = chunk->backward;
    if (before->forward != chunk)
        __malloc_error("malloc(): smallbin double linked list corrupted");
    set_in_use_at(chunk, wanted->size);
    bin->backward = before;
    before->forward = bin;
    while (__tcache_has_room(wanted->cache) && (other = bin->backward) != bin) {
        before = other->backward;
        set_in_use_at(other, wanted->size);
        bin->backward = before;
        before->forward = bin;
        if (wanted->bit)
            other->size |= wanted->bit;
        __tcache_put(other, wanted->cache);
    }
    return hand_out(wanted, chunk);
}

/* Cuts the wanted size off an unlinked chunk; what remains goes to the front of the unsorted list. */
static void *split(const struct request *wanted, struct chunk *chunk, size_t size, const char *complaint)
{
    struct arena *arena = wanted->arena;
    size_t rest = size - wanted->size;

    if (rest < SMALLEST) {
        set_in_use_at(chunk, size);
    } else {
        struct chunk *remainder = at_offset(chunk, wanted->size);
        __link_unsorted(arena, remainder, rest, complaint);
        if (is_small(wanted->size))
            arena->last_remainder = remainder;
        chunk->size = wanted->size | PREVIOUS_IN_USE;
        remainder->size = rest | PREVIOUS_IN_USE;
        set_foot(remainder, rest);
    }
    return hand_out(wanted, chunk);
}

static void check_unsorted(struct arena *arena, struct chunk *chunk, size_t size)
{
    struct chunk *next = at_offset(chunk, size);

    if (size <= HEADER || size > arena->system_bytes)
        __malloc_error("malloc(): invalid size (unsorted)");
    if (next->size < HEADER || next->size > arena->system_bytes)
        __malloc_error("malloc(): invalid next size (unsorted)");
    if ((next->previous_size & ~FLAGS) != size)
        __malloc_error("malloc(): mismatching next->prev_size (unsorted)");
    if (chunk->backward->forward != chunk || chunk->forward != unsorted_bin(arena))
        __malloc_error("malloc(): unsorted double linked list corrupted");
    if (previous_in_use(next))
        __malloc_error("malloc(): invalid next->prev_inuse (unsorted)");
}

/* The only unsorted chunk is what a small request left over last: go on cutting there. */
static void *cut_last_remainder(const struct request *wanted, struct chunk *chunk, size_t size)
{
    struct arena *arena = wanted->arena;
    struct chunk *list = unsorted_bin(arena);
    struct chunk *remainder = at_offset(chunk, wanted->size);
    size_t rest = size - wanted->size;

    list->backward = list->forward = remainder;
    arena->last_remainder = remainder;
    remainder->backward = remainder->forward = list;
    if (!is_small(rest))
        remainder->next_size = remainder->previous_larger = 0;
    chunk->size = wanted->size | PREVIOUS_IN_USE;
    remainder->size = rest | PREVIOUS_IN_USE;
    set_foot(remainder, rest);
    return hand_out(wanted, chunk);
}

/* Sorts the unsorted list, oldest first, until something fits exactly. */
static void *from_unsorted(const struct request *wanted)
{
    struct arena *arena = wanted->arena;
    struct chunk *list = unsorted_bin(arena), *chunk;
    int cached = 0, rounds = 0;

    while ((chunk = list->backward) != list) {
        struct chunk *before = chunk->backward;
        size_t size = size_of(chunk);

        check_unsorted(arena, chunk, size);
        if (is_small(wanted->size) && before == list && chunk == arena->last_remainder
            && size > wanted->size + SMALLEST)
            return cut_last_remainder(wanted, chunk, size);
        if (before->forward != chunk)
            __malloc_error("malloc(): corrupted unsorted chunks 3");
        list->backward = before;
        before->forward = list;
        if (size == wanted->size) {
            set_in_use_at(chunk, size);
            if (!__tcache_has_room(wanted->cache))
                return hand_out(wanted, chunk);
            if (wanted->bit)
                chunk->size |= wanted->bit;
            __tcache_put(chunk, wanted->cache);
            cached = 1;
            continue;
        }
        __file_in_bin(arena, chunk, size);
        if (++rounds >= 10000)
            break;
    }
    return cached ? __tcache_take(wanted->cache) : 0;
}

/* The smallest chunk that is large enough in the request's own large bin. */
static void *from_large_bin(const struct request *wanted)
{
    struct chunk *bin = bin_at(wanted->arena, __bin_index(wanted->size));
    struct chunk *chunk = bin->forward;
    size_t size;

    if (chunk == bin || chunk->size < wanted->size)
        return 0;
    chunk = chunk->previous_larger;
    while ((size = size_of(chunk)) < wanted->size)
        chunk = chunk->previous_larger;
    /* Not the head of a run of equal sizes: the ring of sizes need not change then. */
    if (chunk != bin->backward && chunk->size == chunk->forward->size)
        chunk = chunk->forward;
    __unlink_chunk(chunk);
    return split(wanted, chunk, size, "malloc(): corrupted unsorted chunks");
}

/* The next larger bin that holds anything, found through the map of bins. */
static void *from_larger_bins(const struct request *wanted)
{
    struct arena *arena = wanted->arena;
    unsigned index = __bin_index(wanted->size) + 1;

    while (index < BINS) {
        unsigned map = arena->bin_map[index >> 5] >> (index & 31);
        struct chunk *bin, *chunk;
        size_t size;

        if (map == 0) {
            index = (index | 31) + 1;
            continue;
        }
        while ((map & 1) == 0) {
            map >>= 1;
            index++;
        }
        bin = bin_at(arena, index);
        chunk = bin->backward;
        if (chunk == bin) {
            arena->bin_map[index >> 5] &= ~(1U << (index & 31));
            index++;
            continue;
        }
        size = size_of(chunk);
        __unlink_chunk(chunk);
        return split(wanted, chunk, size, "malloc(): corrupted unsorted chunks 2");
    }
    return 0;
}

static void *from_top(const struct request *wanted)
{
    struct arena *arena = wanted->arena;
    struct chunk *chunk = arena->top;
    size_t size = size_of(chunk);

    if (size > arena->system_bytes)
        __malloc_error("malloc(): corrupted top size");
    if (size < wanted->size + SMALLEST)
        return 0;
    arena->top = at_offset(chunk, wanted->size);
    chunk->size = wanted->size | PREVIOUS_IN_USE;
    arena->top->size = (size - wanted->size) | PREVIOUS_IN_USE;
    return hand_out(wanted, chunk);
}

void *__arena_malloc(struct arena *arena, size_t bytes)
{
    struct request wanted = {.arena = arena, .bytes = bytes, .bit = arena_bit(arena)};
    void *memory = 0;

    if (!__chunk_size_for(bytes, &wanted.size))
        return 0;
    wanted.cache = tcache_index(wanted.size);
    if (wanted.size <= PARAMETERS->max_fast)
        memory = from_fast_bin(&wanted);
    if (memory == 0 && is_small(wanted.size))
        memory = from_small_bin(&wanted);
    if (memory)
        return memory;
    if (!is_small(wanted.size) && arena->have_fast)
        __consolidate(arena);
    for (;;) {
        if ((memory = from_unsorted(&wanted)) != 0)
            return memory;
        if (!is_small(wanted.size) && (memory = from_large_bin(&wanted)) != 0)
            return memory;
        if ((memory = from_larger_bins(&wanted)) != 0 || (memory = from_top(&wanted)) != 0)
            return memory;
        if (!arena->have_fast)
            break;
        __consolidate(arena);
    }
    memory = __system_malloc(wanted.size, arena);
    if (memory)
        __fill_allocated(memory, bytes);
    return memory;
}
