/* The thread's cache: up to seven freed chunks of each small size, last in first out, never coalesced. */
#include "chunk.h"
#include <stdlib.h>

/* MAYBE_INIT_TCACHE: the cache's own table is the first chunk of the heap. */
void __tcache_start(void)
{
    struct thread_block *thread = THREAD;
    void *memory;

    if (thread->tcache || thread->tcache_shutting_down)
        return;
    memory = __thread_malloc(sizeof(struct tcache));
    if (memory) {
        thread->tcache = memory;
        __builtin_memset(memory, 0, sizeof(struct tcache));
    }
}

/* tcache_thread_shutdown: what a thread that ends had cached goes back to its arenas. */
void __tcache_end(void)
{
    struct thread_block *thread = THREAD;
    struct tcache *cache = thread->tcache;
    size_t i;

    thread->tcache_shutting_down = 1;
    if (cache == 0)
        return;
    thread->tcache = 0;
    for (i = 0; i < TCACHE_BINS; i++)
        while (cache->entries[i]) {
            struct tcache_entry *entry = cache->entries[i];
            if (misaligned(entry))
                __malloc_error("tcache_thread_shutdown(): unaligned tcache chunk detected");
            cache->entries[i] = reveal(entry->next);
            free(entry);
        }
    free(cache);
}

int __tcache_has_room(size_t index)
{
    struct tcache *cache = THREAD->tcache;
    return cache && index < PARAMETERS->tcache_bins && cache->counts[index] < PARAMETERS->tcache_count;
}

void __tcache_put(struct chunk *chunk, size_t index)
{
    struct tcache *cache = THREAD->tcache;
    struct tcache_entry *entry = memory_of(chunk);

    entry->key = PARAMETERS->tcache_key;
    entry->next = protect(&entry->next, cache->entries[index]);
    cache->entries[index] = entry;
    cache->counts[index]++;
}

void *__tcache_take(size_t index)
{
    struct tcache *cache = THREAD->tcache;
    struct tcache_entry *entry = cache->entries[index];

    if (misaligned(entry))
        __malloc_error("malloc(): unaligned tcache chunk detected");
    cache->entries[index] = reveal(entry->next);
    cache->counts[index]--;
    entry->key = 0;
    return entry;
}

/* The key is in the chunk: freed already, or user data that looks so. Walk the list to be sure. */
static void check_double_free(struct tcache *cache, struct tcache_entry *freed, size_t index)
{
    struct tcache_entry *entry;
    size_t count = 0;

    for (entry = cache->entries[index]; entry; entry = reveal(entry->next), count++) {
        if (count >= PARAMETERS->tcache_count)
            __malloc_error("free(): too many chunks detected in tcache");
        if (misaligned(entry))
            __malloc_error("free(): unaligned chunk detected in tcache 2");
        if (entry == freed)
            __malloc_error("free(): double free detected in tcache 2");
    }
}

/* The part of _int_free that concerns the cache: 1 when the chunk was taken in. */
int __tcache_free(struct chunk *chunk, size_t size)
{
    size_t index = tcache_index(size);
    struct tcache *cache = THREAD->tcache;
    struct tcache_entry *entry = memory_of(chunk);

    if (!cache || index >= PARAMETERS->tcache_bins)
        return 0;
    if (entry->key == PARAMETERS->tcache_key)
        check_double_free(cache, entry, index);
    if (cache->counts[index] >= PARAMETERS->tcache_count)
        return 0;
    __tcache_put(chunk, index);
    return 1;
}
