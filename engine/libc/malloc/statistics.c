/* What the arenas hold: mallinfo2, malloc_stats, malloc_info. */
#include "chunk.h"
#include <errno.h>
#include <malloc.h>
#include <stdio.h>

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

/* int_mallinfo: adds one arena's figures. */
static void add_arena(struct arena *arena, struct mallinfo2 *info)
{
    struct mallinfo2 fast = {0};
    size_t available, i;

    count_fast(arena, &fast);
    info->smblks += fast.smblks;
    info->fsmblks += fast.fsmblks;
    available = size_of(arena->top) + fast.fsmblks;
    info->ordblks++;
    for (i = 1; i < BINS; i++) {
        struct chunk *bin = bin_at(arena, i), *chunk;
        for (chunk = bin->backward; chunk != bin; chunk = chunk->backward) {
            info->ordblks++;
            available += size_of(chunk);
        }
    }
    info->fordblks += available;
    info->uordblks += arena->system_bytes - available;
    info->arena += arena->system_bytes;
    if (arena != MAIN_ARENA)
        return;
    info->hblks = (size_t)PARAMETERS->mmaps;
    info->hblkhd = PARAMETERS->mmapped_bytes;
    info->keepcost = size_of(arena->top);
}

struct mallinfo2 mallinfo2(void)
{
    struct mallinfo2 info = {0};
    struct arena *arena = MAIN_ARENA;

    if (!__malloc_ready)
        __malloc_start();
    do {
        add_arena(arena, &info);
        arena = arena->next;
    } while (arena != MAIN_ARENA);
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

static void say_bytes(unsigned system, unsigned used)
{
    fprintf(stderr, "system bytes     = %10u\n", system);
    fprintf(stderr, "in use bytes     = %10u\n", used);
}

void malloc_stats(void)
{
    struct arena *arena = MAIN_ARENA;
    unsigned system = (unsigned)PARAMETERS->mmapped_bytes, used = system;
    int number = 0;

    if (!__malloc_ready)
        __malloc_start();
    do {
        struct mallinfo2 info = {0};
        add_arena(arena, &info);
        fprintf(stderr, "Arena %d:\n", number++);
        say_bytes((unsigned)info.arena, (unsigned)info.uordblks);
        system += (unsigned)info.arena;
        used += (unsigned)info.uordblks;
        arena = arena->next;
    } while (arena != MAIN_ARENA);
    fprintf(stderr, "Total (incl. mmap):\n");
    say_bytes(system, used);
    fprintf(stderr, "max mmap regions = %10u\n", (unsigned)PARAMETERS->most_mmaps);
    fprintf(stderr, "max mmap bytes   = %10lu\n", PARAMETERS->most_mmapped_bytes);
}

struct sum {
    size_t fast_count, fast, rest_count, rest, system, most, space, writable;
};

static void say_size(FILE *file, const char *tag, size_t from, size_t to, size_t total, size_t count)
{
    if (count)
        fprintf(file, "  <%s from=\"%zu\" to=\"%zu\" total=\"%zu\" count=\"%zu\"/>\n", tag, from, to, total,
                count);
}

static void say_fast_bins(FILE *file, struct arena *arena, struct sum *sum)
{
    unsigned i;

    for (i = 0; i < FAST_BINS; i++) {
        struct chunk *chunk = arena->fast[i];
        size_t size = chunk ? size_of(chunk) : 0, count = 0;

        for (; chunk; chunk = reveal(chunk->forward))
            count++;
        sum->fast_count += count;
        sum->fast += count * size;
        say_size(file, "size", size - ALIGNMENT_MASK, size, count * size, count);
    }
}

static void say_bin(FILE *file, struct chunk *bin, const char *tag, struct sum *sum)
{
    size_t from = (size_t)-1, to = 0, total = 0, count = 0;
    struct chunk *chunk;

    for (chunk = bin->forward; chunk != bin; chunk = chunk->forward) {
        size_t size = chunk->size;          /* with its flags, as glibc prints it */
        count++;
        total += size;
        if (size < from)
            from = size;
        if (size > to)
            to = size;
    }
    sum->rest_count += count;
    sum->rest += total;
    say_size(file, tag, from, to, total, count);
}

static void say_totals(FILE *file, const struct sum *sum, const char *mapped)
{
    fprintf(file,
            "<total type=\"fast\" count=\"%zu\" size=\"%zu\"/>\n<total type=\"rest\" count=\"%zu\" size=\"%zu\"/>\n"
            "%s<system type=\"current\" size=\"%zu\"/>\n<system type=\"max\" size=\"%zu\"/>\n"
            "<aspace type=\"total\" size=\"%zu\"/>\n<aspace type=\"mprotect\" size=\"%zu\"/>\n",
            sum->fast_count, sum->fast, sum->rest_count, sum->rest, mapped, sum->system, sum->most, sum->space,
            sum->writable);
}

static struct sum say_arena(FILE *file, struct arena *arena, int number)
{
    struct sum sum = {.rest_count = 1, .rest = size_of(arena->top), .system = arena->system_bytes,
                      .most = arena->max_system_bytes, .space = arena->system_bytes, .writable = arena->system_bytes};
    size_t heaps = 0;
    unsigned i;

    fprintf(file, "<heap nr=\"%d\">\n<sizes>\n", number);
    say_fast_bins(file, arena, &sum);
    for (i = 2; i < BINS; i++)
        say_bin(file, bin_at(arena, i), "size", &sum);
    say_bin(file, unsorted_bin(arena), "unsorted", &sum);
    fputs("</sizes>\n", file);
    if (arena != MAIN_ARENA) {
        struct heap *heap;
        sum.space = sum.writable = 0;
        for (heap = heap_of(arena->top); heap; heap = heap->previous, heaps++) {
            sum.space += heap->size;
            sum.writable += heap->writable;
        }
    }
    say_totals(file, &sum, "");
    if (arena != MAIN_ARENA)
        fprintf(file, "<aspace type=\"subheaps\" size=\"%zu\"/>\n", heaps);
    fputs("</heap>\n", file);
    return sum;
}

int malloc_info(int options, FILE *file)
{
    struct arena *arena = MAIN_ARENA;
    struct sum all = {0};
    char mapped[80];
    int number = 0;

    if (options != 0)
        return EINVAL;
    if (!__malloc_ready)
        __malloc_start();
    fputs("<malloc version=\"1\">\n", file);
    do {
        struct sum one = say_arena(file, arena, number++);
        all.fast_count += one.fast_count;
        all.fast += one.fast;
        all.rest_count += one.rest_count;
        all.rest += one.rest;
        all.system += one.system;
        all.most += one.most;
        all.space += one.space;
        all.writable += one.writable;
        arena = arena->next;
    } while (arena != MAIN_ARENA);
    snprintf(mapped, sizeof mapped, "<total type=\"mmap\" count=\"%d\" size=\"%zu\"/>\n", PARAMETERS->mmaps,
             PARAMETERS->mmapped_bytes);
    say_totals(file, &all, mapped);
    fputs("</malloc>\n", file);
    return 0;
}
