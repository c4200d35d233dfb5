/* The heaps of arenas other than the main one: 64 MiB of addresses, made writable as they grow (arena.c). */
#include "chunk.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

static char *next_place;             /* aligned_heap_area: behind the heap made last, when that was aligned */

static char *map_unusable(char *hint, size_t size)
{
    return mmap(hint, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
}

static char *aligned_addresses(void)
{
    char *place = MAP_FAILED, *start;
    size_t lead;

    if (next_place) {
        place = map_unusable(next_place, HEAP_MOST);
        next_place = 0;
        if (place != MAP_FAILED && ((size_t)place & (HEAP_MOST - 1)) != 0) {
            munmap(place, HEAP_MOST);
            place = MAP_FAILED;
        }
    }
    if (place != MAP_FAILED)
        return place;
    start = map_unusable(0, HEAP_MOST * 2);
    if (start == MAP_FAILED)
        return map_unusable(0, HEAP_MOST);
    place = (char *)(((size_t)start + HEAP_MOST - 1) & ~(HEAP_MOST - 1));
    lead = (size_t)(place - start);
    if (lead)
        munmap(start, lead);
    else
        next_place = place + HEAP_MOST;
    munmap(place + HEAP_MOST, HEAP_MOST - lead);
    return place;
}

struct heap *__new_heap(size_t size, size_t pad)
{
    struct heap *heap;

    if (size + pad < HEAP_MOST / 2048)
        size = HEAP_MOST / 2048;
    else if (size + pad <= HEAP_MOST)
        size += pad;
    else if (size > HEAP_MOST)
        return 0;
    else
        size = HEAP_MOST;
    size = page_up(size);
    heap = (struct heap *)aligned_addresses();
    if ((char *)heap == MAP_FAILED)
        return 0;
    if (((size_t)heap & (HEAP_MOST - 1)) != 0 || mprotect(heap, size, PROT_READ | PROT_WRITE) != 0) {
        munmap(heap, HEAP_MOST);
        return 0;
    }
    heap->size = heap->writable = size;
    heap->page = PAGE;
    return heap;
}

static int grow_heap(struct heap *heap, size_t more)
{
    size_t size = heap->size + page_up(more);

    if (size > HEAP_MOST)
        return 0;
    if (size > heap->writable) {
        if (mprotect((char *)heap + heap->writable, size - heap->writable, PROT_READ | PROT_WRITE) != 0)
            return 0;
        heap->writable = size;
    }
    heap->size = size;
    return 1;
}

/* Only under strict overcommit are pages given back for good. */
static int overcommit_is_strict(void)
{
    static int answer = -1;
    char mode = 0;
    int fd;

    if (answer >= 0)
        return answer;
    fd = open("/proc/sys/vm/overcommit_memory", O_RDONLY | O_CLOEXEC);
    answer = fd >= 0 && read(fd, &mode, 1) == 1 && mode == '2';
    if (fd >= 0)
        close(fd);
    return answer;
}

static int shrink_heap(struct heap *heap, size_t less)
{
    char *end;

    if (heap->size < less + sizeof *heap)
        return 0;
    end = (char *)heap + (heap->size - less);
    if (overcommit_is_strict()) {
        if (mmap(end, less, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED)
            return 0;
        heap->writable = heap->size - less;
    } else {
        madvise(end, less, MADV_DONTNEED);
    }
    heap->size -= less;
    return 1;
}

/* A further heap: the old top is closed with fence posts and freed. */
static void retire_top(struct arena *arena, struct chunk *top, size_t size)
{
    size = (size - SMALLEST) & ~ALIGNMENT_MASK;
    at_offset(top, size + HEADER)->size = PREVIOUS_IN_USE;
    if (size >= SMALLEST) {
        at_offset(top, size)->size = HEADER | PREVIOUS_IN_USE;
        set_foot(at_offset(top, size), HEADER);
        top->size = size | PREVIOUS_IN_USE | OTHER_ARENA;
        __arena_free(arena, top, 1);
    } else {
        top->size = (size + HEADER) | PREVIOUS_IN_USE;
        set_foot(top, size + HEADER);
    }
}

/* The part of sysmalloc for other arenas: 1 when there is a top to cut from. */
int __grow_arena(size_t wanted, struct arena *arena)
{
    struct chunk *top = arena->top;
    size_t top_size = size_of(top), before;
    struct heap *heap = heap_of(top), *fresh;

    before = heap->size;
    if ((long)(SMALLEST + wanted - top_size) > 0 && grow_heap(heap, SMALLEST + wanted - top_size)) {
        arena->system_bytes += heap->size - before;
        top->size = (size_t)((char *)heap + heap->size - (char *)top) | PREVIOUS_IN_USE;
        return 1;
    }
    fresh = __new_heap(wanted + SMALLEST + sizeof *heap, PARAMETERS->top_pad);
    if (fresh == 0)
        return 0;
    fresh->arena = arena;
    fresh->previous = heap;
    arena->system_bytes += fresh->size;
    arena->top = (struct chunk *)(fresh + 1);
    arena->top->size = (fresh->size - sizeof *fresh) | PREVIOUS_IN_USE;
    retire_top(arena, top, top_size);
    return 1;
}

/* Takes back heaps that hold nothing but the top: the chunk below the fence post becomes top. */
static void drop_empty_heaps(struct arena *arena, size_t pad)
{
    struct heap *heap = heap_of(arena->top), *before;

    while (arena->top == (struct chunk *)(heap + 1)) {
        struct chunk *fence, *last;
        size_t size, misalign;

        before = heap->previous;
        size = before->size - (SMALLEST - HEADER);
        misalign = misaligned(at_offset(before, size));
        fence = at_offset(before, size - misalign);
        last = at_offset(fence, -(long)fence->previous_size);
        size = size_of(last) + (SMALLEST - HEADER) + misalign;
        if (!previous_in_use(last))
            size += last->previous_size;
        if (size + (HEAP_MOST - before->size) < pad + SMALLEST + PAGE)
            return;
        arena->system_bytes -= heap->size;
        if ((char *)heap + HEAP_MOST == next_place)
            next_place = 0;
        munmap(heap, HEAP_MOST);
        heap = before;
        if (!previous_in_use(last)) {
            last = at_offset(last, -(long)last->previous_size);
            __unlink_chunk(last);
        }
        arena->top = last;
        last->size = size | PREVIOUS_IN_USE;
    }
}

/* heap_trim */
int __trim_heap(struct arena *arena, size_t pad)
{
    size_t top_size, spare, extra;

    drop_empty_heaps(arena, pad);
    top_size = size_of(arena->top);
    if (top_size < PARAMETERS->trim_threshold)
        return 0;
    spare = top_size - SMALLEST - 1;
    if ((long)spare < 0 || spare <= pad)
        return 0;
    extra = page_down(spare - pad);
    if (extra == 0 || !shrink_heap(heap_of(arena->top), extra))
        return 0;
    arena->system_bytes -= extra;
    arena->top->size = (top_size - extra) | PREVIOUS_IN_USE;
    return 1;
}
