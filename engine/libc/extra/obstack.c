/* Stacks of objects in chunks: obstack.h. */
#include <obstack.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static char *aligned(struct obstack *o, char *at)
{
    return (char *)(((size_t)at + o->alignment_mask) & ~o->alignment_mask);
}

int _obstack_begin(struct obstack *o, size_t size, size_t alignment, void *(*allocate)(size_t),
                   void (*release)(void *))
{
    struct _obstack_chunk *chunk;

    o->alignment_mask = (alignment ? alignment : 16) - 1;
    o->chunk_size = (long)(size ? size : 4064); /* 4096 - 32 for malloc's own */
    o->allocate = allocate;
    o->release = release;
    chunk = o->chunk = allocate((size_t)o->chunk_size);
    if (chunk == 0) {
        fprintf(stderr, "memory exhausted\n");
        exit(1);
    }
    chunk->limit = o->chunk_limit = (char *)chunk + o->chunk_size;
    chunk->prev = 0;
    o->object_base = o->next_free = aligned(o, chunk->contents);
    return 1;
}

void _obstack_newchunk(struct obstack *o, size_t needed)
{
    size_t used = obstack_object_size(o);
    size_t size = used + needed + (used >> 3) + o->alignment_mask + 100;
    struct _obstack_chunk *old = o->chunk, *chunk;
    char *base;

    if (size < (size_t)o->chunk_size)
        size = (size_t)o->chunk_size;
    chunk = o->allocate(size);
    if (chunk == 0) {
        fprintf(stderr, "memory exhausted\n");
        exit(1);
    }
    chunk->limit = o->chunk_limit = (char *)chunk + size;
    base = aligned(o, chunk->contents);
    memcpy(base, o->object_base, used);
    chunk->prev = old;
    if (o->object_base == aligned(o, old->contents) && old->prev) {
        chunk->prev = old->prev;
        o->release(old);
    }
    o->chunk = chunk;
    o->object_base = base;
    o->next_free = base + used;
}

void obstack_free(struct obstack *o, void *object)
{
    struct _obstack_chunk *chunk = o->chunk;

    while (chunk && !((char *)object > (char *)chunk && (char *)object <= chunk->limit)) {
        struct _obstack_chunk *before = chunk->prev;
        o->release(chunk);
        chunk = before;
    }
    o->chunk = chunk;
    if (chunk == 0)
        return;
    o->chunk_limit = chunk->limit;
    o->object_base = o->next_free = object;
}

size_t _obstack_memory_used(struct obstack *o)
{
    size_t size = 0;
    struct _obstack_chunk *chunk;

    for (chunk = o->chunk; chunk; chunk = chunk->prev)
        size += (size_t)(chunk->limit - (char *)chunk);
    return size;
}

void obstack_blank(struct obstack *o, size_t size)
{
    if (obstack_room(o) < size)
        _obstack_newchunk(o, size);
    o->next_free += size;
}

void obstack_grow(struct obstack *o, const void *from, size_t size)
{
    obstack_blank(o, size);
    memcpy(o->next_free - size, from, size);
}

void *obstack_finish(struct obstack *o)
{
    char *object = o->object_base;

    o->next_free = aligned(o, o->next_free);
    if (o->next_free > o->chunk_limit)
        o->next_free = o->chunk_limit;
    o->object_base = o->next_free;
    return object;
}

int obstack_printf(struct obstack *o, const char *format, ...)
{
    char *text;
    va_list list;
    int count;

    va_start(list, format);
    count = vasprintf(&text, format, list);
    va_end(list);
    if (count >= 0) {
        obstack_grow(o, text, (size_t)count);
        free(text);
    }
    return count;
}
