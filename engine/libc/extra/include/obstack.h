#ifndef _OBSTACK_H
#define _OBSTACK_H
#include <stddef.h>
#include <string.h>
struct _obstack_chunk { char *limit; struct _obstack_chunk *prev; char contents[4]; };
struct obstack {
    long chunk_size;
    struct _obstack_chunk *chunk;
    char *object_base, *next_free, *chunk_limit;
    size_t alignment_mask;
    void *(*allocate)(size_t size);
    void (*release)(void *chunk);
};
int _obstack_begin(struct obstack *o, size_t size, size_t alignment, void *(*allocate)(size_t),
    void (*release)(void *));
void _obstack_newchunk(struct obstack *o, size_t needed);
void obstack_free(struct obstack *o, void *object);
size_t _obstack_memory_used(struct obstack *o);
void *obstack_finish(struct obstack *o);
void obstack_grow(struct obstack *o, const void *from, size_t size);
void obstack_blank(struct obstack *o, size_t size);
int obstack_printf(struct obstack *o, const char *format, ...);
#define obstack_init(o) obstack_begin(o, 0)
#define obstack_begin(o, size) \
    _obstack_begin(o, size, 0, (void *(*)(size_t))obstack_chunk_alloc, (void (*)(void *))obstack_chunk_free)
#define obstack_base(o) ((void *)(o)->object_base)
#define obstack_next_free(o) ((void *)(o)->next_free)
#define obstack_object_size(o) ((size_t)((o)->next_free - (o)->object_base))
#define obstack_room(o) ((size_t)((o)->chunk_limit - (o)->next_free))
#define obstack_chunk_size(o) ((o)->chunk_size)
#define obstack_alignment_mask(o) ((o)->alignment_mask)
#define obstack_memory_used(o) _obstack_memory_used(o)
#define obstack_1grow(o, c) \
    (obstack_room(o) < 1 ? _obstack_newchunk(o, 1) : (void)0, (void)(*(o)->next_free++ = (c)))
#define obstack_1grow_fast(o, c) ((void)(*(o)->next_free++ = (c)))
#define obstack_grow0(o, from, size) (obstack_grow(o, from, size), obstack_1grow(o, 0))
#define obstack_ptr_grow(o, p) ({ const void *__p = (p); obstack_grow(o, &__p, sizeof __p); })
#define obstack_int_grow(o, n) ({ int __n = (n); obstack_grow(o, &__n, sizeof __n); })
#define obstack_alloc(o, size) (obstack_blank(o, size), obstack_finish(o))
#define obstack_copy(o, from, size) (obstack_grow(o, from, size), obstack_finish(o))
#define obstack_copy0(o, from, size) (obstack_grow(o, from, size), obstack_1grow(o, 0), obstack_finish(o))
#endif
