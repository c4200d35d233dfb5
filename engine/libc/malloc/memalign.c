/* Aligned memory: a larger chunk whose head and tail are freed again. */
#include "chunk.h"
#include <errno.h>
#include <malloc.h>

/* A mapping cannot give its head back: the chunk remembers in previous_size how far inside it starts. */
static void *shift_mapped(struct chunk *chunk, struct chunk *aligned, size_t lead)
{
    aligned->previous_size = chunk->previous_size + lead;
    aligned->size = (size_of(chunk) - lead) | MMAPPED;
    return memory_of(aligned);
}

static struct chunk *free_head(struct arena *arena, struct chunk *chunk, struct chunk *aligned, size_t lead)
{
    size_t size = size_of(chunk) - lead;

    aligned->size = size | PREVIOUS_IN_USE | arena_bit(arena);
    set_in_use_at(aligned, size);
    chunk->size = lead | (chunk->size & FLAGS);
    __arena_free(arena, chunk, 1);
    return aligned;
}

/* _int_memalign */
static void *aligned_malloc(struct arena *arena, size_t alignment, size_t request)
{
    size_t wanted, size;
    struct chunk *chunk;
    char *memory;

    if (!__chunk_size_for(request, &wanted))
        return 0;
    memory = __arena_malloc(arena, wanted + alignment + SMALLEST);
    if (memory == 0)
        return 0;
    chunk = chunk_of(memory);
    if (((size_t)memory & (alignment - 1)) != 0) {
        char *aligned = (char *)(((size_t)memory + alignment - 1) & -alignment) - HEADER;
        if ((size_t)(aligned - (char *)chunk) < SMALLEST)
            aligned += alignment;
        if (is_mmapped(chunk))
            return shift_mapped(chunk, (struct chunk *)aligned, (size_t)(aligned - (char *)chunk));
        chunk = free_head(arena, chunk, (struct chunk *)aligned, (size_t)(aligned - (char *)chunk));
    }
    size = size_of(chunk);
    if (!is_mmapped(chunk) && size > wanted + SMALLEST) {
        struct chunk *tail = at_offset(chunk, wanted);
        tail->size = (size - wanted) | PREVIOUS_IN_USE | arena_bit(arena);
        chunk->size = wanted | (chunk->size & FLAGS);
        __arena_free(arena, tail, 1);
    }
    return memory_of(chunk);
}

void *memalign(size_t alignment, size_t request)
{
    struct arena *arena;
    void *memory;

    if (!__malloc_ready)
        __malloc_start();
    if (alignment <= ALIGNMENT)
        return malloc(request);
    if (alignment > (size_t)-1 / 2 + 1) {
        errno = EINVAL;
        return 0;
    }
    if (alignment < SMALLEST)
        alignment = SMALLEST;
    if ((alignment & (alignment - 1)) != 0) {
        size_t power = ALIGNMENT * 2;
        while (power < alignment)
            power <<= 1;
        alignment = power;
    }
    arena = __take_arena();
    memory = aligned_malloc(arena, alignment, request);
    __unlock_arena(arena);
    return memory;
}

void *aligned_alloc(size_t alignment, size_t request)
{
    return memalign(alignment, request);
}

int posix_memalign(void **result, size_t alignment, size_t request)
{
    void *memory;

    if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0)
        return EINVAL;
    memory = memalign(alignment, request);
    if (memory == 0)
        return ENOMEM;
    *result = memory;
    return 0;
}

void *valloc(size_t request)
{
    return memalign(PAGE, request);
}

void *pvalloc(size_t request)
{
    return memalign(PAGE, page_up(request));
}
