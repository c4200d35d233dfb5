/* Questions and settings: malloc_usable_size, mallinfo2, malloc_stats, mallopt. */
#include "chunk.h"
#include <malloc.h>
#include <stdio.h>

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

static void count_fast(struct arena *arena, struct mallinfo2 *info)
{
    unsigned i;
    struct chunk *chunk;

    for (i = 0; i < FAST_BINS; i++)
        for (chunk = arena->fast[i]; chunk; chunk = reveal(chunk->forward)) {
            info->smblks++;
            info->fsmblks += size_of(chunk);
        }
}

struct mallinfo2 mallinfo2(void)
{
    struct mallinfo2 info = {0};
    struct arena *arena = MAIN_ARENA;
    unsigned i;

    if (!__malloc_ready)
        __malloc_start();
    count_fast(arena, &info);
    info.fordblks = size_of(arena->top) + info.fsmblks;
    info.ordblks = 1;
    for (i = 1; i < BINS; i++) {
        struct chunk *bin = bin_at(arena, i), *chunk;
        for (chunk = bin->backward; chunk != bin; chunk = chunk->backward) {
            info.ordblks++;
            info.fordblks += size_of(chunk);
        }
    }
    info.uordblks = arena->system_bytes - info.fordblks;
    info.arena = arena->system_bytes;
    info.hblks = (size_t)PARAMETERS->mmaps;
    info.hblkhd = PARAMETERS->mmapped_bytes;
    info.keepcost = size_of(arena->top);
    return info;
}

struct mallinfo mallinfo(void)
{
    struct mallinfo2 wide = mallinfo2();
    struct mallinfo info;

    info.arena = (int)wide.arena;
    info.ordblks = (int)wide.ordblks;
    info.smblks = (int)wide.smblks;
    info.hblks = (int)wide.hblks;
    info.hblkhd = (int)wide.hblkhd;
    info.usmblks = (int)wide.usmblks;
    info.fsmblks = (int)wide.fsmblks;
    info.uordblks = (int)wide.uordblks;
    info.fordblks = (int)wide.fordblks;
    info.keepcost = (int)wide.keepcost;
    return info;
}

void malloc_stats(void)
{
    struct mallinfo2 info = mallinfo2();

    fprintf(stderr, "Arena 0:\n");
    fprintf(stderr, "system bytes     = %10u\n", (unsigned)info.arena);
    fprintf(stderr, "in use bytes     = %10u\n", (unsigned)info.uordblks);
    fprintf(stderr, "Total (incl. mmap):\n");
    fprintf(stderr, "system bytes     = %10u\n", (unsigned)(info.arena + info.hblkhd));
    fprintf(stderr, "in use bytes     = %10u\n", (unsigned)(info.uordblks + info.hblkhd));
    fprintf(stderr, "max mmap regions = %10u\n", (unsigned)PARAMETERS->most_mmaps);
    fprintf(stderr, "max mmap bytes   = %10lu\n", PARAMETERS->most_mmapped_bytes);
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
    default:
        return 1;
    }
}
