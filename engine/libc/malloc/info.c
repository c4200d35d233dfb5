/* A block's size, and the settings: malloc_usable_size, mallopt. */
#include "chunk.h"
#include <malloc.h>

size_t malloc_usable_size(void *memory)
{
    struct chunk *chunk;

    if (memory == 0)
        return 0;
    chunk = chunk_of(memory);
    if (is_mmapped(chunk))
        return size_of(chunk) - HEADER;
    return in_use_at(chunk, size_of(chunk)) ? size_of(chunk) - WORD : 0;
}

static int set_mmap_threshold(size_t value)
{
    if (value > 32UL * 1024 * 1024)
        return 0;
    PARAMETERS->mmap_threshold = value;
    PARAMETERS->fixed_threshold = 1;
    return 1;
}

int mallopt(int parameter, int value)
{
    struct parameters *p = PARAMETERS;

    if (!__malloc_ready)
        __malloc_start();
    __consolidate(MAIN_ARENA);
    switch (parameter) {
    case M_MXFAST:
        if (value < 0 || value > 160)
            return 0;
        p->max_fast = value == 0 ? 16 : ((size_t)value + WORD) & ~ALIGNMENT_MASK;
        return 1;
    case M_TRIM_THRESHOLD:
        p->trim_threshold = (size_t)(long)value;
        p->fixed_threshold = 1;
        return 1;
    case M_TOP_PAD:
        p->top_pad = (size_t)(long)value;
        p->fixed_threshold = 1;
        return 1;
    case M_MMAP_THRESHOLD:
        return set_mmap_threshold((size_t)(long)value);
    case M_MMAP_MAX:
        p->max_mmaps = value;
        p->fixed_threshold = 1;
        return 1;
    case M_PERTURB:
        p->perturb = value;
        return 1;
    case M_ARENA_TEST:
        if (value > 0)
            p->arena_test = (size_t)value;
        return value > 0;
    case M_ARENA_MAX:
        if (value > 0)
            p->arena_max = (size_t)value;
        return value > 0;
    default:
        return 1;
    }
}
