/* malloc's one arena and its settings; the start-up at the first call; how it complains. */
#include "chunk.h"
#include <errno.h>
#include <stdint.h>
#include <stdio.h>

struct arena __main_arena = {.next = &__main_arena, .attached_threads = 1};
struct parameters __malloc_parameters = {
    .trim_threshold = 128 * 1024,
    .top_pad = 128 * 1024,
    .mmap_threshold = 128 * 1024,
    .max_fast = 128,
    .tcache_bins = TCACHE_BINS,
    .tcache_count = 7,
    .max_mmaps = 65536,
    .arena_test = 8,
};
int __malloc_ready;

/* tcache_key_initialize: a number that user data is unlikely to hold. */
static void choose_tcache_key(void)
{
    uintptr_t key = 0;

    if (__syscall(SYS_getrandom, &key, sizeof key, 1) != sizeof key)
        key = 0x5bd1e9955bd1e995UL;
    PARAMETERS->tcache_key = key;
}

/* ptmalloc_init */
void __malloc_start(void)
{
    __malloc_ready = 1;
    choose_tcache_key();
    THREAD->arena = MAIN_ARENA;
    __start_arena(MAIN_ARENA);
}

/* malloc_init_state */
void __start_arena(struct arena *arena)
{
    unsigned i;

    for (i = 1; i < BINS; i++) {
        struct chunk *bin = bin_at(arena, i);
        bin->forward = bin->backward = bin;
    }
    arena->have_fast = 0;
    arena->top = initial_top(arena);
}

/* checked_request2size */
int __chunk_size_for(size_t request, size_t *size)
{
    if (request > PTRDIFF_MAX) {
        errno = ENOMEM;
        return 0;
    }
    *size = request + WORD + ALIGNMENT_MASK < SMALLEST ? SMALLEST
                                                       : (request + WORD + ALIGNMENT_MASK) & ~ALIGNMENT_MASK;
    return 1;
}

void __malloc_error(const char *message)
{
    __fatal(message);
}

/* __malloc_assert: glibc's own assertions, in its words. */
void __malloc_assert(const char *expression, int line, const char *function)
{
    char text[512];

    snprintf(text, sizeof text, "%s: malloc.c:%d: %s: Assertion `%s' failed.", program_invocation_short_name,
             line, function, expression);
    __fatal(text);
}

/* alloc_perturb */
void __fill_allocated(void *memory, size_t size)
{
    if (PARAMETERS->perturb)
        __builtin_memset(memory, (PARAMETERS->perturb ^ 0xff) & 0xff, size);
}
