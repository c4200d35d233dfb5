/* Chunks of their own mapping: munmap_chunk and mremap_chunk. */
#include "chunk.h"
#include <sys/mman.h>

/* The mapping of a chunk may begin before it, when it was aligned by memalign. */
static size_t mapping_of(struct chunk *chunk, char **start, const char *complaint)
{
    size_t memory = (size_t)memory_of(chunk);
    size_t total = chunk->previous_size + size_of(chunk);
    size_t in_page = memory & (PAGE - 1);

    *start = (char *)chunk - chunk->previous_size;
    if ((((size_t)*start | total) & (PAGE - 1)) != 0 || (in_page & (in_page - 1)) != 0)
        __malloc_error(complaint);
    return total;
}

void __unmap_chunk(struct chunk *chunk)
{
    char *start;
    size_t total = mapping_of(chunk, &start, "munmap_chunk(): invalid pointer");

    PARAMETERS->mmaps--;
    PARAMETERS->mmapped_bytes -= total;
    munmap(start, total);
}

struct chunk *__remap_chunk(struct chunk *chunk, size_t size)
{
    char *start;
    size_t offset = chunk->previous_size;
    size_t total = mapping_of(chunk, &start, "mremap_chunk(): invalid pointer");
    size_t wanted = page_up(size + offset + WORD);

    if (total == wanted)
        return chunk;
    start = mremap(start, total, wanted, MREMAP_MAYMOVE);
    if (start == MAP_FAILED)
        return 0;
    chunk = (struct chunk *)(start + offset);
    chunk->size = (wanted - offset) | MMAPPED;
    PARAMETERS->mmapped_bytes += wanted - total;
    if (PARAMETERS->mmapped_bytes > PARAMETERS->most_mmapped_bytes)
        PARAMETERS->most_mmapped_bytes = PARAMETERS->mmapped_bytes;
    return chunk;
}
