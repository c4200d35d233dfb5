/* Memory back to the kernel: systrim, malloc_trim. */
#include "chunk.h"
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

/* systrim. Unsigned on purpose: when top is exactly SMALLEST, malloc_trim(0) makes the heap grow a page. */
int __trim_top(size_t pad, struct arena *arena)
{
    size_t size = size_of(arena->top);
    size_t spare = size - SMALLEST - 1;
    size_t extra, released;
    char *end, *new_end;

    if (spare <= pad)
        return 0;
    extra = page_down(spare - pad);
    if (extra == 0)
        return 0;
    end = sbrk(0);
    if (end != (char *)arena->top + size)
        return 0;
    sbrk(-(long)extra);
    new_end = sbrk(0);
    if (new_end == (char *)-1 || new_end == end)
        return 0;
    released = (size_t)(end - new_end);
    arena->system_bytes -= released;
    arena->top->size = (size - released) | PREVIOUS_IN_USE;
    return 1;
}

/* Whole pages inside a free chunk behind its links: their contents may go, the addresses stay. */
static int release_pages(struct chunk *chunk)
{
    size_t size = size_of(chunk);
    char *start;

    if (size <= PAGE - 1 + sizeof(struct chunk))
        return 0;
    start = (char *)page_up((size_t)chunk + sizeof(struct chunk));
    size -= (size_t)(start - (char *)chunk);
    if (size <= PAGE - 1)
        return 0;
    madvise(start, page_down(size), MADV_DONTNEED);
    return 1;
}

/* mtrim */
static int trim_arena(struct arena *arena, size_t pad)
{
    unsigned i, first_page_bin = __bin_index(PAGE);
    int released = 0;

    __consolidate(arena);
    for (i = 1; i < BINS; i++) {
        struct chunk *bin = bin_at(arena, i), *chunk;
        if (i != 1 && i < first_page_bin)
            continue;
        for (chunk = bin->backward; chunk != bin; chunk = chunk->backward)
            released |= release_pages(chunk);
    }
    return arena == MAIN_ARENA ? released | __trim_top(pad, arena) : released;
}

int malloc_trim(size_t pad)
{
    struct arena *arena = MAIN_ARENA;
    int released = 0;

    if (!__malloc_ready)
        __malloc_start();
    do {
        __lock_arena(arena);
        released |= trim_arena(arena, pad);
        __unlock_arena(arena);
        arena = arena->next;
    } while (arena != MAIN_ARENA);
    return released;
}
