/* Chunks as glibc 2.36 lays them out, and what the parts of malloc share.

       chunk ─►┌──────────────┐  previous_size: only when the chunk below is free
               ├──────────────┤  size | 1 below is in use | 2 mmapped | 4 not of the main arena
      memory ─►├──────────────┤  forward  ┐ list links, only while free
               │              │  backward ┘
               └──────────────┘  the next chunk's first word still belongs to this one */
#ifndef _FAULTLINE_CHUNK_H
#define _FAULTLINE_CHUNK_H
#include "internal.h"

struct chunk {
    size_t previous_size;
    size_t size;
    struct chunk *forward;
    struct chunk *backward;
    struct chunk *next_size;     /* large bins: first chunk of the next smaller size */
    struct chunk *previous_larger;
};

#define WORD 8UL
#define HEADER 16UL
#define ALIGNMENT 16UL
#define ALIGNMENT_MASK 15UL
#define SMALLEST 32UL            /* MINSIZE */
#define PREVIOUS_IN_USE 1UL
#define MMAPPED 2UL
#define OTHER_ARENA 4UL
#define FLAGS 7UL

#define memory_of(c) ((void *)((char *)(c) + HEADER))
#define chunk_of(memory) ((struct chunk *)((char *)(memory)-HEADER))
#define at_offset(c, offset) ((struct chunk *)((char *)(c) + (offset)))
#define size_of(c) ((c)->size & ~FLAGS)
#define previous_in_use(c) ((c)->size & PREVIOUS_IN_USE)
#define is_mmapped(c) ((c)->size & MMAPPED)
#define is_other_arena(c) ((c)->size & OTHER_ARENA)
#define set_foot(c, s) (at_offset(c, s)->previous_size = (s))
#define in_use_at(c, offset) (at_offset(c, offset)->size & PREVIOUS_IN_USE)
#define set_in_use_at(c, offset) (at_offset(c, offset)->size |= PREVIOUS_IN_USE)
#define clear_in_use_at(c, offset) (at_offset(c, offset)->size &= ~PREVIOUS_IN_USE)
#define misaligned(p) (((uintptr_t)(p)) & ALIGNMENT_MASK)
#define page_up(n) (((n) + PAGE - 1) & ~(PAGE - 1))
#define page_down(n) ((n) & ~(PAGE - 1))

/* Safe linking: a list link of tcache and fastbins is mixed with the address it is stored at. */
#define protect(where, pointer) ((void *)((((size_t)(where)) >> 12) ^ ((size_t)(pointer))))
#define reveal(pointer) protect(&(pointer), pointer)

#define FAST_BINS 10
#define BINS 128
#define fast_index(size) ((unsigned)((size) >> 4) - 2)

struct arena {                   /* malloc_state */
    int mutex;
    int flags;                   /* 2 = not contiguous */
    int have_fast;
    struct chunk *fast[FAST_BINS];
    struct chunk *top;
    struct chunk *last_remainder;
    struct chunk *bins[BINS * 2 - 2]; /* pairs of links; bin_at makes a chunk of each */
    unsigned int bin_map[4];
    struct arena *next;
    struct arena *next_free;
    size_t attached_threads;
    size_t system_bytes;
    size_t max_system_bytes;
};
#define NOT_CONTIGUOUS 2
#define contiguous(a) (((a)->flags & NOT_CONTIGUOUS) == 0)
#define bin_at(a, i) ((struct chunk *)((char *)&(a)->bins[((i)-1) * 2] - 16))
#define unsorted_bin(a) bin_at(a, 1)
#define initial_top(a) unsorted_bin(a)
#define is_small(size) ((size) < 1024)

#define TCACHE_BINS 64
struct tcache {                  /* tcache_perthread_struct, 0x280 bytes */
    uint16_t counts[TCACHE_BINS];
    struct tcache_entry *entries[TCACHE_BINS];
};
struct tcache_entry {
    struct tcache_entry *next;
    uintptr_t key;
};
#define tcache_index(size) (((size)-SMALLEST + ALIGNMENT_MASK) / ALIGNMENT)

struct parameters {              /* malloc_par */
    size_t trim_threshold, top_pad, mmap_threshold, max_fast, tcache_bins, tcache_count;
    int mmaps, max_mmaps, most_mmaps, fixed_threshold, perturb;
    size_t arena_test, arena_max;
    size_t mmapped_bytes, most_mmapped_bytes;
    char *heap_start;            /* sbrk_base */
    uintptr_t tcache_key;
};

/* Other arenas live in heaps of 64 MiB of addresses, of which the first part is writable (heap_info). */
struct heap {
    struct arena *arena;
    struct heap *previous;
    size_t size, writable, page, padding;
};
#define HEAP_MOST (64UL << 20)
#define heap_of(p) ((struct heap *)((size_t)(p) & ~(HEAP_MOST - 1)))
#define arena_bit(a) ((a) == MAIN_ARENA ? 0 : OTHER_ARENA)
#define arena_of(c) ((c)->size & OTHER_ARENA ? heap_of(c)->arena : MAIN_ARENA)

extern struct arena __main_arena;
extern struct parameters __malloc_parameters;
extern int __malloc_ready;
#define PARAMETERS (&__malloc_parameters)
#define MAIN_ARENA (&__main_arena)

void __malloc_start(void);
int __chunk_size_for(size_t request, size_t *size); /* 0 and ENOMEM when beyond PTRDIFF_MAX */
void __malloc_error(const char *message);
void __malloc_assert(const char *expression, int line, const char *function);

void __tcache_start(void);
void __tcache_put(struct chunk *chunk, size_t index);
void *__tcache_take(size_t index);
int __tcache_has_room(size_t index); /* 0 too when there is no tcache or no such bin */
int __tcache_free(struct chunk *chunk, size_t size);

unsigned __bin_index(size_t size);
void __unlink_chunk(struct chunk *chunk);
void __link_unsorted(struct arena *arena, struct chunk *chunk, size_t size, const char *complaint);
void __file_in_bin(struct arena *arena, struct chunk *chunk, size_t size);
void __consolidate(struct arena *arena);
void __mark_bin(struct arena *arena, unsigned index);

void *__arena_malloc(struct arena *arena, size_t request);
void __arena_free(struct arena *arena, struct chunk *chunk, int locked);
void *__arena_realloc(struct arena *arena, struct chunk *chunk, size_t old_size, size_t size);
void *__system_malloc(size_t size, struct arena *arena);
int __trim_top(size_t pad, struct arena *arena);
void __unmap_chunk(struct chunk *chunk);
struct chunk *__remap_chunk(struct chunk *chunk, size_t size);
void __fill_allocated(void *memory, size_t size);
struct arena *__choose_arena(void);          /* the thread's, locked; found or made at its first call */
void *__malloc_from_some_arena(size_t request); /* that one, or another when it is full */
#define __take_arena() (__threads_started ? __choose_arena() : MAIN_ARENA)
#define __thread_malloc(n) (__threads_started ? __malloc_from_some_arena(n) : __arena_malloc(MAIN_ARENA, n))
#define __lock_arena(a) (__threads_started ? __lock(&(a)->mutex) : (void)0)
#define __unlock_arena(a) (__threads_started ? __unlock(&(a)->mutex) : (void)0)
int __grow_arena(size_t wanted, struct arena *arena);
struct heap *__new_heap(size_t size, size_t pad);
void __start_arena(struct arena *arena);
void __tcache_end(void);
int __trim_heap(struct arena *arena, size_t pad);
#endif
