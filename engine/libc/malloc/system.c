/* sysmalloc: memory from the kernel, by mmap for what is large, else by moving the break. */
#include "chunk.h"
#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

#define NO_BREAK ((char *)-1)

struct growth {
    struct arena *arena;
    struct chunk *old_top;
    size_t old_size;
    char *old_end;
    size_t size;                 /* bytes asked from the kernel */
    char *start;                 /* of the new memory */
    char *end;                   /* NO_BREAK until known */
};

static void count_mmap(size_t size)
{
    struct parameters *p = PARAMETERS;

    p->mmaps++;
    if (p->mmaps > p->most_mmaps)
        p->most_mmaps = p->mmaps;
    p->mmapped_bytes += size;
    if (p->mmapped_bytes > p->most_mmapped_bytes)
        p->most_mmapped_bytes = p->mmapped_bytes;
}

/* sysmalloc_mmap: the chunk has no neighbour whose first word it could use, hence one word more. */
static void *map_chunk(size_t size)
{
    size_t bytes = page_up(size + WORD);
    struct chunk *chunk;

    if (bytes <= size)
        return 0;
    chunk = mmap(0, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (chunk == MAP_FAILED)
        return 0;
    chunk->previous_size = 0;
    chunk->size = bytes | MMAPPED;
    count_mmap(bytes);
    return memory_of(chunk);
}

/* The break would not move: at least 1 MiB by mmap, and the heap is no longer contiguous. */
static void map_instead(struct growth *g, size_t wanted)
{
    char *start;

    if (contiguous(g->arena))
        g->size = page_up(g->size + g->old_size);
    if (g->size < 1024 * 1024)
        g->size = 1024 * 1024;
    if (g->size <= wanted)
        return;
    start = mmap(0, g->size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED)
        return;
    g->arena->flags |= NOT_CONTIGUOUS;
    g->start = start;
    g->end = start + g->size;
}

/* How far the end must move on so that top starts aligned and ends at a page. */
static size_t align_new_memory(struct growth *g, char **top)
{
    size_t correction = 0, end;

    *top = g->start;
    if (!contiguous(g->arena)) {
        if (g->end == NO_BREAK)
            g->end = sbrk(0);
        return 0;
    }
    if (g->old_size)
        g->arena->system_bytes += (size_t)(g->start - g->old_end);
    if (misaligned(g->start)) {
        correction = ALIGNMENT - misaligned(g->start);
        *top += correction;
    }
    correction += g->old_size;
    end = (size_t)g->start + g->size + correction;
    correction += page_up(end) - end;
    g->end = sbrk((long)correction);
    if (g->end == NO_BREAK) {
        correction = 0;
        g->end = sbrk(0);
    }
    return correction;
}

/* Closes the old top with two tiny used chunks, so that nothing merges across the gap, and frees it. */
static void retire_old_top(struct growth *g)
{
    size_t size;

    if (g->old_size == 0)
        return;
    size = (g->old_size - 2 * HEADER) & ~ALIGNMENT_MASK;
    g->old_top->size = size | PREVIOUS_IN_USE;
    at_offset(g->old_top, size)->size = HEADER | PREVIOUS_IN_USE;
    at_offset(g->old_top, size + HEADER)->size = HEADER | PREVIOUS_IN_USE;
    if (size >= SMALLEST)
        __arena_free(g->arena, g->old_top, 1);
}

static void start_new_top(struct growth *g)
{
    char *top;
    size_t correction = align_new_memory(g, &top);

    if (g->end == NO_BREAK)
        return;
    g->arena->top = (struct chunk *)top;
    g->arena->top->size = (size_t)(g->end - top + (long)correction) | PREVIOUS_IN_USE;
    g->arena->system_bytes += correction;
    retire_old_top(g);
}

static void check_old_top(const struct growth *g)
{
    if (g->old_top == initial_top(g->arena) && g->old_size == 0)
        return;
    if (g->old_size < SMALLEST || !previous_in_use(g->old_top) || ((size_t)g->old_end & (PAGE - 1)) != 0)
        __malloc_assert("(old_top == initial_top (av) && old_size == 0) || "
                        "((unsigned long) (old_size) >= MINSIZE && prev_inuse (old_top) && "
                        "((unsigned long) old_end & (pagesize - 1)) == 0)",
                        2617, "sysmalloc");
}

static void grow(struct growth *g, size_t wanted)
{
    g->size = wanted + PARAMETERS->top_pad + SMALLEST;
    if (contiguous(g->arena))
        g->size -= g->old_size;
    g->size = page_up(g->size);
    if ((long)g->size > 0)
        g->start = sbrk((long)g->size);
    if (g->start == NO_BREAK)
        map_instead(g, wanted);
    if (g->start == NO_BREAK)
        return;
    if (PARAMETERS->heap_start == 0)
        PARAMETERS->heap_start = g->start;
    g->arena->system_bytes += g->size;
    if (g->start == g->old_end && g->end == NO_BREAK)
        g->old_top->size = (g->size + g->old_size) | PREVIOUS_IN_USE;
    else if (contiguous(g->arena) && g->old_size && g->start < g->old_end)
        __malloc_error("break adjusted to free malloc space");
    else
        start_new_top(g);
}

static void *cut_from_top(struct arena *arena, size_t wanted)
{
    struct chunk *chunk = arena->top;
    size_t size = size_of(chunk);

    if (arena->system_bytes > arena->max_system_bytes)
        arena->max_system_bytes = arena->system_bytes;
    if (size < wanted + SMALLEST) {
        errno = ENOMEM;
        return 0;
    }
    arena->top = at_offset(chunk, wanted);
    chunk->size = wanted | PREVIOUS_IN_USE;
    arena->top->size = (size - wanted) | PREVIOUS_IN_USE;
    return memory_of(chunk);
}

void *__system_malloc(size_t wanted, struct arena *arena)
{
    struct growth g = {.arena = arena, .start = NO_BREAK, .end = NO_BREAK};
    void *memory;

    if (wanted >= PARAMETERS->mmap_threshold && PARAMETERS->mmaps < PARAMETERS->max_mmaps
        && (memory = map_chunk(wanted)) != 0)
        return memory;
    if (arena != MAIN_ARENA) {
        if (!__grow_arena(wanted, arena))
            return map_chunk(wanted);
        if ((memory = cut_from_top(arena, wanted)) != 0)
            chunk_of(memory)->size |= OTHER_ARENA;
        return memory;
    }
    g.old_top = arena->top;
    g.old_size = size_of(g.old_top);
    g.old_end = (char *)g.old_top + g.old_size;
    check_old_top(&g);
    grow(&g, wanted);
    return cut_from_top(arena, wanted);
}
