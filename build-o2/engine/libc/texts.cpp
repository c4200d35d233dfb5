#include "libc/libc.h"

namespace fl::libc {
namespace {

constexpr TextFile all_sources[] = {
{"errors.c", R"faultline(
#include "internal.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int *__errno_location(void)
{
    return &THREAD->error;
}

long __result(long result)
{
    if (result < 0 && result >= -4095) {
        errno = (int)-result;
        return -1;
    }
    return result;
}

static const char *const texts[] = {
    [0] = "Success",
    [1] = "Operation not permitted",
    [2] = "No such file or directory",
    [3] = "No such process",
    [4] = "Interrupted system call",
    [5] = "Input/output error",
    [6] = "No such device or address",
    [7] = "Argument list too long",
    [8] = "Exec format error",
    [9] = "Bad file descriptor",
    [10] = "No child processes",
    [11] = "Resource temporarily unavailable",
    [12] = "Cannot allocate memory",
    [13] = "Permission denied",
    [14] = "Bad address",
    [15] = "Block device required",
    [16] = "Device or resource busy",
    [17] = "File exists",
    [18] = "Invalid cross-device link",
    [19] = "No such device",
    [20] = "Not a directory",
    [21] = "Is a directory",
    [22] = "Invalid argument",
    [23] = "Too many open files in system",
    [24] = "Too many open files",
    [25] = "Inappropriate ioctl for device",
    [26] = "Text file busy",
    [27] = "File too large",
    [28] = "No space left on device",
    [29] = "Illegal seek",
    [30] = "Read-only file system",
    [31] = "Too many links",
    [32] = "Broken pipe",
    [33] = "Numerical argument out of domain",
    [34] = "Numerical result out of range",
    [35] = "Resource deadlock avoided",
    [36] = "File name too long",
    [37] = "No locks available",
    [38] = "Function not implemented",
    [39] = "Directory not empty",
    [40] = "Too many levels of symbolic links",
    [42] = "No message of desired type",
    [43] = "Identifier removed",
    [44] = "Channel number out of range",
    [45] = "Level 2 not synchronized",
    [46] = "Level 3 halted",
    [47] = "Level 3 reset",
    [48] = "Link number out of range",
    [49] = "Protocol driver not attached",
    [50] = "No CSI structure available",
    [51] = "Level 2 halted",
    [52] = "Invalid exchange",
    [53] = "Invalid request descriptor",
    [54] = "Exchange full",
    [55] = "No anode",
    [56] = "Invalid request code",
    [57] = "Invalid slot",
    [59] = "Bad font file format",
    [60] = "Device not a stream",
    [61] = "No data available",
    [62] = "Timer expired",
    [63] = "Out of streams resources",
    [64] = "Machine is not on the network",
    [65] = "Package not installed",
    [66] = "Object is remote",
    [67] = "Link has been severed",
    [68] = "Advertise error",
    [69] = "Srmount error",
    [70] = "Communication error on send",
    [71] = "Protocol error",
    [72] = "Multihop attempted",
    [73] = "RFS specific error",
    [74] = "Bad message",
    [75] = "Value too large for defined data type",
    [76] = "Name not unique on network",
    [77] = "File descriptor in bad state",
    [78] = "Remote address changed",
    [79] = "Can not access a needed shared library",
    [80] = "Accessing a corrupted shared library",
    [81] = ".lib section in a.out corrupted",
    [82] = "Attempting to link in too many shared libraries",
    [83] = "Cannot exec a shared library directly",
    [84] = "Invalid or "
           "incomplete multibyte or wide character",
    [85] = "Interrupted system call should be restarted",
    [86] = "Streams pipe error",
    [87] = "Too many users",
    [88] = "Socket operation on non-socket",
    [89] = "Destination address required",
    [90] = "Message too long",
    [91] = "Protocol wrong type for socket",
    [92] = "Protocol not available",
    [93] = "Protocol not supported",
    [94] = "Socket type not supported",
    [95] = "Operation not supported",
    [96] = "Protocol family not supported",
    [97] = "Address family not supported by protocol",
    [98] = "Address already in use",
    [99] = "Cannot assign requested address",
    [100] = "Network is down",
    [101] = "Network is unreachable",
    [102] = "Network dropped connection on reset",
    [103] = "Software caused connection abort",
    [104] = "Connection reset by peer",
    [105] = "No buffer space available",
    [106] = "Transport endpoint is already connected",
    [107] = "Transport endpoint is not connected",
    [108] = "Cannot send after transport endpoint shutdown",
    [109] = "Too many references: cannot splice",
    [110] = "Connection timed out",
    [111] = "Connection refused",
    [112] = "Host is down",
    [113] = "No route to host",
    [114] = "Operation already in progress",
    [115] = "Operation now in progress",
    [116] = "Stale file handle",
    [117] = "Structure needs cleaning",
    [118] = "Not a XENIX named type file",
    [119] = "No XENIX semaphores available",
    [120] = "Is a named type file",
    [121] = "Remote I/O error",
    [122] = "Disk quota exceeded",
    [123] = "No medium found",
    [124] = "Wrong medium type",
    [125] = "Operation canceled",
    [126] = "Required key not available",
    [127] = "Key has expired",
    [128] = "Key has been revoked",
    [129] = "Key was rejected by service",
    [130] = "Owner died",
    [131] = "State not recoverable",
    [132] = "Operation not possible due to RF-kill",
    [133] = "Memory page has hardware error",
};

static const char *known(int number)
{
    if (number < 0 || number >= (int)(sizeof texts / sizeof texts[0]))
        return 0;
    return texts[number];
}

char *strerror(int number)
{
    const char *text = known(number);

    if (text)
        return (char *)text;
    snprintf(THREAD->text, sizeof THREAD->text, "Unknown error %d", number);
    return THREAD->text;
}

char *strerror_r(int number, char *buffer, size_t size)
{
    const char *text = known(number);

    if (text)
        return (char *)text;
    snprintf(buffer, size, "Unknown error %d", number);
    return buffer;
}

void perror(const char *prefix)
{
    int number = errno;

    if (prefix && *prefix)
        fprintf(stderr, "%s: %s\n", prefix, strerror(number));
    else
        fprintf(stderr, "%s\n", strerror(number));
}

void __assert_fail(const char *expression, const char *file, unsigned int line, const char *function)
{
    fflush(stdout);
    fprintf(stderr, "%s: %s:%u: %s: Assertion `%s' failed.\n", program_invocation_short_name, file, line,
            function, expression);
    abort();
}

static void complain(const char *format, va_list arguments, int number)
{
    fprintf(stderr, "%s: ", program_invocation_short_name);
    vfprintf(stderr, format, arguments);
    if (number >= 0)
        fprintf(stderr, ": %s", strerror(number));
    fputc('\n', stderr);
}

void warn(const char *format, ...)
{
    va_list arguments;
    int number = errno;

    va_start(arguments, format);
    complain(format, arguments, number);
    va_end(arguments);
}

void warnx(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    complain(format, arguments, -1);
    va_end(arguments);
}

void err(int status, const char *format, ...)
{
    va_list arguments;
    int number = errno;

    va_start(arguments, format);
    complain(format, arguments, number);
    va_end(arguments);
    exit(status);
}

void errx(int status, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    complain(format, arguments, -1);
    va_end(arguments);
    exit(status);
}
)faultline"},
{"malloc/api.c", R"faultline(
#include "chunk.h"
#include <errno.h>
#include <stdlib.h>

void *malloc(size_t request)
{
    size_t size, index;
    struct tcache *cache;

    if (!__malloc_ready)
        __malloc_start();
    if (!__chunk_size_for(request, &size))
        return 0;
    __tcache_start();
    index = tcache_index(size);
    cache = THREAD->tcache;
    if (cache && index < PARAMETERS->tcache_bins && cache->counts[index] > 0)
        return __tcache_take(index);
    return __thread_malloc(request);
}


static void free_mapped(struct chunk *chunk)
{
    struct parameters *p = PARAMETERS;

    if (!p->fixed_threshold && chunk->size > p->mmap_threshold && chunk->size <= 32UL * 1024 * 1024) {
        p->mmap_threshold = size_of(chunk);
        p->trim_threshold = 2 * p->mmap_threshold;
    }
    __unmap_chunk(chunk);
}

void free(void *memory)
{
    int error;
    struct chunk *chunk;

    if (memory == 0)
        return;
    error = errno;
    chunk = chunk_of(memory);
    if (is_mmapped(chunk)) {
        free_mapped(chunk);
    } else {
        __tcache_start();
        __arena_free(arena_of(chunk), chunk, 0);
    }
    errno = error;
}


static size_t bytes_to_clear(struct chunk *chunk, struct chunk *old_top, size_t old_top_size)
{
    size_t size = size_of(chunk);

    if (PARAMETERS->perturb == 0 && chunk == old_top && size > old_top_size)
        size = old_top_size;
    return size - WORD;
}

void *calloc(size_t count, size_t each)
{
    size_t request, old_top_size, fresh;
    struct arena *arena;
    struct chunk *old_top;
    void *memory;

    if (each != 0 && count > (size_t)-1 / each) {
        errno = ENOMEM;
        return 0;
    }
    request = count * each;
    if (!__malloc_ready)
        __malloc_start();
    __tcache_start();
    arena = __take_arena();
    old_top = arena->top;
    old_top_size = size_of(old_top);
    if (arena == MAIN_ARENA)
        fresh = (size_t)(PARAMETERS->heap_start + arena->max_system_bytes - (char *)old_top);
    else
        fresh = (size_t)((char *)heap_of(old_top) + heap_of(old_top)->writable - (char *)old_top);
    if (old_top_size < fresh)
        old_top_size = fresh;
    memory = __arena_malloc(arena, request);
    __unlock_arena(arena);
    if (memory == 0)
        return 0;
    if (is_mmapped(chunk_of(memory))) {
        if (PARAMETERS->perturb)
            __builtin_memset(memory, 0, request);
        return memory;
    }
    __builtin_memset(memory, 0, bytes_to_clear(chunk_of(memory), old_top, old_top_size));
    return memory;
}
)faultline"},
{"malloc/arena_free.c", R"faultline(
#include "chunk.h"

#define CONSOLIDATION_THRESHOLD 65536

static void free_fast(struct arena *arena, struct chunk *chunk, size_t size, int locked)
{
    struct chunk *next = at_offset(chunk, size);
    unsigned index = fast_index(size);
    struct chunk *old;

    if (next->size <= HEADER || size_of(next) >= arena->system_bytes)
        __malloc_error("free(): invalid next size (fast)");
    if (PARAMETERS->perturb)
        __builtin_memset(memory_of(chunk), PARAMETERS->perturb, size - HEADER);
    arena->have_fast = 1;
    old = arena->fast[index];
    if (old == chunk)
        __malloc_error("double free or corruption (fasttop)");
    chunk->forward = protect(&chunk->forward, old);
    arena->fast[index] = chunk;
    if (locked && old && fast_index(size_of(old)) != index)
        __malloc_error("invalid fastbin entry (free)");
}

static void check_neighbours(struct arena *arena, struct chunk *chunk, struct chunk *next)
{
    if (chunk == arena->top)
        __malloc_error("double free or corruption (top)");
    if (contiguous(arena) && (char *)next >= (char *)arena->top + size_of(arena->top))
        __malloc_error("double free or corruption (out)");
    if (!previous_in_use(next))
        __malloc_error("double free or corruption (!prev)");
    if (next->size <= HEADER || size_of(next) >= arena->system_bytes)
        __malloc_error("free(): invalid next size (normal)");
}


static size_t merge(struct arena *arena, struct chunk *chunk, size_t size)
{
    struct chunk *next = at_offset(chunk, size);
    size_t next_size;

    check_neighbours(arena, chunk, next);
    next_size = size_of(next);
    if (PARAMETERS->perturb)
        __builtin_memset(memory_of(chunk), PARAMETERS->perturb, size - HEADER);
    if (!previous_in_use(chunk)) {
        size_t previous_size = chunk->previous_size;
        size += previous_size;
        chunk = at_offset(chunk, -(long)previous_size);
        if (size_of(chunk) != previous_size)
            __malloc_error("corrupted size vs. prev_size while consolidating");
        __unlink_chunk(chunk);
    }
    if (next == arena->top) {
        size += next_size;
        chunk->size = size | PREVIOUS_IN_USE;
        arena->top = chunk;
        return size;
    }
    if (!in_use_at(next, next_size)) {
        __unlink_chunk(next);
        size += next_size;
    } else {
        clear_in_use_at(next, 0);
    }
    __link_unsorted(arena, chunk, size, "free(): corrupted unsorted chunks");
    chunk->size = size | PREVIOUS_IN_USE;
    set_foot(chunk, size);
    return size;
}

static void return_chunk(struct arena *arena, struct chunk *chunk, size_t size)
{
    if (merge(arena, chunk, size) < CONSOLIDATION_THRESHOLD)
        return;
    if (arena->have_fast)
        __consolidate(arena);
    if (arena != MAIN_ARENA)
        __trim_heap(arena, PARAMETERS->top_pad);
    else if (size_of(arena->top) >= PARAMETERS->trim_threshold)
        __trim_top(PARAMETERS->top_pad, arena);
}

void __arena_free(struct arena *arena, struct chunk *chunk, int locked)
{
    size_t size = size_of(chunk);

    if ((uintptr_t)chunk > (uintptr_t)-size || misaligned(chunk))
        __malloc_error("free(): invalid pointer");
    if (size < SMALLEST || misaligned(size))
        __malloc_error("free(): invalid size");
    if (__tcache_free(chunk, size))
        return;
    if (size > PARAMETERS->max_fast && is_mmapped(chunk)) {
        __unmap_chunk(chunk);
        return;
    }
    if (!locked)
        __lock_arena(arena);
    if (size <= PARAMETERS->max_fast)
        free_fast(arena, chunk, size, locked);
    else
        return_chunk(arena, chunk, size);
    if (!locked)
        __unlock_arena(arena);
}
)faultline"},
{"malloc/arena_malloc.c", R"faultline(
#include "chunk.h"

struct request {
    struct arena *arena;
    size_t size;                 
    size_t bytes;                
    size_t cache;                
    size_t bit;                  
};

static void *hand_out(const struct request *wanted, struct chunk *chunk)
{
    void *memory = memory_of(chunk);
    if (wanted->bit)
        chunk->size |= wanted->bit;
    __fill_allocated(memory, wanted->bytes);
    return memory;
}

static struct chunk *pop_fast(struct arena *arena, unsigned index)
{
    struct chunk *chunk = arena->fast[index];

    if (chunk == 0)
        return 0;
    if (misaligned(chunk))
        __malloc_error("malloc(): unaligned fastbin chunk detected 2");
    arena->fast[index] = reveal(chunk->forward);
    return chunk;
}

static void *from_fast_bin(const struct request *wanted)
{
    unsigned index = fast_index(wanted->size);
    struct chunk *chunk = pop_fast(wanted->arena, index), *other;

    if (chunk == 0)
        return 0;
    if (fast_index(size_of(chunk)) != index)
        __malloc_error("malloc(): memory corruption (fast)");
    while (__tcache_has_room(wanted->cache) && (other = pop_fast(wanted->arena, index)) != 0)
        __tcache_put(other, wanted->cache);
    return hand_out(wanted, chunk);
}

static void *from_small_bin(const struct request *wanted)
{
    struct chunk *bin = bin_at(wanted->arena, __bin_index(wanted->size));
    struct chunk *chunk = bin->backward, *before, *other;

    if (chunk == bin)
        return 0;
    before = chunk->backward;
    if (before->forward != chunk)
        __malloc_error("malloc(): smallbin double linked list corrupted");
    set_in_use_at(chunk, wanted->size);
    bin->backward = before;
    before->forward = bin;
    while (__tcache_has_room(wanted->cache) && (other = bin->backward) != bin) {
        before = other->backward;
        set_in_use_at(other, wanted->size);
        bin->backward = before;
        before->forward = bin;
        if (wanted->bit)
            other->size |= wanted->bit;
        __tcache_put(other, wanted->cache);
    }
    return hand_out(wanted, chunk);
}


static void *split(const struct request *wanted, struct chunk *chunk, size_t size, const char *complaint)
{
    struct arena *arena = wanted->arena;
    size_t rest = size - wanted->size;

    if (rest < SMALLEST) {
        set_in_use_at(chunk, size);
    } else {
        struct chunk *remainder = at_offset(chunk, wanted->size);
        __link_unsorted(arena, remainder, rest, complaint);
        if (is_small(wanted->size))
            arena->last_remainder = remainder;
        chunk->size = wanted->size | PREVIOUS_IN_USE;
        remainder->size = rest | PREVIOUS_IN_USE;
        set_foot(remainder, rest);
    }
    return hand_out(wanted, chunk);
}

static void check_unsorted(struct arena *arena, struct chunk *chunk, size_t size)
{
    struct chunk *next = at_offset(chunk, size);

    if (size <= HEADER || size > arena->system_bytes)
        __malloc_error("malloc(): invalid size (unsorted)");
    if (next->size < HEADER || next->size > arena->system_bytes)
        __malloc_error("malloc(): invalid next size (unsorted)");
    if ((next->previous_size & ~FLAGS) != size)
        __malloc_error("malloc(): mismatching next->prev_size (unsorted)");
    if (chunk->backward->forward != chunk || chunk->forward != unsorted_bin(arena))
        __malloc_error("malloc(): unsorted double linked list corrupted");
    if (previous_in_use(next))
        __malloc_error("malloc(): invalid next->prev_inuse (unsorted)");
}


static void *cut_last_remainder(const struct request *wanted, struct chunk *chunk, size_t size)
{
    struct arena *arena = wanted->arena;
    struct chunk *list = unsorted_bin(arena);
    struct chunk *remainder = at_offset(chunk, wanted->size);
    size_t rest = size - wanted->size;

    list->backward = list->forward = remainder;
    arena->last_remainder = remainder;
    remainder->backward = remainder->forward = list;
    if (!is_small(rest))
        remainder->next_size = remainder->previous_larger = 0;
    chunk->size = wanted->size | PREVIOUS_IN_USE;
    remainder->size = rest | PREVIOUS_IN_USE;
    set_foot(remainder, rest);
    return hand_out(wanted, chunk);
}


static void *from_unsorted(const struct request *wanted)
{
    struct arena *arena = wanted->arena;
    struct chunk *list = unsorted_bin(arena), *chunk;
    int cached = 0, rounds = 0;

    while ((chunk = list->backward) != list) {
        struct chunk *before = chunk->backward;
        size_t size = size_of(chunk);

        check_unsorted(arena, chunk, size);
        if (is_small(wanted->size) && before == list && chunk == arena->last_remainder
            && size > wanted->size + SMALLEST)
            return cut_last_remainder(wanted, chunk, size);
        if (before->forward != chunk)
            __malloc_error("malloc(): corrupted unsorted chunks 3");
        list->backward = before;
        before->forward = list;
        if (size == wanted->size) {
            set_in_use_at(chunk, size);
            if (!__tcache_has_room(wanted->cache))
                return hand_out(wanted, chunk);
            if (wanted->bit)
                chunk->size |= wanted->bit;
            __tcache_put(chunk, wanted->cache);
            cached = 1;
            continue;
        }
        __file_in_bin(arena, chunk, size);
        if (++rounds >= 10000)
            break;
    }
    return cached ? __tcache_take(wanted->cache) : 0;
}


static void *from_large_bin(const struct request *wanted)
{
    struct chunk *bin = bin_at(wanted->arena, __bin_index(wanted->size));
    struct chunk *chunk = bin->forward;
    size_t size;

    if (chunk == bin || chunk->size < wanted->size)
        return 0;
    chunk = chunk->previous_larger;
    while ((size = size_of(chunk)) < wanted->size)
        chunk = chunk->previous_larger;
    
    if (chunk != bin->backward && chunk->size == chunk->forward->size)
        chunk = chunk->forward;
    __unlink_chunk(chunk);
    return split(wanted, chunk, size, "malloc(): corrupted unsorted chunks");
}


static void *from_larger_bins(const struct request *wanted)
{
    struct arena *arena = wanted->arena;
    unsigned index = __bin_index(wanted->size) + 1;

    while (index < BINS) {
        unsigned map = arena->bin_map[index >> 5] >> (index & 31);
        struct chunk *bin, *chunk;
        size_t size;

        if (map == 0) {
            index = (index | 31) + 1;
            continue;
        }
        while ((map & 1) == 0) {
            map >>= 1;
            index++;
        }
        bin = bin_at(arena, index);
        chunk = bin->backward;
        if (chunk == bin) {
            arena->bin_map[index >> 5] &= ~(1U << (index & 31));
            index++;
            continue;
        }
        size = size_of(chunk);
        __unlink_chunk(chunk);
        return split(wanted, chunk, size, "malloc(): corrupted unsorted chunks 2");
    }
    return 0;
}

static void *from_top(const struct request *wanted)
{
    struct arena *arena = wanted->arena;
    struct chunk *chunk = arena->top;
    size_t size = size_of(chunk);

    if (size > arena->system_bytes)
        __malloc_error("malloc(): corrupted top size");
    if (size < wanted->size + SMALLEST)
        return 0;
    arena->top = at_offset(chunk, wanted->size);
    chunk->size = wanted->size | PREVIOUS_IN_USE;
    arena->top->size = (size - wanted->size) | PREVIOUS_IN_USE;
    return hand_out(wanted, chunk);
}

void *__arena_malloc(struct arena *arena, size_t bytes)
{
    struct request wanted = {.arena = arena, .bytes = bytes, .bit = arena_bit(arena)};
    void *memory = 0;

    if (!__chunk_size_for(bytes, &wanted.size))
        return 0;
    wanted.cache = tcache_index(wanted.size);
    if (wanted.size <= PARAMETERS->max_fast)
        memory = from_fast_bin(&wanted);
    if (memory == 0 && is_small(wanted.size))
        memory = from_small_bin(&wanted);
    if (memory)
        return memory;
    if (!is_small(wanted.size) && arena->have_fast)
        __consolidate(arena);
    for (;;) {
        if ((memory = from_unsorted(&wanted)) != 0)
            return memory;
        if (!is_small(wanted.size) && (memory = from_large_bin(&wanted)) != 0)
            return memory;
        if ((memory = from_larger_bins(&wanted)) != 0 || (memory = from_top(&wanted)) != 0)
            return memory;
        if (!arena->have_fast)
            break;
        __consolidate(arena);
    }
    memory = __system_malloc(wanted.size, arena);
    if (memory)
        __fill_allocated(memory, bytes);
    return memory;
}
)faultline"},
{"malloc/bins.c", R"faultline(
#include "chunk.h"

static unsigned large_index(size_t size)
{
    if (size >> 6 <= 48)
        return 48 + (unsigned)(size >> 6);
    if (size >> 9 <= 20)
        return 91 + (unsigned)(size >> 9);
    if (size >> 12 <= 10)
        return 110 + (unsigned)(size >> 12);
    if (size >> 15 <= 4)
        return 119 + (unsigned)(size >> 15);
    if (size >> 18 <= 2)
        return 124 + (unsigned)(size >> 18);
    return 126;
}

unsigned __bin_index(size_t size)
{
    return is_small(size) ? (unsigned)(size >> 4) : large_index(size);
}

void __mark_bin(struct arena *arena, unsigned index)
{
    arena->bin_map[index >> 5] |= 1U << (index & 31);
}


static void unlink_size(struct chunk *chunk, struct chunk *after)
{
    if (chunk->next_size->previous_larger != chunk || chunk->previous_larger->next_size != chunk)
        __malloc_error("corrupted double-linked list (not small)");
    if (after->next_size == 0) {
        if (chunk->next_size == chunk) {
            after->next_size = after->previous_larger = after;
        } else {
            after->next_size = chunk->next_size;
            after->previous_larger = chunk->previous_larger;
            chunk->next_size->previous_larger = after;
            chunk->previous_larger->next_size = after;
        }
    } else {
        chunk->next_size->previous_larger = chunk->previous_larger;
        chunk->previous_larger->next_size = chunk->next_size;
    }
}


void __unlink_chunk(struct chunk *chunk)
{
    struct chunk *after, *before;

    if (size_of(chunk) != at_offset(chunk, size_of(chunk))->previous_size)
        __malloc_error("corrupted size vs. prev_size");
    after = chunk->forward;
    before = chunk->backward;
    if (after->backward != chunk || before->forward != chunk)
        __malloc_error("corrupted double-linked list");
    after->backward = before;
    before->forward = after;
    if (!is_small(chunk->size) && chunk->next_size != 0)
        unlink_size(chunk, after);
}


void __link_unsorted(struct arena *arena, struct chunk *chunk, size_t size, const char *complaint)
{
    struct chunk *before = unsorted_bin(arena);
    struct chunk *after = before->forward;

    if (complaint && after->backward != before)
        __malloc_error(complaint);
    chunk->backward = before;
    chunk->forward = after;
    if (!is_small(size))
        chunk->next_size = chunk->previous_larger = 0;
    before->forward = chunk;
    after->backward = chunk;
}


static struct chunk *place_by_size(struct chunk *bin, struct chunk *chunk, size_t size)
{
    struct chunk *after = bin->forward;

    if (after == bin) {
        chunk->next_size = chunk->previous_larger = chunk;
        return bin;
    }
    size |= PREVIOUS_IN_USE;
    if (size < bin->backward->size) {
        chunk->next_size = bin->forward;
        chunk->previous_larger = bin->forward->previous_larger;
        bin->forward->previous_larger = chunk->previous_larger->next_size = chunk;
        return bin;
    }
    while (size < after->size)
        after = after->next_size;
    if (size == after->size) {
        after = after->forward;
    } else {
        chunk->next_size = after;
        chunk->previous_larger = after->previous_larger;
        if (after->previous_larger->next_size != after)
            __malloc_error("malloc(): largebin double linked list corrupted (nextsize)");
        after->previous_larger = chunk;
        chunk->previous_larger->next_size = chunk;
    }
    if (after->backward->forward != after)
        __malloc_error("malloc(): largebin double linked list corrupted (bk)");
    return after;
}


void __file_in_bin(struct arena *arena, struct chunk *chunk, size_t size)
{
    unsigned index = __bin_index(size);
    struct chunk *bin = bin_at(arena, index), *before, *after;

    if (is_small(size)) {
        before = bin;
        after = bin->forward;
    } else {
        after = place_by_size(bin, chunk, size);
        before = after->backward;
    }
    __mark_bin(arena, index);
    chunk->backward = before;
    chunk->forward = after;
    after->backward = chunk;
    before->forward = chunk;
}

static void consolidate_one(struct arena *arena, struct chunk *chunk)
{
    size_t size = size_of(chunk);
    struct chunk *next = at_offset(chunk, size);
    size_t next_size = size_of(next);

    if (!previous_in_use(chunk)) {
        size_t previous_size = chunk->previous_size;
        size += previous_size;
        chunk = at_offset(chunk, -(long)previous_size);
        if (size_of(chunk) != previous_size)
            __malloc_error("corrupted size vs. prev_size in fastbins");
        __unlink_chunk(chunk);
    }
    if (next == arena->top) {
        size += next_size;
        chunk->size = size | PREVIOUS_IN_USE;
        arena->top = chunk;
        return;
    }
    if (!in_use_at(next, next_size)) {
        size += next_size;
        __unlink_chunk(next);
    } else {
        clear_in_use_at(next, 0);
    }
    chunk->size = size | PREVIOUS_IN_USE;
    __link_unsorted(arena, chunk, size, 0);
    set_foot(chunk, size);
}


void __consolidate(struct arena *arena)
{
    unsigned i;

    arena->have_fast = 0;
    for (i = 0; i < FAST_BINS; i++) {
        struct chunk *chunk = arena->fast[i];
        if (chunk == 0)
            continue;
        arena->fast[i] = 0;
        while (chunk) {
            struct chunk *following;
            if (misaligned(chunk))
                __malloc_error("malloc_consolidate(): unaligned fastbin chunk detected");
            if (fast_index(size_of(chunk)) != i)
                __malloc_error("malloc_consolidate(): invalid chunk size");
            following = reveal(chunk->forward);
            consolidate_one(arena, chunk);
            chunk = following;
        }
    }
}
)faultline"},
{"malloc/info.c", R"faultline(
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
)faultline"},
{"malloc/mapped.c", R"faultline(
#include "chunk.h"
#include <sys/mman.h>


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
)faultline"},
{"malloc/memalign.c", R"faultline(
#include "chunk.h"
#include <errno.h>
#include <malloc.h>


static void *shift_mapped(struct chunk *chunk, struct chunk *aligned, size_t lead)
{
    aligned->previous_size = chunk->previous_size + lead;
    aligned->size = (size_of(chunk) - lead) | MMAPPED;
    return memory_of(aligned);
}

static struct chunk *free_head(struct arena *arena, struct chunk *chunk, struct chunk *aligned, size_t lead)
{
    size_t size = size_of(chunk) - lead;

    aligned->size = size | PREVIOUS_IN_USE | arena_bit(arena);
    set_in_use_at(aligned, size);
    chunk->size = lead | (chunk->size & FLAGS);
    __arena_free(arena, chunk, 1);
    return aligned;
}


static void *aligned_malloc(struct arena *arena, size_t alignment, size_t request)
{
    size_t wanted, size;
    struct chunk *chunk;
    char *memory;

    if (!__chunk_size_for(request, &wanted))
        return 0;
    memory = __arena_malloc(arena, wanted + alignment + SMALLEST);
    if (memory == 0)
        return 0;
    chunk = chunk_of(memory);
    if (((size_t)memory & (alignment - 1)) != 0) {
        char *aligned = (char *)(((size_t)memory + alignment - 1) & -alignment) - HEADER;
        if ((size_t)(aligned - (char *)chunk) < SMALLEST)
            aligned += alignment;
        if (is_mmapped(chunk))
            return shift_mapped(chunk, (struct chunk *)aligned, (size_t)(aligned - (char *)chunk));
        chunk = free_head(arena, chunk, (struct chunk *)aligned, (size_t)(aligned - (char *)chunk));
    }
    size = size_of(chunk);
    if (!is_mmapped(chunk) && size > wanted + SMALLEST) {
        struct chunk *tail = at_offset(chunk, wanted);
        tail->size = (size - wanted) | PREVIOUS_IN_USE | arena_bit(arena);
        chunk->size = wanted | (chunk->size & FLAGS);
        __arena_free(arena, tail, 1);
    }
    return memory_of(chunk);
}

void *memalign(size_t alignment, size_t request)
{
    struct arena *arena;
    void *memory;

    if (!__malloc_ready)
        __malloc_start();
    if (alignment <= ALIGNMENT)
        return malloc(request);
    if (alignment > (size_t)-1 / 2 + 1) {
        errno = EINVAL;
        return 0;
    }
    if (alignment < SMALLEST)
        alignment = SMALLEST;
    if ((alignment & (alignment - 1)) != 0) {
        size_t power = ALIGNMENT * 2;
        while (power < alignment)
            power <<= 1;
        alignment = power;
    }
    arena = __take_arena();
    memory = aligned_malloc(arena, alignment, request);
    __unlock_arena(arena);
    return memory;
}

void *aligned_alloc(size_t alignment, size_t request)
{
    return memalign(alignment, request);
}

int posix_memalign(void **result, size_t alignment, size_t request)
{
    void *memory;

    if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0)
        return EINVAL;
    memory = memalign(alignment, request);
    if (memory == 0)
        return ENOMEM;
    *result = memory;
    return 0;
}

void *valloc(size_t request)
{
    return memalign(PAGE, request);
}

void *pvalloc(size_t request)
{
    return memalign(PAGE, page_up(request));
}
)faultline"},
{"malloc/realloc.c", R"faultline(
#include "chunk.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>


static void cut_tail(struct arena *arena, struct chunk *chunk, size_t have, size_t wanted)
{
    size_t rest = have - wanted;
    struct chunk *remainder;

    if (rest < SMALLEST) {
        chunk->size = have | (chunk->size & FLAGS);
        set_in_use_at(chunk, have);
        return;
    }
    remainder = at_offset(chunk, wanted);
    chunk->size = wanted | (chunk->size & FLAGS);
    remainder->size = rest | PREVIOUS_IN_USE | arena_bit(arena);
    set_in_use_at(remainder, rest);
    __arena_free(arena, remainder, 1);
}

static void *grow_into_top(struct arena *arena, struct chunk *chunk, size_t total, size_t wanted)
{
    chunk->size = wanted | (chunk->size & FLAGS);
    arena->top = at_offset(chunk, wanted);
    arena->top->size = (total - wanted) | PREVIOUS_IN_USE;
    return memory_of(chunk);
}

static void *move(struct arena *arena, struct chunk *chunk, size_t old_size, size_t wanted)
{
    void *memory = __arena_malloc(arena, wanted - ALIGNMENT_MASK);
    struct chunk *fresh;

    if (memory == 0)
        return 0;
    fresh = chunk_of(memory);
    if (fresh == at_offset(chunk, old_size)) {
        cut_tail(arena, chunk, old_size + size_of(fresh), wanted);
        return memory_of(chunk);
    }
    __builtin_memcpy(memory, memory_of(chunk), old_size - WORD);
    __arena_free(arena, chunk, 1);
    return memory;
}


void *__arena_realloc(struct arena *arena, struct chunk *chunk, size_t old_size, size_t wanted)
{
    struct chunk *next = at_offset(chunk, old_size);
    size_t next_size;

    if (chunk->size <= HEADER || old_size >= arena->system_bytes)
        __malloc_error("realloc(): invalid old size");
    next_size = size_of(next);
    if (next->size <= HEADER || next_size >= arena->system_bytes)
        __malloc_error("realloc(): invalid next size");
    if (old_size < wanted) {
        if (next == arena->top && old_size + next_size >= wanted + SMALLEST)
            return grow_into_top(arena, chunk, old_size + next_size, wanted);
        if (next == arena->top || in_use_at(next, next_size) || old_size + next_size < wanted)
            return move(arena, chunk, old_size, wanted);
        __unlink_chunk(next);
        old_size += next_size;
    }
    cut_tail(arena, chunk, old_size, wanted);
    return memory_of(chunk);
}

static void *realloc_mapped(struct chunk *chunk, size_t old_size, size_t request, size_t wanted)
{
    struct chunk *moved = __remap_chunk(chunk, wanted);
    void *memory;

    if (moved)
        return memory_of(moved);
    if (old_size - WORD >= wanted)
        return memory_of(chunk);
    memory = malloc(request);
    if (memory == 0)
        return 0;
    __builtin_memcpy(memory, memory_of(chunk), old_size - HEADER);
    __unmap_chunk(chunk);
    return memory;
}

void *realloc(void *memory, size_t request)
{
    struct chunk *chunk;
    struct arena *arena;
    size_t old_size, wanted;

    if (!__malloc_ready)
        __malloc_start();
    if (request == 0 && memory != 0) {
        free(memory);
        return 0;
    }
    if (memory == 0)
        return malloc(request);
    chunk = chunk_of(memory);
    old_size = size_of(chunk);
    if (!is_mmapped(chunk))
        __tcache_start();
    if ((uintptr_t)chunk > (uintptr_t)-old_size || misaligned(chunk))
        __malloc_error("realloc(): invalid pointer");
    if (!__chunk_size_for(request, &wanted))
        return 0;
    if (is_mmapped(chunk))
        return realloc_mapped(chunk, old_size, request, wanted);
    arena = arena_of(chunk);
    __lock_arena(arena);
    memory = __arena_realloc(arena, chunk, old_size, wanted);
    __unlock_arena(arena);
    return memory;
}

void *reallocarray(void *memory, size_t count, size_t each)
{
    if (each != 0 && count > (size_t)-1 / each) {
        errno = ENOMEM;
        return 0;
    }
    return realloc(memory, count * each);
}
)faultline"},
{"malloc/state.c", R"faultline(
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


static void choose_tcache_key(void)
{
    uintptr_t key = 0;

    if (__syscall(SYS_getrandom, &key, sizeof key, 1) != sizeof key)
        key = 0x5bd1e9955bd1e995UL;
    PARAMETERS->tcache_key = key;
}


void __malloc_start(void)
{
    __malloc_ready = 1;
    choose_tcache_key();
    THREAD->arena = MAIN_ARENA;
    __start_arena(MAIN_ARENA);
}


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


void __malloc_assert(const char *expression, int line, const char *function)
{
    char text[512];

    snprintf(text, sizeof text, "%s: malloc.c:%d: %s: Assertion `%s' failed.", program_invocation_short_name,
             line, function, expression);
    __fatal(text);
}


void __fill_allocated(void *memory, size_t size)
{
    if (PARAMETERS->perturb)
        __builtin_memset(memory, (PARAMETERS->perturb ^ 0xff) & 0xff, size);
}
)faultline"},
{"malloc/system.c", R"faultline(
#include "chunk.h"
#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

#define NO_BREAK ((char *)-1)

struct growth {
    struct arena *arena;
    struct chunk *old_top;
    size_t old_size;
    char *old_end;
    size_t size;                 
    char *start;                 
    char *end;                   
};

static void count_mmap(size_t size)
{
    struct parameters *p = PARAMETERS;

    p->mmaps++;
    if (p->mmaps > p->most_mmaps)
        p->most_mmaps = p->mmaps;
    p->mmapped_bytes += size;
    if (p->mmapped_bytes > p->most_mmapped_bytes)
        p->most_mmapped_bytes = p->mmapped_bytes;
}


static void *map_chunk(size_t size)
{
    size_t bytes = page_up(size + WORD);
    struct chunk *chunk;

    if (bytes <= size)
        return 0;
    chunk = mmap(0, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (chunk == MAP_FAILED)
        return 0;
    chunk->previous_size = 0;
    chunk->size = bytes | MMAPPED;
    count_mmap(bytes);
    return memory_of(chunk);
}


static void map_instead(struct growth *g, size_t wanted)
{
    char *start;

    if (contiguous(g->arena))
        g->size = page_up(g->size + g->old_size);
    if (g->size < 1024 * 1024)
        g->size = 1024 * 1024;
    if (g->size <= wanted)
        return;
    start = mmap(0, g->size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED)
        return;
    g->arena->flags |= NOT_CONTIGUOUS;
    g->start = start;
    g->end = start + g->size;
}


static size_t align_new_memory(struct growth *g, char **top)
{
    size_t correction = 0, end;

    *top = g->start;
    if (!contiguous(g->arena)) {
        if (g->end == NO_BREAK)
            g->end = sbrk(0);
        return 0;
    }
    if (g->old_size)
        g->arena->system_bytes += (size_t)(g->start - g->old_end);
    if (misaligned(g->start)) {
        correction = ALIGNMENT - misaligned(g->start);
        *top += correction;
    }
    correction += g->old_size;
    end = (size_t)g->start + g->size + correction;
    correction += page_up(end) - end;
    g->end = sbrk((long)correction);
    if (g->end == NO_BREAK) {
        correction = 0;
        g->end = sbrk(0);
    }
    return correction;
}


static void retire_old_top(struct growth *g)
{
    size_t size;

    if (g->old_size == 0)
        return;
    size = (g->old_size - 2 * HEADER) & ~ALIGNMENT_MASK;
    g->old_top->size = size | PREVIOUS_IN_USE;
    at_offset(g->old_top, size)->size = HEADER | PREVIOUS_IN_USE;
    at_offset(g->old_top, size + HEADER)->size = HEADER | PREVIOUS_IN_USE;
    if (size >= SMALLEST)
        __arena_free(g->arena, g->old_top, 1);
}

static void start_new_top(struct growth *g)
{
    char *top;
    size_t correction = align_new_memory(g, &top);

    if (g->end == NO_BREAK)
        return;
    g->arena->top = (struct chunk *)top;
    g->arena->top->size = (size_t)(g->end - top + (long)correction) | PREVIOUS_IN_USE;
    g->arena->system_bytes += correction;
    retire_old_top(g);
}

static void check_old_top(const struct growth *g)
{
    if (g->old_top == initial_top(g->arena) && g->old_size == 0)
        return;
    if (g->old_size < SMALLEST || !previous_in_use(g->old_top) || ((size_t)g->old_end & (PAGE - 1)) != 0)
        __malloc_assert("(old_top == initial_top (av) && old_size == 0) || "
                        "((unsigned long) (old_size) >= MINSIZE && prev_inuse (old_top) && "
                        "((unsigned long) old_end & (pagesize - 1)) == 0)",
                        2617, "sysmalloc");
}

static void grow(struct growth *g, size_t wanted)
{
    g->size = wanted + PARAMETERS->top_pad + SMALLEST;
    if (contiguous(g->arena))
        g->size -= g->old_size;
    g->size = page_up(g->size);
    if ((long)g->size > 0)
        g->start = sbrk((long)g->size);
    if (g->start == NO_BREAK)
        map_instead(g, wanted);
    if (g->start == NO_BREAK)
        return;
    if (PARAMETERS->heap_start == 0)
        PARAMETERS->heap_start = g->start;
    g->arena->system_bytes += g->size;
    if (g->start == g->old_end && g->end == NO_BREAK)
        g->old_top->size = (g->size + g->old_size) | PREVIOUS_IN_USE;
    else if (contiguous(g->arena) && g->old_size && g->start < g->old_end)
        __malloc_error("break adjusted to free malloc space");
    else
        start_new_top(g);
}

static void *cut_from_top(struct arena *arena, size_t wanted)
{
    struct chunk *chunk = arena->top;
    size_t size = size_of(chunk);

    if (arena->system_bytes > arena->max_system_bytes)
        arena->max_system_bytes = arena->system_bytes;
    if (size < wanted + SMALLEST) {
        errno = ENOMEM;
        return 0;
    }
    arena->top = at_offset(chunk, wanted);
    chunk->size = wanted | PREVIOUS_IN_USE;
    arena->top->size = (size - wanted) | PREVIOUS_IN_USE;
    return memory_of(chunk);
}

void *__system_malloc(size_t wanted, struct arena *arena)
{
    struct growth g = {.arena = arena, .start = NO_BREAK, .end = NO_BREAK};
    void *memory;

    if (wanted >= PARAMETERS->mmap_threshold && PARAMETERS->mmaps < PARAMETERS->max_mmaps
        && (memory = map_chunk(wanted)) != 0)
        return memory;
    if (arena != MAIN_ARENA) {
        if (!__grow_arena(wanted, arena))
            return map_chunk(wanted);
        if ((memory = cut_from_top(arena, wanted)) != 0)
            chunk_of(memory)->size |= OTHER_ARENA;
        return memory;
    }
    g.old_top = arena->top;
    g.old_size = size_of(g.old_top);
    g.old_end = (char *)g.old_top + g.old_size;
    check_old_top(&g);
    grow(&g, wanted);
    return cut_from_top(arena, wanted);
}
)faultline"},
{"malloc/tcache.c", R"faultline(
#include "chunk.h"
#include <stdlib.h>


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
)faultline"},
{"malloc/trim.c", R"faultline(
#include "chunk.h"
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>


int __trim_top(size_t pad, struct arena *arena)
{
    size_t size = size_of(arena->top);
    size_t spare = size - SMALLEST - 1;
    size_t extra, released;
    char *end, *new_end;

    if (spare <= pad)
        return 0;
    extra = page_down(spare - pad);
    if (extra == 0)
        return 0;
    end = sbrk(0);
    if (end != (char *)arena->top + size)
        return 0;
    sbrk(-(long)extra);
    new_end = sbrk(0);
    if (new_end == (char *)-1 || new_end == end)
        return 0;
    released = (size_t)(end - new_end);
    arena->system_bytes -= released;
    arena->top->size = (size - released) | PREVIOUS_IN_USE;
    return 1;
}


static int release_pages(struct chunk *chunk)
{
    size_t size = size_of(chunk);
    char *start;

    if (size <= PAGE - 1 + sizeof(struct chunk))
        return 0;
    start = (char *)page_up((size_t)chunk + sizeof(struct chunk));
    size -= (size_t)(start - (char *)chunk);
    if (size <= PAGE - 1)
        return 0;
    madvise(start, page_down(size), MADV_DONTNEED);
    return 1;
}


static int trim_arena(struct arena *arena, size_t pad)
{
    unsigned i, first_page_bin = __bin_index(PAGE);
    int released = 0;

    __consolidate(arena);
    for (i = 1; i < BINS; i++) {
        struct chunk *bin = bin_at(arena, i), *chunk;
        if (i != 1 && i < first_page_bin)
            continue;
        for (chunk = bin->backward; chunk != bin; chunk = chunk->backward)
            released |= release_pages(chunk);
    }
    return arena == MAIN_ARENA ? released | __trim_top(pad, arena) : released;
}

int malloc_trim(size_t pad)
{
    struct arena *arena = MAIN_ARENA;
    int released = 0;

    if (!__malloc_ready)
        __malloc_start();
    do {
        __lock_arena(arena);
        released |= trim_arena(arena, pad);
        __unlock_arena(arena);
        arena = arena->next;
    } while (arena != MAIN_ARENA);
    return released;
}
)faultline"},
{"math/basic.c", R"faultline(
#include "internal.h"
#include <math.h>

static unsigned long bits_of(double x)
{
    return *(unsigned long *)&x;
}

static double from_bits(unsigned long bits)
{
    return *(double *)&bits;
}

double __infinity(void)
{
    return from_bits(0x7ff0000000000000UL);
}

double __not_a_number(void)
{
    return from_bits(0x7ff8000000000000UL);
}

int __signbit(double x)
{
    return (int)(bits_of(x) >> 63);
}

double fabs(double x)
{
    return from_bits(bits_of(x) & ~(1UL << 63));
}

double copysign(double x, double sign)
{
    return from_bits((bits_of(x) & ~(1UL << 63)) | (bits_of(sign) & 1UL << 63));
}

double trunc(double x)
{
    unsigned long bits = bits_of(x);
    int exponent = (int)(bits >> 52 & 2047) - 1023;

    if (exponent >= 52)
        return x;
    if (exponent < 0)
        return from_bits(bits & 1UL << 63);
    return from_bits(bits & ~(0xfffffffffffffUL >> exponent));
}

double floor(double x)
{
    double whole = trunc(x);
    return whole > x ? whole - 1 : whole;
}

double ceil(double x)
{
    double whole = trunc(x);
    return whole < x ? copysign(whole + 1, x) : whole;
}

double round(double x)
{
    double whole = trunc(x);
    return fabs(x - whole) >= 0.5 ? whole + copysign(1, x) : whole;
}

double rint(double x)
{
    double big = 4503599627370496.0, a = fabs(x);

    if (!(a < big))
        return x;
    return copysign((a + big) - big, x);
}

double nearbyint(double x)
{
    return rint(x);
}

long lround(double x)
{
    return (long)round(x);
}

long lrint(double x)
{
    return (long)rint(x);
}

double modf(double x, double *whole)
{
    *whole = trunc(x);
    return isinf(x) ? copysign(0, x) : copysign(x - *whole, x);
}

double frexp(double x, int *exponent)
{
    unsigned long bits = bits_of(x);
    int biased = (int)(bits >> 52 & 2047);

    *exponent = 0;
    if (biased == 2047 || x == 0)
        return x;
    if (biased == 0) {
        x = frexp(x * 18014398509481984.0, exponent);
        *exponent -= 54;
        return x;
    }
    *exponent = biased - 1022;
    return from_bits((bits & ~(2047UL << 52)) | 1022UL << 52);
}

double ldexp(double x, int exponent)
{
    while (exponent > 1023) {
        x *= from_bits(2046UL << 52);
        exponent -= 1023;
        if (exponent > 4000)
            exponent = 4000;
    }
    while (exponent < -1022) {
        
        int step = exponent < -1022 - 53 ? 969 : -exponent - 1022 > 969 ? 969 : 0;
        if (step == 0)
            break;
        x *= from_bits((unsigned long)(1023 - step) << 52);
        exponent += step;
        if (exponent < -4000)
            exponent = -4000;
    }
    if (exponent < -1022) {
        x *= from_bits(1UL << 52);
        exponent += 1022;
    }
    return x * from_bits((unsigned long)(exponent + 1023) << 52);
}

double scalbn(double x, int exponent)
{
    return ldexp(x, exponent);
}

double fmod(double x, double y)
{
    double a = fabs(x), b = fabs(y);

    if (isnan(x) || isnan(y) || isinf(x) || y == 0)
        return NAN;
    while (a >= b) {
        int a_exponent, b_exponent;
        double step;
        frexp(a, &a_exponent);
        frexp(b, &b_exponent);
        step = ldexp(b, a_exponent - b_exponent);
        if (step > a)
            step = ldexp(step, -1);
        a -= step;
    }
    return copysign(a, x);
}

double remainder(double x, double y)
{
    double rest = fmod(x, 2 * y), half = fabs(y) / 2, a = fabs(rest);

    if (a > half) {
        a -= fabs(y);
        if (a >= half)
            a -= fabs(y);
    }
    return x < 0 ? -a : a;
}

double fmin(double x, double y)
{
    return isnan(x) ? y : isnan(y) ? x : x < y ? x : y;
}

double fmax(double x, double y)
{
    return isnan(x) ? y : isnan(y) ? x : x > y ? x : y;
}

double fdim(double x, double y)
{
    return x > y ? x - y : 0;
}

double fma(double x, double y, double z)
{
    return x * y + z;
}

double sqrt(double x)
{
    return x < 0 ? -NAN : __builtin_sqrt(x);
}
)faultline"},
{"math/functions.c", R"faultline(
#include <errno.h>
#include <math.h>

#define LN2_HIGH 6.93147180369123816490e-01
#define LN2_LOW 1.90821492927058770002e-10

double exp(double x)
{
    double k, r, term, sum;
    int i;

    if (isnan(x) || x == __infinity())
        return x;
    if (x > 709.79)
        return __infinity();
    if (x < -745.2)
        return 0;
    k = rint(x / M_LN2);
    r = (x - k * LN2_HIGH) - k * LN2_LOW;
    sum = 0;
    for (i = 14; i >= 1; i--)
        sum = (sum + 1) * r / i;
    term = 1 + sum;
    return ldexp(term, (int)k);
}

double exp2(double x)
{
    double whole = rint(x);
    return ldexp(exp((x - whole) * M_LN2), (int)whole);
}

double expm1(double x)
{
    double sum = 0;
    int i;

    if (fabs(x) > 0.5)
        return exp(x) - 1;
    for (i = 16; i >= 1; i--)
        sum = (sum + 1) * x / i;
    return sum;
}


static double log_reduced(double m)
{
    double s = (m - 1) / (m + 1), square = s * s, sum = 0;
    int i;

    for (i = 25; i >= 3; i -= 2)
        sum = (sum + 1.0 / i) * square;
    return 2 * s + 2 * s * sum;
}

double log(double x)
{
    int exponent;
    double m;

    if (isnan(x) || x == __infinity())
        return x;
    if (x < 0)
        return -NAN;
    if (x == 0)
        return -__infinity();
    m = frexp(x, &exponent);
    if (m < M_SQRT2 / 2) {
        m *= 2;
        exponent--;
    }
    return exponent * LN2_HIGH + (log_reduced(m) + exponent * LN2_LOW);
}

double log2(double x)
{
    int exponent;
    double m = frexp(x, &exponent);

    if (m == 0.5)
        return exponent - 1;
    return log(x) / M_LN2;
}


double log10(double x)
{
    double result = log(x) / M_LN10, whole = rint(result), power = 1;
    int i;

    if (fabs(result - whole) < 1e-9 && fabs(whole) <= 22) {
        for (i = 0; i < fabs(whole); i++)
            power *= 10;
        if (whole >= 0 ? x == power : x == 1 / power)
            return whole;
    }
    return result;
}

double log1p(double x)
{
    double u = 1 + x;
    return u == 1 ? x : log(u) * x / (u - 1);
}

static double integer_power(double x, long n)
{
    double result = 1;
    unsigned long count = n < 0 ? (unsigned long)-n : (unsigned long)n;

    for (; count; count >>= 1, x *= x)
        if (count & 1)
            result *= x;
    return n < 0 ? 1 / result : result;
}

double pow(double x, double y)
{
    if (y == 0 || x == 1)
        return 1;
    if (isnan(x) || isnan(y))
        return x + y;
    if (y == 0.5 && x >= 0)
        return sqrt(x);
    if (trunc(y) == y && fabs(y) <= 1024)
        return integer_power(x, (long)y);
    if (x == 0)
        return y > 0 ? 0 : __infinity();
    if (x < 0) {
        if (trunc(y) != y)
            return -NAN;
        return fmod(y, 2) != 0 ? -exp(y * log(-x)) : exp(y * log(-x));
    }
    return exp(y * log(x));
}

double cbrt(double x)
{
    double guess;
    int i;

    if (x == 0 || isnan(x) || isinf(x))
        return x;
    guess = copysign(exp(log(fabs(x)) / 3), x);
    for (i = 0; i < 2; i++)
        guess -= (guess * guess * guess - x) / (3 * guess * guess);
    return guess;
}

double hypot(double x, double y)
{
    double a = fabs(x), b = fabs(y), larger = a > b ? a : b, ratio;

    if (larger == 0 || isinf(larger))
        return larger;
    if (larger < 1e150 && larger > 1e-140)
        return sqrt(x * x + y * y);
    ratio = (a > b ? b : a) / larger;
    return larger * sqrt(1 + ratio * ratio);
}

double sinh(double x)
{
    double e = expm1(fabs(x));
    return copysign((e + e / (e + 1)) / 2, x);
}

double cosh(double x)
{
    double e = exp(fabs(x));
    return (e + 1 / e) / 2;
}

double tanh(double x)
{
    double e = expm1(2 * fabs(x));
    return isinf(e) ? copysign(1, x) : copysign(e / (e + 2), x);
}
)faultline"},
{"math/trigonometry.c", R"faultline(
#include <math.h>

#define HALF_PI_HIGH 1.57079632673412561417e+00
#define HALF_PI_LOW 6.07710050650619224932e-11

static double series_sine(double x)
{
    double square = x * x, sum = 0;
    int i;

    for (i = 19; i >= 3; i -= 2)
        sum = (sum + 1) * -square / (i * (i - 1));
    return x + x * sum;
}

static double series_cosine(double x)
{
    double square = x * x, sum = 0;
    int i;

    for (i = 20; i >= 2; i -= 2)
        sum = (sum + 1) * -square / (i * (i - 1));
    return 1 + sum;
}


static double sine(double x, int quarter)
{
    double turns = rint(x / M_PI_2), rest;

    if (isnan(x) || isinf(x))
        return NAN;
    rest = (x - turns * HALF_PI_HIGH) - turns * HALF_PI_LOW;
    switch (((long)fmod(turns, 4) + quarter + 4) & 3) {
    case 0:
        return series_sine(rest);
    case 1:
        return series_cosine(rest);
    case 2:
        return -series_sine(rest);
    default:
        return -series_cosine(rest);
    }
}

double sin(double x)
{
    return sine(x, 0);
}

double cos(double x)
{
    return sine(x, 1);
}

double tan(double x)
{
    return sin(x) / cos(x);
}

double atan(double x)
{
    double square, sum = 0;
    int i;

    if (isnan(x))
        return x;
    if (fabs(x) > 1)
        return copysign(M_PI_2, x) - atan(1 / x);
    if (fabs(x) > 0.25)
        return 2 * atan(x / (1 + sqrt(1 + x * x)));
    square = x * x;
    for (i = 31; i >= 3; i -= 2)
        sum = (sum + 1.0 / i) * -square;
    return x + x * sum;
}

double atan2(double y, double x)
{
    if (x > 0)
        return atan(y / x);
    if (x < 0)
        return atan(y / x) + copysign(M_PI, y);
    return y == 0 ? copysign(signbit(x) ? M_PI : 0, y) : copysign(M_PI_2, y);
}

double asin(double x)
{
    if (fabs(x) > 1)
        return NAN;
    return fabs(x) == 1 ? copysign(M_PI_2, x) : atan(x / sqrt((1 - x) * (1 + x)));
}

double acos(double x)
{
    return M_PI_2 - asin(x);
}

float fabsf(float x)
{
    return (float)fabs(x);
}

float sqrtf(float x)
{
    return (float)sqrt(x);
}

float floorf(float x)
{
    return (float)floor(x);
}

float ceilf(float x)
{
    return (float)ceil(x);
}

float roundf(float x)
{
    return (float)round(x);
}

float powf(float x, float y)
{
    return (float)pow(x, y);
}

float sinf(float x)
{
    return (float)sin(x);
}

float cosf(float x)
{
    return (float)cos(x);
}

float expf(float x)
{
    return (float)exp(x);
}

float logf(float x)
{
    return (float)log(x);
}

float fmodf(float x, float y)
{
    return (float)fmod(x, y);
}
)faultline"},
{"start.c", R"faultline(
#include "internal.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_EXIT_FUNCTIONS 32

struct exit_function {
    void (*plain)(void);
    void (*with_status)(int, void *);
    void *argument;
};

char **environ;
char *program_invocation_name;
char *program_invocation_short_name;
static struct exit_function exit_functions[MOST_EXIT_FUNCTIONS];
static int exit_function_count;


void _start(void)
{
    struct thread_block *thread = THREAD;
    int (*program)(int, char **, char **) = (int (*)(int, char **, char **))thread->main;
    long *stack = thread->initial_stack;
    int argc = (int)stack[0];
    char **argv = (char **)(stack + 1);

    environ = argv + argc + 1;
    program_invocation_name = argc > 0 ? argv[0] : "";
    program_invocation_short_name = strrchr(program_invocation_name, '/');
    if (program_invocation_short_name)
        program_invocation_short_name++;
    else
        program_invocation_short_name = program_invocation_name;
    exit(program(argc, argv, environ));
}

static int register_exit(void (*plain)(void), void (*with_status)(int, void *), void *argument)
{
    struct exit_function *entry;

    if (exit_function_count == MOST_EXIT_FUNCTIONS)
        return -1;
    entry = &exit_functions[exit_function_count++];
    entry->plain = plain;
    entry->with_status = with_status;
    entry->argument = argument;
    return 0;
}

int atexit(void (*function)(void))
{
    return register_exit(function, 0, 0);
}

int on_exit(void (*function)(int, void *), void *argument)
{
    return register_exit(0, function, argument);
}

int at_quick_exit(void (*function)(void))
{
    (void)function;
    return 0;
}

void _exit(int status)
{
    for (;;)
        __syscall(SYS_exit_group, (long)status);
}

void _Exit(int status)
{
    _exit(status);
}

void quick_exit(int status)
{
    _exit(status);
}

void exit(int status)
{
    while (exit_function_count > 0) {
        struct exit_function *entry = &exit_functions[--exit_function_count];
        if (entry->plain)
            entry->plain();
        else
            entry->with_status(status, entry->argument);
    }
    __flush_all_files();
    _exit(status);
}

void abort(void)
{
    raise(SIGABRT);
    signal(SIGABRT, SIG_DFL);
    raise(SIGABRT);
    _exit(127);
}


void __fatal(const char *message)
{
    char line[600];
    size_t size = 0;

    while (message[size] && size < sizeof line - 1) {
        line[size] = message[size];
        size++;
    }
    line[size++] = '\n';
    write(STDERR_FILENO, line, size);
    abort();
}
)faultline"},
{"stdio/buffer.c", R"faultline(
#include "file.h"
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

void __need_buffer(FILE *file)
{
    struct stat status;
    size_t size = BUFSIZ;

    if (file->size > 0)
        return;
    if (file->flags & UNBUFFERED) {
        file->buffer = file->tiny;
        file->size = 1;
        return;
    }
    if (fstat(file->fd, &status) == 0) {
        if (S_ISCHR(status.st_mode) && isatty(file->fd))
            file->flags |= LINE_BUFFERED;
        if (status.st_blksize > 0 && status.st_blksize < BUFSIZ)
            size = (size_t)status.st_blksize;
    }
    file->buffer = malloc(size);
    if (file->buffer) {
        file->size = size;
        file->flags |= OWN_BUFFER;
    } else {
        file->flags |= UNBUFFERED;
        file->buffer = file->tiny;
        file->size = 1;
    }
    file->read_at = file->read_end = file->buffer;
}

long __write_all(int fd, const char *from, size_t size)
{
    size_t done = 0;

    while (done < size) {
        ssize_t n = write(fd, from + done, size - done);
        if (n < 0)
            return -1;
        done += (size_t)n;
    }
    return (long)done;
}

int __flush(FILE *file)
{
    size_t size = file->pending;

    if (size == 0)
        return 0;
    file->pending = 0;
    if (__write_all(file->fd, file->buffer, size) < 0) {
        file->flags |= HAS_ERROR;
        return EOF;
    }
    return 0;
}


int __drop_read_ahead(FILE *file)
{
    long ahead = file->read_end - file->read_at;

    file->pushed = 0;
    file->read_at = file->read_end = file->buffer;
    if (ahead > 0 && lseek(file->fd, -ahead, SEEK_CUR) < 0)
        return EOF;
    return 0;
}

int __fill(FILE *file)
{
    ssize_t got;

    if ((file->flags & CAN_READ) == 0) {
        file->flags |= HAS_ERROR;
        errno = EBADF;
        return EOF;
    }
    if (file->flags & AT_END)
        return EOF;
    __need_buffer(file);
    if (file->flags & (LINE_BUFFERED | UNBUFFERED)) {
        if (stdout->flags & (LINE_BUFFERED | UNBUFFERED))
            __flush(stdout);
    }
    __flush(file);
    got = read(file->fd, file->buffer, file->size);
    file->read_at = file->read_end = file->buffer;
    if (got <= 0) {
        file->flags |= got == 0 ? AT_END : HAS_ERROR;
        return EOF;
    }
    file->read_end = file->buffer + got;
    return 0;
}

static size_t until_last_newline(const char *from, size_t size)
{
    while (size > 0 && from[size - 1] != '\n')
        size--;
    return size;
}


static void put_buffered(FILE *file, const char *from, size_t size)
{
    size_t room, part, blocks;
    int must_flush = 0;

    room = file->size > file->pending ? file->size - file->pending : 0;
    part = size < room ? size : room;
    if ((file->flags & LINE_BUFFERED) && size <= room && (blocks = until_last_newline(from, size)) > 0) {
        part = blocks;
        must_flush = 1;
    }
    if (part > 0) {
        __builtin_memcpy(file->buffer + file->pending, from, part);
        file->pending += part;
        from += part;
        size -= part;
    }
    if (size == 0 && !must_flush)
        return;
    __flush(file);
    __need_buffer(file);
    blocks = size - (file->size >= 128 ? size % file->size : 0);
    if ((file->flags & LINE_BUFFERED) && !must_flush && until_last_newline(from, size) > blocks)
        blocks = until_last_newline(from, size);
    if (blocks > 0 && __write_all(file->fd, from, blocks) < 0) {
        file->flags |= HAS_ERROR;
        return;
    }
    size -= blocks;
    __builtin_memcpy(file->buffer, from + blocks, size);
    file->pending = size;
}

void __put(FILE *file, const char *from, size_t size)
{
    if (size == 0)
        return;
    if ((file->flags & CAN_WRITE) == 0) {
        file->flags |= HAS_ERROR;
        errno = EBADF;
        return;
    }
    if (file->read_end > file->read_at || file->pushed)
        __drop_read_ahead(file);
    if (file->flags & UNBUFFERED) {
        if (__write_all(file->fd, from, size) < 0)
            file->flags |= HAS_ERROR;
        return;
    }
    __lock_file(file);
    put_buffered(file, from, size);
    __unlock_file(file);
}
)faultline"},
{"stdio/format.c", R"faultline(
#include "file.h"
#include <ctype.h>
#include <errno.h>
#include <string.h>

void __emit(struct sink *sink, const char *text, size_t size)
{
    sink->count += size;
    if (sink->file) {
        __put(sink->file, text, size);
        return;
    }
    if (size > sink->room)
        size = sink->room;
    __builtin_memcpy(sink->to, text, size);
    sink->to += size;
    sink->room -= size;
}

void __emit_many(struct sink *sink, int c, long count)
{
    char block[16];

    if (count <= 0)
        return;
    __builtin_memset(block, c, sizeof block);
    for (; count >= 16; count -= 16)
        __emit(sink, block, 16);
    __emit(sink, block, (size_t)count);
}

void __emit_padded(struct sink *sink, const struct conversion *c, const char *text, size_t size)
{
    long padding = (long)c->width - (long)size;

    if (!c->left)
        __emit_many(sink, ' ', padding);
    __emit(sink, text, size);
    if (c->left)
        __emit_many(sink, ' ', padding);
}

static size_t write_digits(char *end, unsigned long value, unsigned base, int upper)
{
    const char *digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
    size_t size = 0;

    while (value) {
        *--end = digits[value % base];
        value /= base;
        size++;
    }
    return size;
}

static void format_number(struct sink *sink, const struct conversion *c, unsigned long value,
                          const char *prefix, unsigned base)
{
    char digits[72];
    size_t prefix_size = strlen(prefix);
    size_t size = write_digits(digits + sizeof digits, value, base, c->letter == 'X');
    long zeros = 0, padding;

    if (c->precision >= 0)
        zeros = c->precision - (long)size;
    else if (size == 0)
        zeros = 1;
    if (base == 8 && c->alternate && zeros <= 0 && (size == 0 || digits[sizeof digits - size] != '0'))
        zeros = 1;
    if (zeros < 0)
        zeros = 0;
    padding = c->width - (long)(prefix_size + size) - zeros;
    if (c->zero && !c->left && c->precision < 0 && padding > 0) {
        zeros += padding;
        padding = 0;
    }
    if (!c->left)
        __emit_many(sink, ' ', padding);
    __emit(sink, prefix, prefix_size);
    __emit_many(sink, '0', zeros);
    __emit(sink, digits + sizeof digits - size, size);
    if (c->left)
        __emit_many(sink, ' ', padding);
}

static void format_signed(struct sink *sink, const struct conversion *c, struct arguments *arguments)
{
    long value = c->size > 0 ? va_arg(arguments->list, long) : (long)va_arg(arguments->list, int);

    if (c->size == -1)
        value = (short)value;
    else if (c->size == -2)
        value = (signed char)value;
    format_number(sink, c, value < 0 ? -(unsigned long)value : (unsigned long)value,
                  value < 0 ? "-" : c->plus ? "+" : c->space ? " " : "", 10);
}

static void format_unsigned(struct sink *sink, const struct conversion *c, struct arguments *arguments)
{
    unsigned long value;
    unsigned base = c->letter == 'u' ? 10 : c->letter == 'o' ? 8 : 16;
    const char *prefix = "";

    if (c->size > 0)
        value = va_arg(arguments->list, unsigned long);
    else
        value = va_arg(arguments->list, unsigned);
    if (c->size == -1)
        value = (unsigned short)value;
    else if (c->size == -2)
        value = (unsigned char)value;
    if (base == 16 && c->alternate && value)
        prefix = c->letter == 'X' ? "0X" : "0x";
    format_number(sink, c, value, prefix, base);
}

static void format_pointer(struct sink *sink, const struct conversion *c, struct arguments *arguments)
{
    unsigned long value = (unsigned long)va_arg(arguments->list, void *);

    if (value == 0)
        __emit_padded(sink, c, "(nil)", 5);
    else
        format_number(sink, c, value, c->plus ? "+0x" : c->space ? " 0x" : "0x", 16);
}

static void format_text(struct sink *sink, const struct conversion *c, struct arguments *arguments)
{
    const char *text = va_arg(arguments->list, const char *);

    if (text == 0)
        text = c->precision == -1 || c->precision >= 6 ? "(null)" : "";
    __emit_padded(sink, c, text,
                c->precision >= 0 ? strnlen(text, (size_t)c->precision) : strlen(text));
}

static void store_count(const struct sink *sink, const struct conversion *c, struct arguments *arguments)
{
    void *to = va_arg(arguments->list, void *);

    if (c->size > 0)
        *(long *)to = (long)sink->count;
    else if (c->size == -1)
        *(short *)to = (short)sink->count;
    else if (c->size == -2)
        *(signed char *)to = (signed char)sink->count;
    else
        *(int *)to = (int)sink->count;
}

static void format_floating(struct sink *sink, const struct conversion *c, struct arguments *arguments)
{
    double value;

    if (c->size == 3)
        value = (double)va_arg(arguments->list, long double);
    else
        value = va_arg(arguments->list, double);
    if (c->letter == 'a' || c->letter == 'A')
        __format_hex_double(sink, c, value);
    else
        __format_double(sink, c, value);
}

static void convert(struct sink *sink, const struct conversion *c, struct arguments *arguments)
{
    char one;

    switch (c->letter) {
    case 'd':
    case 'i':
        format_signed(sink, c, arguments);
        break;
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        format_unsigned(sink, c, arguments);
        break;
    case 'p':
        format_pointer(sink, c, arguments);
        break;
    case 'S':
        __format_wide(sink, c, arguments);
        break;
    case 's':
        if (c->size > 0)
            __format_wide(sink, c, arguments);
        else
            format_text(sink, c, arguments);
        break;
    case 'C':
        __format_wide(sink, c, arguments);
        break;
    case 'c':
        if (c->size > 0) {
            __format_wide(sink, c, arguments);
            break;
        }
        one = (char)va_arg(arguments->list, int);
        __emit_padded(sink, c, &one, 1);
        break;
    case 'n':
        store_count(sink, c, arguments);
        break;
    case 'm':
        __emit_padded(sink, c, strerror(errno), strlen(strerror(errno)));
        break;
    default:
        format_floating(sink, c, arguments);
        break;
    }
}

static const char *parse_flags(const char *p, struct conversion *c)
{
    for (;; p++) {
        if (*p == '-')
            c->left = 1;
        else if (*p == '+')
            c->plus = 1;
        else if (*p == ' ')
            c->space = 1;
        else if (*p == '#')
            c->alternate = 1;
        else if (*p == '0')
            c->zero = 1;
        else if (*p != '\'')
            return p;
    }
}

static const char *parse_number(const char *p, int *value)
{
    *value = 0;
    for (; isdigit((unsigned char)*p); p++)
        if (*value < 100000000)
            *value = *value * 10 + (*p - '0');
    return p;
}

static const char *parse_count(const char *p, int *value, struct arguments *arguments)
{
    if (*p == '*') {
        int number;
        const char *end = parse_number(p + 1, &number);
        if (arguments->slots && *end == '$')
            __choose_argument(arguments, number);
        else
            end = p;
        *value = va_arg(arguments->list, int);
        return end + 1;
    }
    return parse_number(p, value);
}

static const char *parse_size(const char *p, struct conversion *c)
{
    for (;; p++) {
        if (*p == 'h')
            c->size--;
        else if (*p == 'l')
            c->size++;
        else if (*p == 'q' || *p == 'j' || *p == 'z' || *p == 'Z' || *p == 't')
            c->size = 1;
        else if (*p == 'L')
            c->size = 3;
        else
            return p;
    }
}


static const char *parse(const char *p, struct conversion *c, struct arguments *arguments)
{
    const char *end;
    int number = 0;

    __builtin_memset(c, 0, sizeof *c);
    c->precision = -1;
    if (arguments->slots && *(end = parse_number(p, &number)) == '$')
        p = end + 1;
    p = parse_count(parse_flags(p, c), &c->width, arguments);
    if (c->width < 0) {
        c->left = 1;
        c->width = -c->width;
    }
    if (*p == '.') {
        p = parse_count(p + 1, &c->precision, arguments);
        if (c->precision < 0)
            c->precision = -1;
    }
    p = parse_size(p, c);
    c->letter = *p;
    if (arguments->slots)
        __choose_argument(arguments, number);
    return *p && strchr("diouxXpsScCnmeEfFgGaA", *p) ? p + 1 : 0;
}

int __format(struct sink *sink, const char *format, struct arguments *arguments)
{
    struct conversion c;
    const char *percent, *after;
    long slots[64];

    arguments->slots = 0;
    if (strchr(format, '$') && __gather_positional(format, arguments, slots))
        arguments->slots = slots;
    while (*format) {
        percent = strchrnul(format, '%');
        __emit(sink, format, (size_t)(percent - format));
        if (*percent == 0)
            break;
        if (percent[1] == '%') {
            __emit(sink, "%", 1);
            format = percent + 2;
            continue;
        }
        after = parse(percent + 1, &c, arguments);
        if (c.letter == '%') {
            __emit(sink, "%", 1);
            format = strchr(percent + 1, '%') + 1;
        } else if (after) {
            convert(sink, &c, arguments);
            format = after;
        } else if (c.letter == 0) {
            return -1;
        } else {
            __emit(sink, percent, 1);
            format = percent + 1;
        }
    }
    return (int)sink->count;
}
)faultline"},
{"stdio/format_double.c", R"faultline(
#include "file.h"
#include <string.h>

#define BILLION 1000000000U
#define FIVE_TO_12 244140625U
#define WORDS 92                 

struct decimal {                 
    char digits[WORDS * 9];
    int count, point;
};

struct big {
    unsigned words[WORDS];       
    int used;
};

static void multiply(struct big *number, unsigned factor)
{
    unsigned long carry = 0;
    int i;

    for (i = 0; i < number->used; i++) {
        carry += (unsigned long)number->words[i] * factor;
        number->words[i] = (unsigned)(carry % BILLION);
        carry /= BILLION;
    }
    if (carry && number->used < WORDS)
        number->words[number->used++] = (unsigned)carry;
}

static void start(struct big *number, unsigned long value)
{
    number->used = 0;
    while (value) {
        number->words[number->used++] = (unsigned)(value % BILLION);
        value /= BILLION;
    }
}

static void to_digits(const struct big *number, struct decimal *result, int scale)
{
    int word, place, skip = 1;

    result->count = 0;
    for (word = number->used - 1; word >= 0; word--) {
        unsigned power = BILLION / 10, rest = number->words[word];
        for (place = 0; place < 9; place++) {
            char digit = (char)(rest / power);
            rest %= power;
            power /= 10;
            if (skip && digit == 0)
                continue;
            skip = 0;
            result->digits[result->count++] = digit;
        }
    }
    result->point = result->count - scale;
}

/* mantissa * 2^exponent: below the binary point, 2^-k = 5^k / 10^k. */
static void expand(struct decimal *result, unsigned long mantissa, int exponent)
{
    struct big number;
    int scale = 0;

    while (exponent < 0 && mantissa && (mantissa & 1) == 0) {
        mantissa >>= 1;
        exponent++;
    }
    start(&number, mantissa);
    for (; exponent >= 28; exponent -= 28)
        multiply(&number, 1U << 28);
    if (exponent > 0)
        multiply(&number, 1U << exponent);
    if (exponent < 0) {
        scale = -exponent;
        for (; exponent <= -12; exponent += 12)
            multiply(&number, FIVE_TO_12);
        for (; exponent < 0; exponent++)
            multiply(&number, 5);
    }
    to_digits(&number, result, scale);
}

static int rounds_up(const struct decimal *d, int keep)
{
    int i;

    if (d->digits[keep] != 5)
        return d->digits[keep] > 5;
    for (i = keep + 1; i < d->count; i++)
        if (d->digits[i])
            return 1;
    return keep > 0 && (d->digits[keep - 1] & 1); 
}

static void round_to(struct decimal *d, int keep)
{
    int up;

    if (keep >= d->count)
        return;
    if (keep < 0) {
        d->count = 0;
        return;
    }
    up = rounds_up(d, keep);
    d->count = keep;
    if (!up)
        return;
    while (keep > 0 && d->digits[keep - 1] == 9)
        keep--;
    d->count = keep;
    if (keep > 0) {
        d->digits[keep - 1]++;
    } else {
        d->digits[0] = 1;
        d->count = 1;
        d->point++;
    }
}

static void emit_digits(struct sink *sink, const struct decimal *d, int from, int count)
{
    char block[32];
    int size = 0;

    for (; count > 0; count--, from++) {
        block[size++] = (char)('0' + (from >= 0 && from < d->count ? d->digits[from] : 0));
        if (size == (int)sizeof block) {
            __emit(sink, block, (size_t)size);
            size = 0;
        }
    }
    __emit(sink, block, (size_t)size);
}

struct layout {
    const char *sign;
    int whole, fraction;         
    int dot;
    char exponent[8];            
};

static void emit_layout(struct sink *sink, const struct conversion *c, const struct decimal *d,
                        const struct layout *l, int first)
{
    long size = (long)strlen(l->sign) + l->whole + l->dot + l->fraction + (long)strlen(l->exponent);
    long padding = c->width - size;

    if (!c->left && !c->zero)
        __emit_many(sink, ' ', padding);
    __emit(sink, l->sign, strlen(l->sign));
    if (!c->left && c->zero)
        __emit_many(sink, '0', padding);
    emit_digits(sink, d, first, l->whole);
    if (l->dot)
        __emit(sink, ".", 1);
    emit_digits(sink, d, first + l->whole, l->fraction);
    __emit(sink, l->exponent, strlen(l->exponent));
    if (c->left)
        __emit_many(sink, ' ', padding);
}

static void write_exponent(char *to, int value, int upper)
{
    *to++ = upper ? 'E' : 'e';
    *to++ = value < 0 ? '-' : '+';
    if (value < 0)
        value = -value;
    if (value >= 100)
        *to++ = (char)('0' + value / 100);
    *to++ = (char)('0' + value / 10 % 10);
    *to++ = (char)('0' + value % 10);
    *to = 0;
}

static void emit_fixed(struct sink *sink, const struct conversion *c, const struct decimal *d,
                       struct layout *l)
{
    l->whole = d->point > 0 ? d->point : 1;
    l->dot = l->fraction > 0 || c->alternate;
    emit_layout(sink, c, d, l, d->point - l->whole);
}

static void emit_scientific(struct sink *sink, const struct conversion *c, const struct decimal *d,
                            struct layout *l)
{
    l->whole = 1;
    l->dot = l->fraction > 0 || c->alternate;
    write_exponent(l->exponent, d->count ? d->point - 1 : 0, c->letter < 'a');
    emit_layout(sink, c, d, l, 0);
}


static void emit_general(struct sink *sink, const struct conversion *c, struct decimal *d, struct layout *l,
                         int precision)
{
    int exponent;

    if (precision == 0)
        precision = 1;
    round_to(d, precision);
    exponent = d->count ? d->point - 1 : 0;
    while (d->count > 0 && d->digits[d->count - 1] == 0)
        d->count--;
    if (exponent < precision && exponent >= -4) {
        l->fraction = c->alternate ? precision - 1 - exponent : d->count - d->point;
        if (l->fraction < 0 || (d->count == 0 && !c->alternate))
            l->fraction = 0;
        if (d->count == 0)
            d->point = 1;
        emit_fixed(sink, c, d, l);
    } else {
        l->fraction = c->alternate ? precision - 1 : d->count - 1;
        emit_scientific(sink, c, d, l);
    }
}

static const char *sign_text(const struct conversion *c, int negative)
{
    return negative ? "-" : c->plus ? "+" : c->space ? " " : "";
}

static void emit_special(struct sink *sink, const struct conversion *c, int negative, int infinite)
{
    const char *sign = sign_text(c, negative);
    const char *text = infinite ? (c->letter < 'a' ? "INF" : "inf") : (c->letter < 'a' ? "NAN" : "nan");
    long padding = (long)c->width - (long)strlen(sign) - 3;

    if (!c->left)
        __emit_many(sink, ' ', padding);
    __emit(sink, sign, strlen(sign));
    __emit(sink, text, 3);
    if (c->left)
        __emit_many(sink, ' ', padding);
}

void __format_double(struct sink *sink, const struct conversion *c, double value)
{
    unsigned long bits = *(unsigned long *)&value;
    int biased = (int)(bits >> 52 & 2047), precision = c->precision < 0 ? 6 : c->precision;
    unsigned long mantissa = bits & 0xfffffffffffffUL;
    struct decimal d;
    struct layout l = {.sign = sign_text(c, (int)(bits >> 63)), .fraction = precision};

    if (biased == 2047) {
        emit_special(sink, c, (int)(bits >> 63), mantissa == 0);
        return;
    }
    expand(&d, biased ? mantissa | 1UL << 52 : mantissa, (biased ? biased : 1) - 1075);
    if (c->letter == 'f' || c->letter == 'F') {
        round_to(&d, d.point + precision);
        if (d.count == 0)
            d.point = 0;
        emit_fixed(sink, c, &d, &l);
    } else if (c->letter == 'e' || c->letter == 'E') {
        round_to(&d, precision + 1);
        emit_scientific(sink, c, &d, &l);
    } else {
        emit_general(sink, c, &d, &l, precision);
    }
}
)faultline"},
{"stdio/format_hex.c", R"faultline(
#include "file.h"
#include <string.h>

static size_t write_hex_exponent(char *to, int value, int upper)
{
    char digits[8];
    size_t size = 0, count = 0;

    to[size++] = upper ? 'P' : 'p';
    to[size++] = value < 0 ? '-' : '+';
    if (value < 0)
        value = -value;
    do {
        digits[count++] = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    while (count)
        to[size++] = digits[--count];
    return size;
}


static unsigned long round_hex(unsigned long mantissa, int precision)
{
    unsigned long unit, rest;

    if (precision < 0 || precision >= 13)
        return mantissa;
    unit = 1UL << (4 * (13 - precision));
    rest = mantissa & (unit - 1);
    mantissa -= rest;
    if (rest > unit / 2 || (rest == unit / 2 && (mantissa & unit)))
        mantissa += unit;
    return mantissa;
}

void __format_hex_double(struct sink *sink, const struct conversion *c, double value)
{
    unsigned long bits = *(unsigned long *)&value, mantissa = bits & 0xfffffffffffffUL;
    int biased = (int)(bits >> 52 & 2047), upper = c->letter == 'A', digits = c->precision;
    const char *set = upper ? "0123456789ABCDEF" : "0123456789abcdef";
    char body[64];
    size_t size = 0;
    long padding, zeros;
    int i;

    if (biased == 2047) {
        struct conversion plain = *c;
        plain.letter = upper ? 'F' : 'f';
        __format_double(sink, &plain, value);
        return;
    }
    if (bits >> 63 || c->plus || c->space)
        body[size++] = bits >> 63 ? '-' : c->plus ? '+' : ' ';
    body[size++] = '0';
    body[size++] = upper ? 'X' : 'x';
    mantissa = round_hex(biased ? mantissa | 1UL << 52 : mantissa, digits);
    if (digits < 0) {
        digits = 13;
        while (digits > 0 && (mantissa >> (4 * (13 - digits)) & 15) == 0)
            digits--;
    }
    zeros = digits > 13 ? digits - 13 : 0;
    body[size++] = set[mantissa >> 52];
    if (digits > 0 || c->alternate)
        body[size++] = '.';
    for (i = 0; i < digits && i < 13; i++)
        body[size++] = set[mantissa >> (48 - 4 * i) & 15];
    {
        char exponent[8];
        size_t exponent_size =
            write_hex_exponent(exponent, value == 0 ? 0 : biased ? biased - 1023 : -1022, upper);
        size_t lead = (bits >> 63 || c->plus || c->space) ? 3 : 2;
        padding = c->width - (long)(size + exponent_size) - zeros;
        if (!c->left && !c->zero)
            __emit_many(sink, ' ', padding);
        __emit(sink, body, lead);
        if (!c->left && c->zero)
            __emit_many(sink, '0', padding);
        __emit(sink, body + lead, size - lead);
        __emit_many(sink, '0', zeros);
        __emit(sink, exponent, exponent_size);
        if (c->left)
            __emit_many(sink, ' ', padding);
    }
}
)faultline"},
{"stdio/open.c", R"faultline(
#include "file.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static FILE standard_input = {.flags = CAN_READ | IS_STATIC, .fd = 0};
static FILE standard_output = {.flags = CAN_WRITE | IS_STATIC, .fd = 1, .next = &standard_input};
static FILE standard_error = {.flags = CAN_WRITE | UNBUFFERED | IS_STATIC, .fd = 2, .next = &standard_output};

FILE *stdin = &standard_input;
FILE *stdout = &standard_output;
FILE *stderr = &standard_error;
FILE *__all_files = &standard_error;


static int parse_mode(const char *mode, int *flags)
{
    int how;

    if (*mode == 'r') {
        how = 0;
        *flags = CAN_READ;
    } else if (*mode == 'w') {
        how = O_CREAT | O_TRUNC;
        *flags = CAN_WRITE;
    } else if (*mode == 'a') {
        how = O_CREAT | O_APPEND;
        *flags = CAN_WRITE | APPENDING;
    } else {
        errno = EINVAL;
        return -1;
    }
    for (mode++; *mode && *mode != ','; mode++) {
        if (*mode == '+')
            *flags |= CAN_READ | CAN_WRITE;
        else if (*mode == 'x')
            how |= O_EXCL;
        else if (*mode == 'e')
            how |= O_CLOEXEC;
    }
    if ((*flags & (CAN_READ | CAN_WRITE)) == (CAN_READ | CAN_WRITE))
        return how | O_RDWR;
    return how | ((*flags & CAN_WRITE) ? O_WRONLY : O_RDONLY);
}

static void start(FILE *file, int fd, int flags)
{
    memset(file, 0, FILE_BYTES);
    file->fd = fd;
    file->flags = flags;
    file->next = __all_files;
    __all_files = file;
}

FILE *fopen(const char *path, const char *mode)
{
    int flags, fd, how = parse_mode(mode, &flags);
    FILE *file;

    if (how < 0)
        return 0;
    file = malloc(FILE_BYTES);
    if (file == 0)
        return 0;
    fd = open(path, how, 0666);
    if (fd < 0) {
        int error = errno;
        free(file);
        errno = error;
        return 0;
    }
    start(file, fd, flags);
    return file;
}

FILE *fdopen(int fd, const char *mode)
{
    int flags;
    FILE *file;

    if (parse_mode(mode, &flags) < 0 || fcntl(fd, F_GETFL) < 0)
        return 0;
    file = malloc(FILE_BYTES);
    if (file)
        start(file, fd, flags);
    return file;
}

static int release(FILE *file)
{
    int result = __flush(file);

    if (file->flags & CAN_READ)
        __drop_read_ahead(file);
    if (close(file->fd) < 0)
        result = EOF;
    if (file->flags & OWN_BUFFER)
        free(file->buffer);
    file->buffer = 0;
    file->size = 0;
    return result;
}

int fclose(FILE *file)
{
    FILE **link = &__all_files;
    int result;

    while (*link && *link != file)
        link = &(*link)->next;
    if (*link)
        *link = file->next;
    result = release(file);
    if ((file->flags & IS_STATIC) == 0)
        free(file);
    else
        file->flags = IS_STATIC;
    return result;
}

FILE *freopen(const char *path, const char *mode, FILE *file)
{
    int flags, fd, how = parse_mode(mode, &flags), old_fd = file->fd;

    release(file);
    fd = how < 0 ? -1 : open(path, how, 0666);
    if (fd < 0)
        return 0;
    if (fd != old_fd && dup2(fd, old_fd) == old_fd) {
        close(fd);
        fd = old_fd;
    }
    file->fd = fd;
    file->flags = flags | (file->flags & (IS_STATIC | UNBUFFERED));
    file->pending = 0;
    file->pushed = 0;
    file->read_at = file->read_end = 0;
    return file;
}

FILE *tmpfile(void)
{
    char path[] = "/tmp/tmpfXXXXXX";
    int fd = mkstemp(path);

    if (fd < 0)
        return 0;
    unlink(path);
    return fdopen(fd, "w+");
}

int fflush(FILE *file)
{
    int result = 0;

    if (file) {
        if (file->read_end > file->read_at)
            __drop_read_ahead(file);
        return __flush(file);
    }
    for (file = __all_files; file; file = file->next)
        result |= __flush(file);
    return result ? EOF : 0;
}

int fflush_unlocked(FILE *file)
{
    return fflush(file);
}

void __flush_all_files(void)
{
    fflush(0);
}

int setvbuf(FILE *file, char *buffer, int mode, size_t size)
{
    if (mode < _IOFBF || mode > _IONBF)
        return EOF;
    __flush(file);
    file->flags &= ~(LINE_BUFFERED | UNBUFFERED);
    if (mode == _IONBF || (buffer && size > 0)) {
        if (file->flags & OWN_BUFFER)
            free(file->buffer);
        file->flags &= ~OWN_BUFFER;
        file->buffer = mode == _IONBF ? 0 : buffer;
        file->size = mode == _IONBF ? 0 : size;
        file->read_at = file->read_end = file->buffer;
    }
    if (mode == _IONBF)
        file->flags |= UNBUFFERED;
    else if (mode == _IOLBF)
        file->flags |= LINE_BUFFERED;
    return 0;
}

void setbuf(FILE *file, char *buffer)
{
    setvbuf(file, buffer, buffer ? _IOFBF : _IONBF, BUFSIZ);
}

void setbuffer(FILE *file, char *buffer, size_t size)
{
    setvbuf(file, buffer, buffer ? _IOFBF : _IONBF, size);
}

void setlinebuf(FILE *file)
{
    setvbuf(file, 0, _IOLBF, 0);
}
)faultline"},
{"stdio/printf.c", R"faultline(
#include "file.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>


static int print_unbuffered(FILE *file, const char *format, struct arguments *arguments)
{
    char work[BUFSIZ];
    FILE helper = {.flags = CAN_WRITE, .fd = file->fd, .buffer = work, .size = sizeof work};
    struct sink sink = {.file = &helper};
    int count = __format(&sink, format, arguments);

    __flush(&helper);
    if (helper.flags & HAS_ERROR) {
        file->flags |= HAS_ERROR;
        return -1;
    }
    return count;
}

int vfprintf(FILE *file, const char *format, va_list list)
{
    struct arguments arguments;
    struct sink sink = {.file = file};
    int count;

    va_copy(arguments.list, list);
    __lock_file(file);
    if ((file->flags & (UNBUFFERED | CAN_WRITE)) == (UNBUFFERED | CAN_WRITE))
        count = print_unbuffered(file, format, &arguments);
    else
        count = __format(&sink, format, &arguments);
    __unlock_file(file);
    va_end(arguments.list);
    return (file->flags & HAS_ERROR) ? -1 : count;
}

int vsnprintf(char *to, size_t size, const char *format, va_list list)
{
    struct arguments arguments;
    struct sink sink = {.to = to, .room = size ? size - 1 : 0};
    int count;

    va_copy(arguments.list, list);
    count = __format(&sink, format, &arguments);
    va_end(arguments.list);
    if (size)
        *sink.to = 0;
    return count;
}

int vsprintf(char *to, const char *format, va_list list)
{
    return vsnprintf(to, (size_t)INT_MAX, format, list);
}

int vprintf(const char *format, va_list list)
{
    return vfprintf(stdout, format, list);
}

int vdprintf(int fd, const char *format, va_list list)
{
    FILE file = {.flags = CAN_WRITE | UNBUFFERED, .fd = fd};
    return vfprintf(&file, format, list);
}

int vasprintf(char **to, const char *format, va_list list)
{
    int size = vsnprintf(0, 0, format, list);

    if (size < 0 || (*to = malloc((size_t)size + 1)) == 0)
        return -1;
    return vsnprintf(*to, (size_t)size + 1, format, list);
}

int printf(const char *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vfprintf(stdout, format, list);
    va_end(list);
    return count;
}

int fprintf(FILE *file, const char *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vfprintf(file, format, list);
    va_end(list);
    return count;
}

int sprintf(char *to, const char *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vsprintf(to, format, list);
    va_end(list);
    return count;
}

int snprintf(char *to, size_t size, const char *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vsnprintf(to, size, format, list);
    va_end(list);
    return count;
}

int dprintf(int fd, const char *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vdprintf(fd, format, list);
    va_end(list);
    return count;
}

int asprintf(char **to, const char *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vasprintf(to, format, list);
    va_end(list);
    return count;
}
)faultline"},
{"stdio/read.c", R"faultline(
#include "file.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int fgetc(FILE *file)
{
    if (file->pushed)
        return file->pushback[--file->pushed];
    if (file->read_at == file->read_end && __fill(file) == EOF)
        return EOF;
    return (unsigned char)*file->read_at++;
}

int getc(FILE *file)
{
    return fgetc(file);
}

int getc_unlocked(FILE *file)
{
    return fgetc(file);
}

int getchar(void)
{
    return fgetc(stdin);
}

int getchar_unlocked(void)
{
    return fgetc(stdin);
}

int ungetc(int c, FILE *file)
{
    if (c == EOF)
        return EOF;
    file->flags &= ~AT_END;
    if (!file->pushed && file->read_at > file->buffer && file->read_at[-1] == (char)c) {
        file->read_at--;
        return (unsigned char)c;
    }
    if (file->pushed == (int)sizeof file->pushback)
        return EOF;
    file->pushback[file->pushed++] = (unsigned char)c;
    return (unsigned char)c;
}


static size_t take_line_part(FILE *file, char *to, size_t room, int delimiter, int *found)
{
    size_t size;
    char *end;

    if (file->pushed) {
        *to = (char)file->pushback[--file->pushed];
        *found = *to == (char)delimiter;
        return 1;
    }
    if (file->read_at == file->read_end && __fill(file) == EOF)
        return 0;
    size = (size_t)(file->read_end - file->read_at);
    if (size > room)
        size = room;
    end = memchr(file->read_at, delimiter, size);
    *found = end != 0;
    if (end)
        size = (size_t)(end - file->read_at) + 1;
    memcpy(to, file->read_at, size);
    file->read_at += size;
    return size;
}

char *fgets(char *to, int size, FILE *file)
{
    size_t have = 0, got;
    int found = 0;

    if (size <= 0)
        return 0;
    while (!found && have < (size_t)size - 1
           && (got = take_line_part(file, to + have, (size_t)size - 1 - have, '\n', &found)) > 0)
        have += got;
    if (have == 0 && size > 1)
        return 0;
    to[have] = 0;
    return to;
}

ssize_t getdelim(char **line, size_t *capacity, int delimiter, FILE *file)
{
    size_t have = 0, got;
    int found = 0;

    if (*line == 0 || *capacity == 0) {
        *capacity = 120;
        *line = realloc(*line, *capacity);
        if (*line == 0)
            return -1;
    }
    while (!found) {
        if (*capacity - have < 2) {
            char *longer = realloc(*line, *capacity * 2);
            if (longer == 0)
                return -1;
            *line = longer;
            *capacity *= 2;
        }
        got = take_line_part(file, *line + have, *capacity - have - 1, delimiter, &found);
        if (got == 0)
            break;
        have += got;
    }
    if (have == 0)
        return -1;
    (*line)[have] = 0;
    return (ssize_t)have;
}

ssize_t getline(char **line, size_t *capacity, FILE *file)
{
    return getdelim(line, capacity, '\n', file);
}


static size_t read_blocks(FILE *file, char *to, size_t size)
{
    ssize_t got;

    size -= file->size >= 128 ? size % file->size : 0;
    got = read(file->fd, to, size);
    if (got <= 0) {
        file->flags |= got == 0 ? AT_END : HAS_ERROR;
        return 0;
    }
    return (size_t)got;
}

size_t fread(void *to, size_t each, size_t count, FILE *file)
{
    size_t wanted = each * count, have = 0;

    if (wanted == 0)
        return 0;
    while (file->pushed && have < wanted)
        ((char *)to)[have++] = (char)file->pushback[--file->pushed];
    while (have < wanted) {
        size_t part = (size_t)(file->read_end - file->read_at);
        if (part == 0) {
            if ((file->flags & CAN_READ) == 0 || (file->flags & AT_END))
                break;
            __need_buffer(file);
            __flush(file);
            if (wanted - have >= file->size) {
                part = read_blocks(file, (char *)to + have, wanted - have);
                if (part == 0)
                    break;
                have += part;
                continue;
            }
            if (__fill(file) == EOF)
                break;
            part = (size_t)(file->read_end - file->read_at);
        }
        if (part > wanted - have)
            part = wanted - have;
        memcpy((char *)to + have, file->read_at, part);
        file->read_at += part;
        have += part;
    }
    return have / each;
}
)faultline"},
{"stdio/scan.c", R"faultline(
#include "file.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define MOST_CHARACTERS 400      

struct directive {
    int skip, width, size, letter, allocate; 
};

int __take(struct source *source)
{
    int c;

    if (source->file) {
        c = fgetc(source->file);
    } else {
        c = (unsigned char)*source->text;
        if (c == 0)
            return EOF;
        source->text++;
    }
    if (c != EOF)
        source->count++;
    return c;
}

void __give_back(struct source *source, int c)
{
    if (c == EOF)
        return;
    source->count--;
    if (source->file)
        ungetc(c, source->file);
    else
        source->text--;
}


static int skip_space(struct source *source)
{
    int c = __take(source);

    while (c != EOF && isspace(c))
        c = __take(source);
    __give_back(source, c);
    return c;
}

static int digit_below(int c, int base)
{
    int value = isdigit(c) ? c - '0' : isalpha(c) ? tolower(c) - 'a' + 10 : 99;
    return value < base;
}

static void store_integer(const struct directive *d, void *to, unsigned long value)
{
    if (d->size > 0)
        *(unsigned long *)to = value;
    else if (d->size == -1)
        *(unsigned short *)to = (unsigned short)value;
    else if (d->size == -2)
        *(unsigned char *)to = (unsigned char)value;
    else
        *(unsigned *)to = (unsigned)value;
}


static int gather_integer(struct source *source, char *text, int limit, int *base)
{
    int size = 0, digits = 0, c = __take(source);

    if ((c == '-' || c == '+') && size < limit) {
        text[size++] = (char)c;
        c = __take(source);
    }
    if (c == '0' && size < limit && (*base == 0 || *base == 16)) {
        text[size++] = '0';
        digits++;
        c = __take(source);
        if ((c == 'x' || c == 'X') && size < limit) {
            *base = 16;
            digits = 0;
            c = __take(source);
        } else if (*base == 0) {
            *base = 8;
        }
    }
    if (*base == 0)
        *base = 10;
    while (c != EOF && size < limit && digit_below(c, *base)) {
        text[size++] = (char)c;
        digits++;
        c = __take(source);
    }
    __give_back(source, c);
    text[size] = 0;
    return digits;
}

static int base_of(int letter)
{
    switch (letter) {
    case 'i':
        return 0;
    case 'o':
        return 8;
    case 'x':
    case 'X':
    case 'p':
        return 16;
    default:
        return 10;
    }
}

static int limit_of(const struct directive *d)
{
    return d->width && d->width < MOST_CHARACTERS ? d->width : MOST_CHARACTERS;
}

static int scan_integer(struct source *source, const struct directive *d, void *to)
{
    char text[MOST_CHARACTERS + 1];
    int base = base_of(d->letter);

    if (gather_integer(source, text, limit_of(d), &base) == 0)
        return 0;
    if (to == 0)
        return 1;
    if (d->letter == 'd' || d->letter == 'i')
        store_integer(d, to, (unsigned long)strtol(text, 0, base));
    else
        store_integer(d, to, strtoul(text, 0, base));
    return 1;
}

static int may_follow(int c, char before)
{
    if (isalnum(c) || c == '.')
        return 1;
    return (c == '+' || c == '-') && (before == 0 || before == 'e' || before == 'E');
}

static int scan_double(struct source *source, const struct directive *d, void *to)
{
    char text[MOST_CHARACTERS + 1], *end;
    int limit = limit_of(d), size = 0, bad_prefix, c = __take(source);
    double value;

    while (c != EOF && size < limit && may_follow(c, size ? text[size - 1] : 0)) {
        text[size++] = (char)c;
        c = __take(source);
    }
    __give_back(source, c);
    text[size] = 0;
    value = strtod(text, &end);
    
    bad_prefix = end - text == 1 + (*text == '-' || *text == '+') && end[-1] == '0' && tolower(*end) == 'x';
    while (size > end - text && size > 0)
        __give_back(source, text[--size]);
    if (end == text || bad_prefix)
        return 0;
    if (to && d->size > 0)
        *(double *)to = value;
    else if (to)
        *(float *)to = (float)value;
    return 1;
}


static const char *parse_set(const char *p, char *set)
{
    int invert = *p == '^', i;

    if (invert)
        p++;
    memset(set, 0, 256);
    do {
        int low = (unsigned char)*p, high = low;
        if (low == 0)
            return p;
        if (p[1] == '-' && p[2] != ']' && p[2] != 0) {
            high = (unsigned char)p[2];
            p += 2;
        }
        for (; low <= high; low++)
            set[low] = 1;
        p++;
    } while (*p != ']' && *p);
    if (invert)
        for (i = 0; i < 256; i++)
            set[i] = !set[i];
    return *p ? p + 1 : p;
}


static int scan_text(struct source *source, const struct directive *d, void *argument, const char *set)
{
    int limit = d->width ? d->width : d->letter == 'c' ? 1 : 0x7fffffff, size = 0, c;
    size_t room = 100;
    char *to = d->allocate && argument ? malloc(room) : argument;

    while (size < limit && (c = __take(source)) != EOF) {
        if (set ? !set[c] : d->letter == 's' && isspace(c)) {
            __give_back(source, c);
            break;
        }
        if (to) {
            if (d->allocate && (size_t)size + 2 > room)
                to = realloc(to, room *= 2);
            to[size] = (char)c;
        }
        size++;
    }
    if (to && d->letter != 'c')
        to[size] = 0;
    if (d->allocate && argument)
        *(char **)argument = to;
    return d->letter == 'c' ? size == limit : size > 0;
}

static const char *parse(const char *p, struct directive *d)
{
    memset(d, 0, sizeof *d);
    if (*p == '*') {
        d->skip = 1;
        p++;
    }
    for (; isdigit((unsigned char)*p); p++)
        d->width = d->width < 100000000 ? d->width * 10 + (*p - '0') : d->width;
    for (;; p++) {
        if (*p == 'h')
            d->size--;
        else if (*p == 'l' || *p == 'q' || *p == 'j' || *p == 'z' || *p == 't' || *p == 'L')
            d->size++;
        else if (*p == 'm')
            d->allocate = 1;
        else
            break;
    }
    d->letter = *p;
    if (d->letter == 'p')
        d->size = 1;
    return *p ? p + 1 : p;
}

static int scan_one(struct source *source, const struct directive *d, void *to, const char *set)
{
    if (d->letter == '[')
        return scan_text(source, d, to, set);
    if (d->letter == 's' || d->letter == 'c')
        return scan_text(source, d, to, 0);
    if (strchr("eEfFgGaA", d->letter))
        return scan_double(source, d, to);
    if (strchr("dioxXup", d->letter))
        return scan_integer(source, d, to);
    return 0;
}


static int match(struct source *source, int wanted)
{
    int c;

    if (isspace(wanted)) {
        skip_space(source);
        return 1;
    }
    c = __take(source);
    if (c == wanted)
        return 1;
    __give_back(source, c);
    return c == EOF ? -1 : 0;
}

int __scan(struct source *source, const char *format, struct arguments *arguments)
{
    struct directive d;
    char set[256];
    int assigned = 0;

    while (*format) {
        void *to;
        int c;
        if (*format != '%' || format[1] == '%') {
            int same;
            if (*format == '%') {
                skip_space(source);
                format++;
            }
            same = match(source, (unsigned char)*format++);
            if (same <= 0)
                return same < 0 && assigned == 0 ? EOF : assigned;
            continue;
        }
        format = parse(format + 1, &d);
        if (d.letter == '[')
            format = parse_set(format, set);
        to = d.skip ? 0 : va_arg(arguments->list, void *);
        if (d.letter == 'n') {
            if (to)
                store_integer(&d, to, (unsigned long)source->count);
            continue;
        }
        if (d.letter != '[' && d.letter != 'c') {
            c = skip_space(source);
        } else {
            c = __take(source);
            __give_back(source, c);
        }
        if (c == EOF)
            return assigned ? assigned : EOF;
        if (!scan_one(source, &d, to, set))
            return assigned;
        if (to)
            assigned++;
    }
    return assigned;
}
)faultline"},
{"stdio/scanf.c", R"faultline(
#include "file.h"

int vfscanf(FILE *file, const char *format, va_list list)
{
    struct arguments arguments;
    struct source source = {.file = file};
    int count;

    va_copy(arguments.list, list);
    count = __scan(&source, format, &arguments);
    va_end(arguments.list);
    return count;
}

int vsscanf(const char *text, const char *format, va_list list)
{
    struct arguments arguments;
    struct source source = {.text = text};
    int count;

    va_copy(arguments.list, list);
    count = __scan(&source, format, &arguments);
    va_end(arguments.list);
    return count;
}

int vscanf(const char *format, va_list list)
{
    return vfscanf(stdin, format, list);
}

int scanf(const char *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vfscanf(stdin, format, list);
    va_end(list);
    return count;
}

int fscanf(FILE *file, const char *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vfscanf(file, format, list);
    va_end(list);
    return count;
}

int sscanf(const char *text, const char *format, ...)
{
    va_list list;
    int count;

    va_start(list, format);
    count = vsscanf(text, format, list);
    va_end(list);
    return count;
}
)faultline"},
{"stdio/write.c", R"faultline(
#include "file.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

int fputc(int c, FILE *file)
{
    char byte = (char)c;

    __put(file, &byte, 1);
    return (file->flags & HAS_ERROR) ? EOF : (unsigned char)c;
}

int putc(int c, FILE *file)
{
    return fputc(c, file);
}

int putc_unlocked(int c, FILE *file)
{
    return fputc(c, file);
}

int putchar(int c)
{
    return fputc(c, stdout);
}

int putchar_unlocked(int c)
{
    return fputc(c, stdout);
}

int fputs(const char *text, FILE *file)
{
    __put(file, text, strlen(text));
    return (file->flags & HAS_ERROR) ? EOF : 1;
}

int fputs_unlocked(const char *text, FILE *file)
{
    return fputs(text, file);
}

int puts(const char *text)
{
    size_t size = strlen(text);

    __lock_file(stdout);
    __put(stdout, text, size);
    __put(stdout, "\n", 1);
    __unlock_file(stdout);
    return (stdout->flags & HAS_ERROR) ? EOF : (int)size + 1;
}

size_t fwrite(const void *from, size_t each, size_t count, FILE *file)
{
    if (each == 0 || count == 0)
        return 0;
    __put(file, from, each * count);
    return (file->flags & HAS_ERROR) ? 0 : count;
}

int fileno(FILE *file)
{
    return file->fd;
}

int feof(FILE *file)
{
    return (file->flags & AT_END) != 0;
}

int ferror(FILE *file)
{
    return (file->flags & HAS_ERROR) != 0;
}

void clearerr(FILE *file)
{
    file->flags &= ~(AT_END | HAS_ERROR);
}

int fseek(FILE *file, long offset, int whence)
{
    if (__flush(file) == EOF)
        return -1;
    if (whence == SEEK_CUR)
        offset -= file->read_end - file->read_at + file->pushed;
    file->pushed = 0;
    file->read_at = file->read_end = file->buffer;
    if (lseek(file->fd, offset, whence) < 0)
        return -1;
    file->flags &= ~AT_END;
    return 0;
}

int fseeko(FILE *file, off_t offset, int whence)
{
    return fseek(file, offset, whence);
}

long ftell(FILE *file)
{
    long at = lseek(file->fd, 0, (file->flags & APPENDING) && file->pending ? SEEK_END : SEEK_CUR);

    if (at < 0)
        return -1;
    return at + (long)file->pending - (file->read_end - file->read_at) - file->pushed;
}

off_t ftello(FILE *file)
{
    return ftell(file);
}

void rewind(FILE *file)
{
    fseek(file, 0, SEEK_SET);
    clearerr(file);
}

int fgetpos(FILE *file, fpos_t *position)
{
    position->__pos = ftell(file);
    return position->__pos < 0 ? -1 : 0;
}

int fsetpos(FILE *file, const fpos_t *position)
{
    return fseek(file, position->__pos, SEEK_SET);
}

void flockfile(FILE *file)
{
    __lock_file(file);
}

void funlockfile(FILE *file)
{
    __unlock_file(file);
}
)faultline"},
{"stdlib/environment.c", R"faultline(
#include "internal.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static char **own_list; 

static char **find(const char *name, size_t size)
{
    char **entry;

    if (environ == 0)
        return 0;
    for (entry = environ; *entry; entry++)
        if (strncmp(*entry, name, size) == 0 && (*entry)[size] == '=')
            return entry;
    return 0;
}

char *getenv(const char *name)
{
    size_t size = strlen(name);
    char **entry = size ? find(name, size) : 0;

    return entry ? *entry + size + 1 : 0;
}

static int append(char *assignment)
{
    size_t count = 0;
    char **list;

    while (environ && environ[count])
        count++;
    list = realloc(own_list, (count + 2) * sizeof *list);
    if (list == 0)
        return -1;
    if (own_list == 0)
        memcpy(list, environ, count * sizeof *list);
    list[count] = assignment;
    list[count + 1] = 0;
    own_list = environ = list;
    return 0;
}

int putenv(char *assignment)
{
    char *equals = strchr(assignment, '=');
    char **entry;

    if (equals == 0)
        return unsetenv(assignment);
    entry = find(assignment, (size_t)(equals - assignment));
    if (entry == 0)
        return append(assignment);
    *entry = assignment;
    return 0;
}

int setenv(const char *name, const char *value, int overwrite)
{
    size_t name_size = strlen(name), value_size = strlen(value);
    char *assignment;

    if (name_size == 0 || strchr(name, '=')) {
        errno = EINVAL;
        return -1;
    }
    if (!overwrite && find(name, name_size))
        return 0;
    assignment = malloc(name_size + value_size + 2);
    if (assignment == 0)
        return -1;
    memcpy(assignment, name, name_size);
    assignment[name_size] = '=';
    memcpy(assignment + name_size + 1, value, value_size + 1);
    return putenv(assignment);
}

int unsetenv(const char *name)
{
    char **entry = find(name, strlen(name));

    for (; entry && *entry; entry++)
        *entry = entry[1];
    return 0;
}

int execvp(const char *file, char *const arguments[])
{
    extern int execve(const char *, char *const[], char *const[]);
    char path[PAGE];
    const char *folders = getenv("PATH");

    if (strchr(file, '/'))
        return execve(file, arguments, environ);
    if (folders == 0)
        folders = "/bin:/usr/bin";
    while (*folders) {
        size_t size = strcspn(folders, ":");
        if (size + strlen(file) + 2 < sizeof path) {
            memcpy(path, folders, size);
            path[size] = '/';
            strcpy(path + size + 1, file);
            execve(path, arguments, environ);
            if (errno != ENOENT)
                return -1;
        }
        folders += size + (folders[size] == ':');
    }
    errno = ENOENT;
    return -1;
}
)faultline"},
{"stdlib/floating.c", R"faultline(
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <strings.h>

#define BILLION 1000000000U
#define WHOLE 36                 
#define WORDS 160                
#define MOST_DIGITS 800

struct number {                  
    char digits[MOST_DIGITS];
    int count;
    long exponent;
    int sticky;                  
};

struct fixed {
    unsigned words[WORDS];       
    int sticky;
};

static void add_digit(struct number *n, int digit, int fraction)
{
    if (n->count == 0 && digit == 0) {
        n->exponent -= fraction;
        return;
    }
    if (n->count < MOST_DIGITS) {
        n->digits[n->count++] = (char)digit;
        n->exponent -= fraction;
    } else {
        n->sticky |= digit;
        n->exponent += !fraction;
    }
}

static const char *parse_exponent(const char *p, long *exponent)
{
    const char *start = p++;
    int negative = *p == '-';
    long value = 0;

    if (*p == '-' || *p == '+')
        p++;
    if (!isdigit((unsigned char)*p))
        return start;
    for (; isdigit((unsigned char)*p); p++)
        if (value < 100000)
            value = value * 10 + (*p - '0');
    *exponent += negative ? -value : value;
    return p;
}


static const char *parse_decimal(const char *p, struct number *n)
{
    int fraction = 0, any = 0;

    n->count = 0;
    n->exponent = 0;
    n->sticky = 0;
    for (;; p++) {
        if (*p == '.' && !fraction) {
            fraction = 1;
        } else if (isdigit((unsigned char)*p)) {
            any = 1;
            add_digit(n, *p - '0', fraction);
        } else {
            break;
        }
    }
    if (!any)
        return 0;
    if (*p == 'e' || *p == 'E')
        p = parse_exponent(p, &n->exponent);
    return p;
}

static void place_digits(struct fixed *f, const struct number *n)
{
    static const unsigned powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};
    int i;

    for (i = 0; i < WORDS; i++)
        f->words[i] = 0;
    f->sticky = n->sticky;
    for (i = 0; i < n->count; i++) {
        
        long place = n->exponent + n->count - 1 - i + (WORDS - WHOLE) * 9L;
        if (place < 0)
            f->sticky |= n->digits[i];
        else
            f->words[WORDS - 1 - place / 9] += (unsigned)n->digits[i] * powers[place % 9];
    }
}

static void shift_left(struct fixed *f, int bits)
{
    unsigned long carry = 0;
    int i;

    for (i = WORDS - 1; i >= 0; i--) {
        carry += (unsigned long)f->words[i] << bits;
        f->words[i] = (unsigned)(carry % BILLION);
        carry /= BILLION;
    }
}

static void shift_right(struct fixed *f, int bits)
{
    unsigned long rest = 0;
    int i;

    for (i = 0; i < WORDS; i++) {
        rest = rest * BILLION + f->words[i];
        f->words[i] = (unsigned)(rest >> bits);
        rest &= (1UL << bits) - 1;
    }
    f->sticky |= rest != 0;
}


static unsigned long whole(const struct fixed *f)
{
    int i;

    for (i = 0; i < WHOLE - 3; i++)
        if (f->words[i])
            return 1UL << 63;
    if (f->words[WHOLE - 3] >= 9)
        return 1UL << 63;
    return (f->words[WHOLE - 3] * 1UL * BILLION + f->words[WHOLE - 2]) * BILLION + f->words[WHOLE - 1];
}

#define EXACT (-2)   


static int compare_half(const struct fixed *f)
{
    unsigned first = f->words[WHOLE];
    int i, more = f->sticky != 0;

    for (i = WHOLE + 1; i < WORDS; i++)
        more |= f->words[i] != 0;
    if (first == BILLION / 2)
        return more;
    if (first > BILLION / 2)
        return 1;
    return first == 0 && !more ? EXACT : -1;
}


static double assemble(unsigned long mantissa, int exponent, int exact)
{
    unsigned long bits;

    if (mantissa == 1UL << 53) {
        mantissa >>= 1;
        exponent++;
    }
    if (mantissa < 1UL << 52)
        bits = mantissa; 
    else if (exponent + 1075 >= 2047)
        bits = 2047UL << 52;
    else
        bits = (unsigned long)(exponent + 1075) << 52 | (mantissa & ((1UL << 52) - 1));
    if (bits >= 2047UL << 52 || (bits < 1UL << 52 && !exact))
        errno = ERANGE;
    return *(double *)&bits;
}

static double exactly(const struct number *n)
{
    struct fixed f;
    unsigned long mantissa;
    int exponent = 0, half;

    if (n->exponent + n->count > 310)
        return assemble(1UL << 52, 2000, 0);
    if (n->exponent + n->count < -330)
        return assemble(0, -1074, 0);
    place_digits(&f, n);
    while (whole(&f) >= 1UL << 53 << 9) {
        shift_right(&f, 9);
        exponent += 9;
    }
    while (whole(&f) >= 1UL << 53) {
        shift_right(&f, 1);
        exponent++;
    }
    while (whole(&f) < 1UL << 23 && exponent - 29 >= -1074) {
        shift_left(&f, 29);
        exponent -= 29;
    }
    while (whole(&f) < 1UL << 52 && exponent > -1074) {
        shift_left(&f, 1);
        exponent--;
    }
    mantissa = whole(&f);
    half = compare_half(&f);
    if (half > 0 || (half == 0 && (mantissa & 1)))
        mantissa++;
    return assemble(mantissa, exponent, half == EXACT);
}


static int quickly(const struct number *n, double *result)
{
    double power = 1;
    long value = 0, e;
    int i;

    if (n->count > 15 || n->exponent > 22 || n->exponent < -22)
        return 0;
    for (i = 0; i < n->count; i++)
        value = value * 10 + n->digits[i];
    for (e = n->exponent < 0 ? -n->exponent : n->exponent; e > 0; e--)
        power *= 10;
    *result = n->exponent < 0 ? (double)value / power : (double)value * power;
    return 1;
}

static int hex_digit(int c)
{
    return isdigit(c) ? c - '0' : tolower(c) - 'a' + 10;
}

static double parse_hex(const char *p, const char **end)
{
    double value = 0;
    long exponent = 0;
    int fraction = 0;

    for (;; p++) {
        if (*p == '.' && !fraction) {
            fraction = 1;
        } else if (isxdigit((unsigned char)*p)) {
            value = value * 16 + hex_digit((unsigned char)*p);
            exponent -= fraction * 4;
        } else {
            break;
        }
    }
    if (*p == 'p' || *p == 'P')
        p = parse_exponent(p, &exponent);
    *end = p;
    return ldexp(value, (int)exponent);
}

static double parse_unsigned(const char *p, const char **end)
{
    struct number n;
    double result;

    if (strncasecmp(p, "nan", 3) == 0) {
        *end = p + 3;
        return NAN;
    }
    if (strncasecmp(p, "inf", 3) == 0) {
        *end = p + (strncasecmp(p, "infinity", 8) == 0 ? 8 : 3);
        return INFINITY;
    }
    if (p[0] == '0' && (p[1] == 'x' || p[1] == 'X') && (isxdigit((unsigned char)p[2]) || p[2] == '.'))
        return parse_hex(p + 2, end);
    *end = parse_decimal(p, &n);
    if (*end == 0 || n.count == 0)
        return 0;
    return quickly(&n, &result) ? result : exactly(&n);
}

double strtod(const char *text, char **end)
{
    const char *p = text, *after;
    int negative;
    double value;

    while (isspace((unsigned char)*p))
        p++;
    negative = *p == '-';
    if (*p == '-' || *p == '+')
        p++;
    value = parse_unsigned(p, &after);
    if (end)
        *end = (char *)(after ? after : text);
    return negative ? -value : value;
}

float strtof(const char *text, char **end)
{
    return (float)strtod(text, end);
}

double atof(const char *text)
{
    return strtod(text, 0);
}
)faultline"},
{"stdlib/integer.c", R"faultline(
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>

static int digit_value(int c)
{
    if (isdigit(c))
        return c - '0';
    if (isalpha(c))
        return tolower(c) - 'a' + 10;
    return 99;
}

struct parsed {
    unsigned long value;
    int negative, overflow;
    const char *end;             
};

static int has_hex_prefix(const char *p)
{
    return p[0] == '0' && (p[1] == 'x' || p[1] == 'X') && digit_value((unsigned char)p[2]) < 16;
}

static struct parsed parse(const char *text, int base)
{
    struct parsed result = {0, 0, 0, 0};
    const char *p = text;

    while (isspace((unsigned char)*p))
        p++;
    if (*p == '-' || *p == '+')
        result.negative = *p++ == '-';
    if ((base == 0 || base == 16) && has_hex_prefix(p)) {
        p += 2;
        base = 16;
    } else if (base == 0) {
        base = *p == '0' ? 8 : 10;
    }
    for (; digit_value((unsigned char)*p) < base; p++) {
        unsigned long digit = (unsigned long)digit_value((unsigned char)*p);
        if (result.value > (ULONG_MAX - digit) / (unsigned long)base)
            result.overflow = 1;
        else
            result.value = result.value * (unsigned long)base + digit;
        result.end = p + 1;
    }
    return result;
}

static int valid_base(int base, const char *text, char **end)
{
    if (base == 0 || (base >= 2 && base <= 36))
        return 1;
    errno = EINVAL;
    if (end)
        *end = (char *)text;
    return 0;
}

long strtol(const char *text, char **end, int base)
{
    struct parsed result;
    unsigned long limit;

    if (!valid_base(base, text, end))
        return 0;
    result = parse(text, base);
    if (end)
        *end = (char *)(result.end ? result.end : text);
    limit = result.negative ? (unsigned long)LONG_MAX + 1 : (unsigned long)LONG_MAX;
    if (result.overflow || result.value > limit) {
        errno = ERANGE;
        return result.negative ? LONG_MIN : LONG_MAX;
    }
    return result.negative ? (long)-result.value : (long)result.value;
}

unsigned long strtoul(const char *text, char **end, int base)
{
    struct parsed result;

    if (!valid_base(base, text, end))
        return 0;
    result = parse(text, base);
    if (end)
        *end = (char *)(result.end ? result.end : text);
    if (result.overflow) {
        errno = ERANGE;
        return ULONG_MAX;
    }
    return result.negative ? -result.value : result.value;
}

long long strtoll(const char *text, char **end, int base)
{
    return strtol(text, end, base);
}

unsigned long long strtoull(const char *text, char **end, int base)
{
    return strtoul(text, end, base);
}

intmax_t strtoimax(const char *text, char **end, int base)
{
    return strtol(text, end, base);
}

uintmax_t strtoumax(const char *text, char **end, int base)
{
    return strtoul(text, end, base);
}

int atoi(const char *text)
{
    return (int)strtol(text, 0, 10);
}

long atol(const char *text)
{
    return strtol(text, 0, 10);
}

long long atoll(const char *text)
{
    return strtol(text, 0, 10);
}

int abs(int value)
{
    return value < 0 ? -value : value;
}

long labs(long value)
{
    return value < 0 ? -value : value;
}

long long llabs(long long value)
{
    return value < 0 ? -value : value;
}

intmax_t imaxabs(intmax_t value)
{
    return value < 0 ? -value : value;
}

div_t div(int number, int by)
{
    div_t result;
    result.quot = number / by;
    result.rem = number % by;
    return result;
}

ldiv_t ldiv(long number, long by)
{
    ldiv_t result;
    result.quot = number / by;
    result.rem = number % by;
    return result;
}

lldiv_t lldiv(long long number, long long by)
{
    lldiv_t result;
    result.quot = number / by;
    result.rem = number % by;
    return result;
}
)faultline"},
{"stdlib/random.c", R"faultline(
#include <stdlib.h>

#define DEGREE 31
#define SEPARATION 3

static int state[DEGREE];
static int front = SEPARATION, rear;
static int seeded;

void srandom(unsigned int seed)
{
    int i;
    long word;

    seeded = 1;
    state[0] = seed == 0 ? 1 : (int)seed;
    word = state[0];
    for (i = 1; i < DEGREE; i++) {
        /* word = 16807 * word % 2147483647 without overflow, as its authors wrote it for 32 bits */
        long high = word / 127773, low = word % 127773;
        word = 16807 * low - 2836 * high;
        if (word < 0)
            word += 2147483647;
        state[i] = (int)word;
    }
    front = SEPARATION;
    rear = 0;
    for (i = 0; i < DEGREE * 10; i++)
        random();
}

long random(void)
{
    unsigned int sum;

    if (!seeded)
        srandom(1);
    sum = (unsigned)state[front] + (unsigned)state[rear];
    state[front] = (int)sum;
    front = front + 1 == DEGREE ? 0 : front + 1;
    rear = rear + 1 == DEGREE ? 0 : rear + 1;
    return (long)(sum >> 1);
}

int rand(void)
{
    return (int)random();
}

void srand(unsigned int seed)
{
    srandom(seed);
}

int rand_r(unsigned int *seed)
{
    unsigned int next = *seed;
    int result;

    next = next * 1103515245 + 12345;
    result = (int)(next / 65536 % 2048);
    next = next * 1103515245 + 12345;
    result = result << 10 ^ (int)(next / 65536 % 1024);
    next = next * 1103515245 + 12345;
    result = result << 10 ^ (int)(next / 65536 % 1024);
    *seed = next;
    return result;
}

static unsigned long state48;

static unsigned long next48(void)
{
    state48 = (state48 * 0x5deece66dUL + 11) & 0xffffffffffffUL;
    return state48;
}

void srand48(long seed)
{
    state48 = ((unsigned long)(unsigned)seed << 16) | 0x330e;
}

long lrand48(void)
{
    return (long)(next48() >> 17);
}

long mrand48(void)
{
    return (long)(int)(next48() >> 16);
}

double drand48(void)
{
    return (double)next48() / 281474976710656.0;
}
)faultline"},
{"stdlib/sort.c", R"faultline(
#include <stdlib.h>
#include <string.h>

#define STACK_LIMIT 1024
#define INDIRECT_SIZE 32

struct sort {
    size_t size;                 
    int indirect;
    int (*compare)(const void *, const void *, void *);
    void *argument;
    char *scratch;
};

static int in_order(const struct sort *s, char *a, char *b)
{
    if (s->indirect)
        return s->compare(*(void **)a, *(void **)b, s->argument) <= 0;
    return s->compare(a, b, s->argument) <= 0;
}

static void copy_one(char *to, const char *from, size_t size)
{
    if (size == 4)
        *(int *)to = *(const int *)from;
    else if (size == 8)
        *(long *)to = *(const long *)from;
    else
        memcpy(to, from, size);
}

static void merge_sort(const struct sort *s, char *base, size_t count)
{
    size_t first_count = count / 2, second_count = count - count / 2;
    char *first = base, *second = base + first_count * s->size, *out = s->scratch;

    if (count <= 1)
        return;
    merge_sort(s, first, first_count);
    merge_sort(s, second, second_count);
    while (first_count > 0 && second_count > 0) {
        if (in_order(s, first, second)) {
            copy_one(out, first, s->size);
            first += s->size;
            first_count--;
        } else {
            copy_one(out, second, s->size);
            second += s->size;
            second_count--;
        }
        out += s->size;
    }
    if (first_count > 0)
        memcpy(out, first, first_count * s->size);
    memcpy(base, s->scratch, (count - second_count) * s->size);
}


static void follow_pointers(char *base, char **sorted, char *spare, size_t count, size_t size)
{
    size_t i;

    for (i = 0; i < count; i++) {
        char *here = base + i * size;
        size_t hole = i;
        if (sorted[i] == here)
            continue;
        memcpy(spare, here, size);
        for (;;) {
            size_t source = (size_t)(sorted[hole] - base) / size;
            sorted[hole] = base + hole * size;
            if (source == i)
                break;
            memcpy(base + hole * size, base + source * size, size);
            hole = source;
        }
        memcpy(base + hole * size, spare, size);
    }
}

static void sort_with(struct sort *s, char *base, size_t count, size_t size, char *scratch)
{
    char **pointers;
    size_t i;

    s->scratch = scratch;
    if (!s->indirect) {
        merge_sort(s, base, count);
        return;
    }
    pointers = (char **)(scratch + count * sizeof(char *));
    for (i = 0; i < count; i++)
        pointers[i] = base + i * size;
    merge_sort(s, (char *)pointers, count);
    follow_pointers(base, pointers, (char *)(pointers + count), count, size);
}

void qsort_r(void *base, size_t count, size_t size, int (*compare)(const void *, const void *, void *),
             void *argument)
{
    struct sort s = {.size = size, .compare = compare, .argument = argument};
    char small[STACK_LIMIT];
    size_t bytes = count * size;
    char *scratch;

    if (size > INDIRECT_SIZE) {
        s.indirect = 1;
        s.size = sizeof(char *);
        bytes = 2 * count * sizeof(char *) + size;
    }
    if (bytes < STACK_LIMIT) {
        sort_with(&s, base, count, size, small);
        return;
    }
    scratch = malloc(bytes);
    if (scratch == 0)
        return;
    sort_with(&s, base, count, size, scratch);
    free(scratch);
}

struct plain {
    int (*compare)(const void *, const void *);
};

static int call_plain(const void *a, const void *b, void *argument)
{
    return ((struct plain *)argument)->compare(a, b);
}

void qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *))
{
    struct plain plain = {compare};
    qsort_r(base, count, size, call_plain, &plain);
}

void *bsearch(const void *key, const void *base, size_t count, size_t size,
              int (*compare)(const void *, const void *))
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = (low + high) / 2;
        const char *here = (const char *)base + middle * size;
        int order = compare(key, here);
        if (order == 0)
            return (void *)here;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}
)faultline"},
{"string/copy.c", R"faultline(/* str*: lengths and copies. */
#include "internal.h"
#include <stdlib.h>
#include <string.h>

size_t strlen(const char *text)
{
    const char *p = text;

    while (*p)
        p++;
    return (size_t)(p - text);
}

size_t strnlen(const char *text, size_t limit)
{
    size_t size = 0;

    while (size < limit && text[size])
        size++;
    return size;
}

char *strcpy(char *to, const char *from)
{
    __builtin_memcpy(to, from, strlen(from) + 1);
    return to;
}

char *stpcpy(char *to, const char *from)
{
    size_t size = strlen(from);

    __builtin_memcpy(to, from, size + 1);
    return to + size;
}

char *stpncpy(char *to, const char *from, size_t size)
{
    size_t length = strnlen(from, size);

    __builtin_memcpy(to, from, length);
    if (length < size)
        __builtin_memset(to + length, 0, size - length);
    return to + length;
}

char *strncpy(char *to, const char *from, size_t size)
{
    stpncpy(to, from, size);
    return to;
}

char *strcat(char *to, const char *from)
{
    strcpy(to + strlen(to), from);
    return to;
}

char *strncat(char *to, const char *from, size_t size)
{
    size_t length = strnlen(from, size);
    char *end = to + strlen(to);

    __builtin_memcpy(end, from, length);
    end[length] = 0;
    return to;
}

char *strdup(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = malloc(size);

    if (copy)
        __builtin_memcpy(copy, text, size);
    return copy;
}

char *strndup(const char *text, size_t limit)
{
    size_t size = strnlen(text, limit);
    char *copy = malloc(size + 1);

    if (copy) {
        __builtin_memcpy(copy, text, size);
        copy[size] = 0;
    }
    return copy;
}
)faultline"},
{"string/ctype.c", R"faultline(
#include <ctype.h>
#include <locale.h>

int isdigit(int c)
{
    return c >= '0' && c <= '9';
}

int islower(int c)
{
    return c >= 'a' && c <= 'z';
}

int isupper(int c)
{
    return c >= 'A' && c <= 'Z';
}

int isalpha(int c)
{
    return islower(c) || isupper(c);
}

int isalnum(int c)
{
    return isalpha(c) || isdigit(c);
}

int isxdigit(int c)
{
    return isdigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

int isspace(int c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

int isblank(int c)
{
    return c == ' ' || c == '\t';
}

int isprint(int c)
{
    return c >= 32 && c < 127;
}

int isgraph(int c)
{
    return c > 32 && c < 127;
}

int ispunct(int c)
{
    return isgraph(c) && !isalnum(c);
}

int iscntrl(int c)
{
    return (c >= 0 && c < 32) || c == 127;
}

int isascii(int c)
{
    return (c & ~127) == 0;
}

int toascii(int c)
{
    return c & 127;
}

int tolower(int c)
{
    return isupper(c) ? c + ('a' - 'A') : c;
}

int toupper(int c)
{
    return islower(c) ? c - ('a' - 'A') : c;
}

char *setlocale(int category, const char *name)
{
    (void)category;
    (void)name;
    return "C";
}
)faultline"},
{"string/memory.c", R"faultline(/* mem*: whole blocks go through the machine's block instructions, which touch each page once. */
#include "internal.h"
#include <string.h>

void *memcpy(void *to, const void *from, size_t size)
{
    __builtin_memcpy(to, from, size);
    return to;
}

void *mempcpy(void *to, const void *from, size_t size)
{
    __builtin_memcpy(to, from, size);
    return (char *)to + size;
}

void *memset(void *to, int byte, size_t size)
{
    __builtin_memset(to, byte, size);
    return to;
}

void explicit_bzero(void *to, size_t size)
{
    __builtin_memset(to, 0, size);
}

void bzero(void *to, size_t size)
{
    __builtin_memset(to, 0, size);
}

void *memmove(void *to, const void *from, size_t size)
{
    __builtin_memmove(to, from, size);
    return to;
}

void bcopy(const void *from, void *to, size_t size)
{
    memmove(to, from, size);
}

void *memccpy(void *to, const void *from, int byte, size_t size)
{
    unsigned char *target = to;
    const unsigned char *source = from;

    while (size-- > 0)
        if ((*target++ = *source++) == (unsigned char)byte)
            return target;
    return 0;
}

int memcmp(const void *a, const void *b, size_t size)
{
    return __builtin_memcmp(a, b, size);
}

int bcmp(const void *a, const void *b, size_t size)
{
    return memcmp(a, b, size);
}

void *memchr(const void *area, int byte, size_t size)
{
    const unsigned char *p = area;

    for (; size > 0; size--, p++)
        if (*p == (unsigned char)byte)
            return (void *)p;
    return 0;
}

void *memrchr(const void *area, int byte, size_t size)
{
    const unsigned char *p = area;

    while (size-- > 0)
        if (p[size] == (unsigned char)byte)
            return (void *)(p + size);
    return 0;
}

void *memmem(const void *area, size_t size, const void *part, size_t part_size)
{
    const char *p = area;
    size_t at;

    if (part_size > size)
        return 0;
    for (at = 0; at <= size - part_size; at++)
        if (memcmp(p + at, part, part_size) == 0)
            return (void *)(p + at);
    return 0;
}
)faultline"},
{"string/search.c", R"faultline(/* str*: comparing, searching, cutting. */
#include "internal.h"
#include <ctype.h>
#include <libgen.h>
#include <string.h>

int strcmp(const char *a, const char *b)
{
    while (*a && *a == *b) {
        a++;
        b++;
    }
    return (unsigned char)*a - (unsigned char)*b;
}

int strncmp(const char *a, const char *b, size_t size)
{
    while (size > 0 && *a && *a == *b) {
        a++;
        b++;
        size--;
    }
    return size == 0 ? 0 : (unsigned char)*a - (unsigned char)*b;
}

int strcoll(const char *a, const char *b)
{
    return strcmp(a, b);
}

int strcasecmp(const char *a, const char *b)
{
    return strncasecmp(a, b, (size_t)-1);
}

int strncasecmp(const char *a, const char *b, size_t size)
{
    while (size > 0 && *a && tolower((unsigned char)*a) == tolower((unsigned char)*b)) {
        a++;
        b++;
        size--;
    }
    return size == 0 ? 0 : tolower((unsigned char)*a) - tolower((unsigned char)*b);
}

char *strchrnul(const char *text, int c)
{
    while (*text && *text != (char)c)
        text++;
    return (char *)text;
}

char *strchr(const char *text, int c)
{
    text = strchrnul(text, c);
    return *text == (char)c ? (char *)text : 0;
}

char *strrchr(const char *text, int c)
{
    const char *found = 0;

    for (;; text++) {
        if (*text == (char)c)
            found = text;
        if (*text == 0)
            return (char *)found;
    }
}

char *index(const char *text, int c)
{
    return strchr(text, c);
}

char *rindex(const char *text, int c)
{
    return strrchr(text, c);
}

char *strstr(const char *text, const char *part)
{
    size_t size = strlen(part);

    if (size == 0)
        return (char *)text;
    for (; (text = strchr(text, *part)) != 0; text++)
        if (strncmp(text, part, size) == 0)
            return (char *)text;
    return 0;
}

char *strcasestr(const char *text, const char *part)
{
    size_t size = strlen(part);

    for (;; text++) {
        if (strncasecmp(text, part, size) == 0)
            return (char *)text;
        if (*text == 0)
            return 0;
    }
}

static size_t span(const char *text, const char *set, int inside)
{
    size_t size = 0;

    while (text[size] && (strchr(set, text[size]) != 0) == inside)
        size++;
    return size;
}

size_t strspn(const char *text, const char *accepted)
{
    return span(text, accepted, 1);
}

size_t strcspn(const char *text, const char *rejected)
{
    return span(text, rejected, 0);
}

char *strpbrk(const char *text, const char *accepted)
{
    text += strcspn(text, accepted);
    return *text ? (char *)text : 0;
}

char *strtok_r(char *text, const char *separators, char **rest)
{
    char *end;

    if (text == 0)
        text = *rest;
    text += strspn(text, separators);
    if (*text == 0) {
        *rest = text;
        return 0;
    }
    end = text + strcspn(text, separators);
    if (*end)
        *end++ = 0;
    *rest = end;
    return text;
}

static char *strtok_rest = "";

char *strtok(char *text, const char *separators)
{
    return strtok_r(text, separators, &strtok_rest);
}

char *strsep(char **text, const char *separators)
{
    char *begin = *text, *end;

    if (begin == 0)
        return 0;
    end = begin + strcspn(begin, separators);
    if (*end) {
        *end = 0;
        *text = end + 1;
    } else {
        *text = 0;
    }
    return begin;
}

int ffsl(long value)
{
    int position;

    for (position = 1; position <= 64; position++, value = (long)((unsigned long)value >> 1))
        if (value & 1)
            return position;
    return 0;
}

int ffs(int value)
{
    return ffsl((long)(unsigned)value);
}

char *basename(const char *path)
{
    char *slash = strrchr(path, '/');
    return slash ? slash + 1 : (char *)path;
}

char *dirname(char *path)
{
    char *slash = strrchr(path, '/');

    if (slash == 0)
        return ".";
    if (slash == path)
        slash++;
    *slash = 0;
    return path;
}
)faultline"},
{"unix/files.c", R"faultline(
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define EMPTY_PATH 0x1000
#define NO_FOLLOW 0x100
#define TCGETS 0x5401

static int open_at(int directory, const char *path, int flags, mode_t mode)
{
    return (int)__result(__syscall(SYS_openat, (long)directory, path, (long)flags, (long)mode));
}

int open(const char *path, int flags, ...)
{
    va_list arguments;
    mode_t mode = 0;

    va_start(arguments, flags);
    if ((flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE)
        mode = va_arg(arguments, mode_t);
    va_end(arguments);
    return open_at(AT_FDCWD, path, flags, mode);
}

int openat(int directory, const char *path, int flags, ...)
{
    va_list arguments;
    mode_t mode = 0;

    va_start(arguments, flags);
    if ((flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE)
        mode = va_arg(arguments, mode_t);
    va_end(arguments);
    return open_at(directory, path, flags, mode);
}

int creat(const char *path, mode_t mode)
{
    return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

int close(int fd)
{
    return (int)__result(__syscall(SYS_close, (long)fd));
}

ssize_t read(int fd, void *to, size_t size)
{
    return __result(__syscall(SYS_read, (long)fd, to, size));
}

ssize_t write(int fd, const void *from, size_t size)
{
    return __result(__syscall(SYS_write, (long)fd, from, size));
}

ssize_t pread(int fd, void *to, size_t size, off_t offset)
{
    return __result(__syscall(SYS_pread64, (long)fd, to, size, offset));
}

ssize_t pwrite(int fd, const void *from, size_t size, off_t offset)
{
    return __result(__syscall(SYS_pwrite64, (long)fd, from, size, offset));
}

ssize_t readv(int fd, const struct iovec *parts, int count)
{
    return __result(__syscall(SYS_readv, (long)fd, parts, (long)count));
}

ssize_t writev(int fd, const struct iovec *parts, int count)
{
    return __result(__syscall(SYS_writev, (long)fd, parts, (long)count));
}

off_t lseek(int fd, off_t offset, int whence)
{
    return __result(__syscall(SYS_lseek, (long)fd, offset, (long)whence));
}

int dup(int fd)
{
    return (int)__result(__syscall(SYS_dup, (long)fd));
}

int dup2(int fd, int to)
{
    return (int)__result(__syscall(SYS_dup2, (long)fd, (long)to));
}

int pipe(int fds[2])
{
    return (int)__result(__syscall(SYS_pipe, fds));
}

int pipe2(int fds[2], int flags)
{
    return (int)__result(__syscall(SYS_pipe2, fds, (long)flags));
}

int fcntl(int fd, int command, ...)
{
    va_list arguments;
    long argument;

    va_start(arguments, command);
    argument = va_arg(arguments, long);
    va_end(arguments);
    return (int)__result(__syscall(SYS_fcntl, (long)fd, (long)command, argument));
}

int ftruncate(int fd, off_t size)
{
    return (int)__result(__syscall(SYS_ftruncate, (long)fd, size));
}

int truncate(const char *path, off_t size)
{
    return (int)__result(__syscall(SYS_truncate, path, size));
}

int posix_fadvise(int fd, off_t offset, off_t size, int advice)
{
    return (int)-__syscall(SYS_fadvise64, (long)fd, offset, size, (long)advice);
}

int fallocate(int fd, int mode, off_t offset, off_t size)
{
    return (int)__result(__syscall(SYS_fallocate, (long)fd, (long)mode, offset, size));
}

int posix_fallocate(int fd, off_t offset, off_t size)
{
    return (int)-__syscall(SYS_fallocate, (long)fd, 0L, offset, size);
}

ssize_t readahead(int fd, off_t offset, size_t size)
{
    return __result(__syscall(SYS_readahead, (long)fd, offset, size));
}

int fstat(int fd, struct stat *status)
{
    return (int)__result(__syscall(SYS_newfstatat, (long)fd, "", status, (long)EMPTY_PATH));
}

int stat(const char *path, struct stat *status)
{
    return (int)__result(__syscall(SYS_newfstatat, (long)AT_FDCWD, path, status, 0L));
}

int lstat(const char *path, struct stat *status)
{
    return (int)__result(__syscall(SYS_newfstatat, (long)AT_FDCWD, path, status, (long)NO_FOLLOW));
}

int access(const char *path, int mode)
{
    return (int)__result(__syscall(SYS_access, path, (long)mode));
}

int isatty(int fd)
{
    char settings[64];
    return __result(__syscall(SYS_ioctl, (long)fd, (long)TCGETS, settings)) == 0;
}

int fsync(int fd)
{
    return (int)__result(__syscall(SYS_fsync, (long)fd));
}

int fdatasync(int fd)
{
    return (int)__result(__syscall(SYS_fdatasync, (long)fd));
}

void sync(void)
{
    __syscall(SYS_sync);
}

int shm_open(const char *name, int flags, mode_t mode)
{
    char path[256];

    while (*name == '/')
        name++;
    snprintf(path, sizeof path, "/dev/shm/%s", name);
    return open_at(AT_FDCWD, path, flags | O_CLOEXEC | O_NOFOLLOW, mode);
}

int shm_unlink(const char *name)
{
    char path[256];

    while (*name == '/')
        name++;
    snprintf(path, sizeof path, "/dev/shm/%s", name);
    return unlink(path);
}
)faultline"},
{"unix/memory.c", R"faultline(
#include "internal.h"
#include <errno.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/swap.h>
#include <unistd.h>

void *__curbrk; 

int brk(void *address)
{
    __curbrk = (void *)__syscall(SYS_brk, address);
    if (__curbrk < address) {
        errno = ENOMEM;
        return -1;
    }
    return 0;
}

void *sbrk(intptr_t increment)
{
    char *old;

    if (__curbrk == 0 && brk(0) < 0)
        return (void *)-1;
    old = __curbrk;
    if (increment == 0)
        return old;
    if (increment > 0 ? (uintptr_t)old + (uintptr_t)increment < (uintptr_t)old
                      : (uintptr_t)old < (uintptr_t)-increment) {
        errno = ENOMEM;
        return (void *)-1;
    }
    if (brk(old + increment) < 0)
        return (void *)-1;
    return old;
}

void *mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset)
{
    return (void *)__result(
        __syscall(SYS_mmap, address, size, (long)protection, (long)flags, (long)fd, offset));
}

int munmap(void *address, size_t size)
{
    return (int)__result(__syscall(SYS_munmap, address, size));
}

int mprotect(void *address, size_t size, int protection)
{
    return (int)__result(__syscall(SYS_mprotect, address, size, (long)protection));
}

int madvise(void *address, size_t size, int advice)
{
    return (int)__result(__syscall(SYS_madvise, address, size, (long)advice));
}


int posix_madvise(void *address, size_t size, int advice)
{
    if (advice == POSIX_MADV_DONTNEED)
        return 0;
    return (int)-__syscall(SYS_madvise, address, size, (long)advice);
}

void *mremap(void *address, size_t old_size, size_t new_size, int flags, ...)
{
    va_list arguments;
    void *target = 0;

    va_start(arguments, flags);
    if (flags & MREMAP_FIXED)
        target = va_arg(arguments, void *);
    va_end(arguments);
    return (void *)__result(__syscall(SYS_mremap, address, old_size, new_size, (long)flags, target));
}

int mincore(void *address, size_t size, unsigned char *residency)
{
    return (int)__result(__syscall(SYS_mincore, address, size, residency));
}

int msync(void *address, size_t size, int flags)
{
    return (int)__result(__syscall(SYS_msync, address, size, (long)flags));
}

int mlock(const void *address, size_t size)
{
    return (int)__result(__syscall(SYS_mlock, address, size));
}

int mlock2(const void *address, size_t size, unsigned int flags)
{
    return (int)__result(__syscall(SYS_mlock2, address, size, (long)flags));
}

int munlock(const void *address, size_t size)
{
    return (int)__result(__syscall(SYS_munlock, address, size));
}

int mlockall(int flags)
{
    return (int)__result(__syscall(SYS_mlockall, (long)flags));
}

int munlockall(void)
{
    return (int)__result(__syscall(SYS_munlockall));
}

int memfd_create(const char *name, unsigned int flags)
{
    return (int)__result(__syscall(SYS_memfd_create, name, (long)flags));
}

int swapon(const char *path, int flags)
{
    return (int)__result(__syscall(SYS_swapon, path, (long)flags));
}

int swapoff(const char *path)
{
    return (int)__result(__syscall(SYS_swapoff, path));
}
)faultline"},
{"unix/paths.c", R"faultline(
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int unlink(const char *path)
{
    return (int)__result(__syscall(SYS_unlink, path));
}

int rmdir(const char *path)
{
    return (int)__result(__syscall(SYS_rmdir, path));
}

int remove(const char *path)
{
    if (unlink(path) == 0)
        return 0;
    return errno == EISDIR ? rmdir(path) : -1;
}

int rename(const char *from, const char *to)
{
    return (int)__result(__syscall(SYS_rename, from, to));
}

int link(const char *from, const char *to)
{
    return (int)__result(__syscall(SYS_link, from, to));
}

int symlink(const char *target, const char *path)
{
    return (int)__result(__syscall(SYS_symlink, target, path));
}

ssize_t readlink(const char *path, char *to, size_t size)
{
    return __result(__syscall(SYS_readlink, path, to, size));
}

int mkdir(const char *path, mode_t mode)
{
    return (int)__result(__syscall(SYS_mkdir, path, (long)mode));
}

int chmod(const char *path, mode_t mode)
{
    return (int)__result(__syscall(SYS_chmod, path, (long)mode));
}

int fchmod(int fd, mode_t mode)
{
    return (int)__result(__syscall(SYS_fchmod, (long)fd, (long)mode));
}

mode_t umask(mode_t mask)
{
    return (mode_t)__syscall(SYS_umask, (long)mask);
}

int chdir(const char *path)
{
    return (int)__result(__syscall(SYS_chdir, path));
}

char *getcwd(char *to, size_t size)
{
    if (to == 0) {
        if (size == 0)
            size = PAGE;
        to = malloc(size);
        if (to == 0)
            return 0;
    }
    return __result(__syscall(SYS_getcwd, to, size)) < 0 ? 0 : to;
}


int mkstemp(char *pattern)
{
    size_t size = strlen(pattern);
    unsigned number;
    int fd;

    if (size < 6 || strcmp(pattern + size - 6, "XXXXXX") != 0) {
        errno = EINVAL;
        return -1;
    }
    for (number = 0; number < 100000; number++) {
        snprintf(pattern + size - 6, 7, "%06u", number);
        fd = open(pattern, O_RDWR | O_CREAT | O_EXCL, 0600);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}
)faultline"},
{"unix/process.c", R"faultline(
#include "internal.h"
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_ARGUMENTS 64

pid_t fork(void)
{
    pid_t pid;

    if (__fork_handlers)
        __run_fork_handlers(0);
    pid = (pid_t)__result(__syscall(SYS_fork));
    if (pid == 0 && __threads_started)
        __threads_started = THREAD->number = 0;
    if (__fork_handlers)
        __run_fork_handlers(pid == 0 ? 2 : 1);
    return pid;
}


pid_t(vfork)(void)
{
    return fork();
}

pid_t getpid(void)
{
    return (pid_t)__syscall(SYS_getpid);
}

pid_t getppid(void)
{
    return (pid_t)__syscall(SYS_getppid);
}

pid_t gettid(void)
{
    return (pid_t)__syscall(SYS_gettid);
}

pid_t getpgrp(void)
{
    return (pid_t)__syscall(SYS_getpgrp);
}

pid_t getpgid(pid_t pid)
{
    return (pid_t)__result(__syscall(SYS_getpgid, (long)pid));
}

int setpgid(pid_t pid, pid_t group)
{
    return (int)__result(__syscall(SYS_setpgid, (long)pid, (long)group));
}

pid_t setsid(void)
{
    return (pid_t)__result(__syscall(SYS_setsid));
}

uid_t getuid(void)
{
    return (uid_t)__syscall(SYS_getuid);
}

uid_t geteuid(void)
{
    return (uid_t)__syscall(SYS_geteuid);
}

gid_t getgid(void)
{
    return (gid_t)__syscall(SYS_getgid);
}

gid_t getegid(void)
{
    return (gid_t)__syscall(SYS_getegid);
}

int setuid(uid_t uid)
{
    return (int)__result(__syscall(SYS_setuid, (long)uid));
}

int setgid(gid_t gid)
{
    return (int)__result(__syscall(SYS_setgid, (long)gid));
}

int getpriority(int which, id_t who)
{
    long result = __result(__syscall(SYS_getpriority, (long)which, (long)who));
    return result < 0 ? -1 : 20 - (int)result;
}

int setpriority(int which, id_t who, int priority)
{
    return (int)__result(__syscall(SYS_setpriority, (long)which, (long)who, (long)priority));
}

int nice(int increment)
{
    int priority = getpriority(PRIO_PROCESS, 0) + increment;

    if (setpriority(PRIO_PROCESS, 0, priority) < 0)
        return -1;
    return getpriority(PRIO_PROCESS, 0);
}

int execve(const char *path, char *const arguments[], char *const environment[])
{
    return (int)__result(__syscall(SYS_execve, path, arguments, environment));
}

int execv(const char *path, char *const arguments[])
{
    return execve(path, arguments, environ);
}

static void gather(const char *first, va_list list, char **arguments)
{
    int count = 0;
    char *next = (char *)first;

    while (next && count < MOST_ARGUMENTS - 1) {
        arguments[count++] = next;
        next = va_arg(list, char *);
    }
    arguments[count] = 0;
}

int execl(const char *path, const char *argument, ...)
{
    char *arguments[MOST_ARGUMENTS];
    va_list list;

    va_start(list, argument);
    gather(argument, list, arguments);
    va_end(list);
    return execv(path, arguments);
}

int execlp(const char *file, const char *argument, ...)
{
    char *arguments[MOST_ARGUMENTS];
    va_list list;

    va_start(list, argument);
    gather(argument, list, arguments);
    va_end(list);
    return execvp(file, arguments);
}

pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage)
{
    return (pid_t)__result(__syscall(SYS_wait4, (long)pid, status, (long)options, usage));
}

pid_t wait3(int *status, int options, struct rusage *usage)
{
    return wait4(-1, status, options, usage);
}

pid_t waitpid(pid_t pid, int *status, int options)
{
    return wait4(pid, status, options, 0);
}

pid_t wait(int *status)
{
    return wait4(-1, status, 0, 0);
}

int getrusage(int who, struct rusage *usage)
{
    return (int)__result(__syscall(SYS_getrusage, (long)who, usage));
}

int prlimit(pid_t pid, int resource, const struct rlimit *limit, struct rlimit *old)
{
    return (int)__result(__syscall(SYS_prlimit64, (long)pid, (long)resource, limit, old));
}

int getrlimit(int resource, struct rlimit *limit)
{
    return prlimit(0, resource, 0, limit);
}

int setrlimit(int resource, const struct rlimit *limit)
{
    return prlimit(0, resource, limit, 0);
}

int prctl(int option, ...)
{
    va_list list;
    long a, b, c, d;

    va_start(list, option);
    a = va_arg(list, long);
    b = va_arg(list, long);
    c = va_arg(list, long);
    d = va_arg(list, long);
    va_end(list);
    return (int)__result(__syscall(SYS_prctl, (long)option, a, b, c, d));
}

int sched_yield(void)
{
    return (int)__result(__syscall(SYS_sched_yield));
}

unsigned int alarm(unsigned int seconds)
{
    return (unsigned)__syscall(SYS_alarm, (long)seconds);
}

int pause(void)
{
    return (int)__result(__syscall(SYS_pause));
}

long syscall(long number, ...)
{
    va_list list;
    long a, b, c, d, e, f;

    va_start(list, number);
    a = va_arg(list, long);
    b = va_arg(list, long);
    c = va_arg(list, long);
    d = va_arg(list, long);
    e = va_arg(list, long);
    f = va_arg(list, long);
    va_end(list);
    return __result(__syscall(number, a, b, c, d, e, f));
}
)faultline"},
{"unix/shared.c", R"faultline(
#include "internal.h"
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

key_t ftok(const char *path, int project)
{
    struct stat status;

    if (stat(path, &status) < 0)
        return -1;
    return (key_t)((status.st_ino & 0xffff) | (status.st_dev & 0xff) << 16 | (unsigned)(project & 0xff) << 24);
}

int shmget(key_t key, size_t size, int flags)
{
    return (int)__result(__syscall(SYS_shmget, (long)key, size, (long)flags));
}

void *shmat(int id, const void *address, int flags)
{
    return (void *)__result(__syscall(SYS_shmat, (long)id, address, (long)flags));
}

int shmdt(const void *address)
{
    return (int)__result(__syscall(SYS_shmdt, address));
}

int shmctl(int id, int command, struct shmid_ds *status)
{
    return (int)__result(__syscall(SYS_shmctl, (long)id, (long)command, status));
}

ssize_t process_vm_readv(pid_t pid, const struct iovec *to, unsigned long to_count, const struct iovec *from,
                         unsigned long from_count, unsigned long flags)
{
    return __result(__syscall(SYS_process_vm_readv, (long)pid, to, to_count, from, from_count, flags));
}

ssize_t process_vm_writev(pid_t pid, const struct iovec *from, unsigned long from_count, const struct iovec *to,
                          unsigned long to_count, unsigned long flags)
{
    return __result(__syscall(SYS_process_vm_writev, (long)pid, from, from_count, to, to_count, flags));
}
)faultline"},
{"unix/signals.c", R"faultline(
#include "internal.h"
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define RESTORER 0x04000000UL
#define MASK_BYTES 8L

struct kernel_action {
    void *handler;
    unsigned long flags;
    void (*restorer)(void);
    unsigned long mask;
};


void __restore_rt(void)
{
    for (;;)
        __syscall(SYS_rt_sigreturn);
}

static void to_kernel(struct kernel_action *to, const struct sigaction *from)
{
    to->handler = (void *)from->sa_handler;
    to->flags = (unsigned long)(unsigned)from->sa_flags | RESTORER;
    to->restorer = __restore_rt;
    to->mask = from->sa_mask.__bits[0];
}

static void from_kernel(struct sigaction *to, const struct kernel_action *from)
{
    memset(to, 0, sizeof *to);
    to->sa_handler = (__sighandler_t)from->handler;
    to->sa_flags = (int)from->flags;
    to->sa_restorer = from->restorer;
    to->sa_mask.__bits[0] = from->mask;
}

int sigaction(int number, const struct sigaction *action, struct sigaction *old)
{
    struct kernel_action wanted, former;
    long result;

    if (action)
        to_kernel(&wanted, action);
    result = __result(__syscall(SYS_rt_sigaction, (long)number, action ? &wanted : (struct kernel_action *)0,
                                old ? &former : (struct kernel_action *)0, MASK_BYTES));
    if (result == 0 && old)
        from_kernel(old, &former);
    return (int)result;
}

__sighandler_t signal(int number, __sighandler_t handler)
{
    struct sigaction action, old;

    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaddset(&action.sa_mask, number);
    if (sigaction(number, &action, &old) < 0)
        return SIG_ERR;
    return old.sa_handler;
}

int sigprocmask(int how, const sigset_t *set, sigset_t *old)
{
    return (int)__result(__syscall(SYS_rt_sigprocmask, (long)how, set, old, MASK_BYTES));
}

int sigpending(sigset_t *set)
{
    return (int)__result(__syscall(SYS_rt_sigpending, set, MASK_BYTES));
}

int sigsuspend(const sigset_t *mask)
{
    return (int)__result(__syscall(SYS_rt_sigsuspend, mask, MASK_BYTES));
}

int sigaltstack(const stack_t *stack, stack_t *old)
{
    return (int)__result(__syscall(SYS_sigaltstack, stack, old));
}

int sigemptyset(sigset_t *set)
{
    memset(set, 0, sizeof *set);
    return 0;
}

int sigfillset(sigset_t *set)
{
    memset(set, 0xff, sizeof *set);
    return 0;
}

static int valid(int number)
{
    if (number >= 1 && number < _NSIG)
        return 1;
    errno = EINVAL;
    return 0;
}

int sigaddset(sigset_t *set, int number)
{
    if (!valid(number))
        return -1;
    set->__bits[0] |= 1UL << (number - 1);
    return 0;
}

int sigdelset(sigset_t *set, int number)
{
    if (!valid(number))
        return -1;
    set->__bits[0] &= ~(1UL << (number - 1));
    return 0;
}

int sigismember(const sigset_t *set, int number)
{
    if (!valid(number))
        return -1;
    return (int)(set->__bits[0] >> (number - 1) & 1);
}

int kill(pid_t pid, int number)
{
    return (int)__result(__syscall(SYS_kill, (long)pid, (long)number));
}

int killpg(pid_t group, int number)
{
    return kill(-group, number);
}

int raise(int number)
{
    return (int)__result(__syscall(SYS_tgkill, (long)getpid(), (long)gettid(), (long)number));
}

int __sigjmp_save(jmp_buf buffer, int save)
{
    buffer[0].__mask_saved = save;
    if (save)
        sigprocmask(SIG_BLOCK, 0, (sigset_t *)buffer[0].__mask);
    return 0;
}

void longjmp(jmp_buf buffer, int value)
{
    __builtin_longjmp(buffer[0].__registers, value ? value : 1);
}

void siglongjmp(sigjmp_buf buffer, int value)
{
    if (buffer[0].__mask_saved)
        sigprocmask(SIG_SETMASK, (sigset_t *)buffer[0].__mask, 0);
    __builtin_longjmp(buffer[0].__registers, value ? value : 1);
}

static const char *const texts[] = {
    0, "Hangup", "Interrupt", "Quit", "Illegal instruction", "Trace/breakpoint trap", "Aborted",
    "Bus error", "Floating point exception", "Killed", "User defined signal 1", "Segmentation fault",
    "User defined signal 2", "Broken pipe", "Alarm clock", "Terminated", "Stack fault", "Child exited",
    "Continued", "Stopped (signal)", "Stopped", "Stopped (tty input)", "Stopped (tty output)",
    "Urgent I/O condition", "CPU time limit exceeded",
    "File size limit exceeded", "Virtual timer expired", "Profiling timer expired", "Window changed",
    "I/O possible", "Power failure", "Bad system call",
};

char *strsignal(int number)
{
    if (number >= 1 && number < (int)(sizeof texts / sizeof texts[0]))
        return (char *)texts[number];
    snprintf(THREAD->text, sizeof THREAD->text, "Unknown signal %d", number);
    return THREAD->text;
}

void psignal(int number, const char *prefix)
{
    if (prefix && *prefix)
        fprintf(stderr, "%s: %s\n", prefix, strsignal(number));
    else
        fprintf(stderr, "%s\n", strsignal(number));
}
)faultline"},
{"unix/system.c", R"faultline(
#include "internal.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>
#include <unistd.h>

int sysinfo(struct sysinfo *info)
{
    return (int)__result(__syscall(SYS_sysinfo, info));
}

int uname(struct utsname *name)
{
    return (int)__result(__syscall(SYS_uname, name));
}

int gethostname(char *to, size_t size)
{
    struct utsname name;

    if (uname(&name) < 0)
        return -1;
    strncpy(to, name.nodename, size);
    return 0;
}

int getpagesize(void)
{
    return (int)PAGE;
}

int get_nprocs(void)
{
    unsigned char mask[128];
    long bytes = __syscall(SYS_sched_getaffinity, 0L, sizeof mask, mask);
    int count = 0;
    long i;

    for (i = 0; i < bytes * 8; i++)
        count += mask[i / 8] >> (i % 8) & 1;
    return count > 0 ? count : 2;
}

int get_nprocs_conf(void)
{
    return get_nprocs();
}

long get_phys_pages(void)
{
    struct sysinfo info;
    return sysinfo(&info) < 0 ? -1 : (long)(info.totalram / PAGE * info.mem_unit);
}

long get_avphys_pages(void)
{
    struct sysinfo info;
    return sysinfo(&info) < 0 ? -1 : (long)(info.freeram / PAGE * info.mem_unit);
}

long sysconf(int name)
{
    struct rlimit limit;

    switch (name) {
    case _SC_PAGESIZE:
        return (long)PAGE;
    case _SC_NPROCESSORS_CONF:
    case _SC_NPROCESSORS_ONLN:
        return get_nprocs();
    case _SC_PHYS_PAGES:
        return get_phys_pages();
    case _SC_AVPHYS_PAGES:
        return get_avphys_pages();
    case _SC_CLK_TCK:
        return 100;
    case _SC_OPEN_MAX:
        return getrlimit(RLIMIT_NOFILE, &limit) < 0 ? 256 : (long)limit.rlim_cur;
    case _SC_ARG_MAX:
        return getrlimit(RLIMIT_STACK, &limit) < 0 ? 131072 : (long)(limit.rlim_cur / 4);
    case _SC_LEVEL1_DCACHE_LINESIZE:
        return 64;
    default:
        errno = EINVAL;
        return -1;
    }
}
)faultline"},
{"unix/time.c", R"faultline(
#include "internal.h"
#include <errno.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec *now)
{
    return (int)__result(__syscall(SYS_clock_gettime, (long)clock, now));
}

int clock_getres(clockid_t clock, struct timespec *resolution)
{
    return (int)__result(__syscall(SYS_clock_getres, (long)clock, resolution));
}

time_t time(time_t *result)
{
    struct timespec now = {0, 0};

    clock_gettime(CLOCK_REALTIME, &now);
    if (result)
        *result = now.tv_sec;
    return now.tv_sec;
}

int gettimeofday(struct timeval *now, void *zone)
{
    struct timespec exact = {0, 0};
    int result = clock_gettime(CLOCK_REALTIME, &exact);

    (void)zone;
    if (now) {
        now->tv_sec = exact.tv_sec;
        now->tv_usec = exact.tv_nsec / 1000;
    }
    return result;
}

clock_t clock(void)
{
    struct timespec used = {0, 0};

    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) < 0)
        return -1;
    return used.tv_sec * CLOCKS_PER_SEC + used.tv_nsec / 1000;
}

double difftime(time_t end, time_t begin)
{
    return (double)(end - begin);
}

int nanosleep(const struct timespec *duration, struct timespec *left)
{
    return (int)__result(__syscall(SYS_clock_nanosleep, (long)CLOCK_REALTIME, 0L, duration, left));
}

int usleep(useconds_t microseconds)
{
    struct timespec duration;

    duration.tv_sec = microseconds / 1000000;
    duration.tv_nsec = (long)(microseconds % 1000000) * 1000;
    return nanosleep(&duration, 0);
}

unsigned int sleep(unsigned int seconds)
{
    struct timespec duration = {0, 0}, left = {0, 0};

    duration.tv_sec = seconds;
    return nanosleep(&duration, &left) < 0 ? (unsigned)left.tv_sec : 0;
}

static int is_leap(long year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(long year, int month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 1 && is_leap(year) ? 29 : days[month];
}

struct tm *gmtime_r(const time_t *when, struct tm *result)
{
    long days = *when / 86400, seconds = *when % 86400, year = 1970;
    int month = 0;

    if (seconds < 0) {
        seconds += 86400;
        days--;
    }
    result->tm_wday = (int)((days % 7 + 11) % 7);
    while (days < 0 || days >= (is_leap(year) ? 366 : 365)) {
        if (days < 0)
            days += is_leap(--year) ? 366 : 365;
        else
            days -= is_leap(year++) ? 366 : 365;
    }
    result->tm_yday = (int)days;
    while (days >= days_in(year, month))
        days -= days_in(year, month++);
    result->tm_year = (int)(year - 1900);
    result->tm_mon = month;
    result->tm_mday = (int)days + 1;
    result->tm_hour = (int)(seconds / 3600);
    result->tm_min = (int)(seconds / 60 % 60);
    result->tm_sec = (int)(seconds % 60);
    result->tm_isdst = 0;
    result->tm_gmtoff = 0;
    result->tm_zone = "UTC";
    return result;
}

static struct tm shared_result;

struct tm *gmtime(const time_t *when)
{
    return gmtime_r(when, &shared_result);
}

struct tm *localtime_r(const time_t *when, struct tm *result)
{
    return gmtime_r(when, result);
}

struct tm *localtime(const time_t *when)
{
    return gmtime_r(when, &shared_result);
}

time_t mktime(struct tm *when)
{
    long year = 1900L + when->tm_year, days = 0, y;
    int month;
    time_t result;

    for (y = 1970; y < year; y++)
        days += is_leap(y) ? 366 : 365;
    for (month = 0; month < when->tm_mon && month < 12; month++)
        days += days_in(year, month);
    result = ((days + when->tm_mday - 1) * 24 + when->tm_hour) * 3600L + when->tm_min * 60L + when->tm_sec;
    gmtime_r(&result, when);
    return result;
}

int getitimer(int which, struct itimerval* now)
{
    return (int)__result(__syscall(SYS_getitimer, (long)which, now));
}

int setitimer(int which, const struct itimerval* next, struct itimerval* old)
{
    return (int)__result(__syscall(SYS_setitimer, (long)which, next, old));
}
)faultline"},
{"malloc/arenas.c", R"faultline(
#include "chunk.h"
#include <sys/sysinfo.h>

static int list_lock;
static struct arena *unused;         
static struct arena *next_to_share = &__main_arena;
static size_t arenas = 1, most_arenas;

static struct arena *take_unused(void)
{
    struct arena *arena;

    __lock(&list_lock);
    arena = unused;
    if (arena) {
        unused = arena->next_free;
        arena->attached_threads = 1;
    }
    __unlock(&list_lock);
    return arena;
}


static struct arena *new_arena(void)
{
    struct heap *heap = __new_heap(sizeof(struct heap) + sizeof(struct arena) + ALIGNMENT, PARAMETERS->top_pad);
    struct arena *arena;
    char *top;

    if (heap == 0)
        return 0;
    arena = heap->arena = (struct arena *)(heap + 1);
    __start_arena(arena);
    arena->flags = NOT_CONTIGUOUS;
    arena->attached_threads = 1;
    arena->system_bytes = arena->max_system_bytes = heap->size;
    top = (char *)(arena + 1);
    top += -(size_t)top & ALIGNMENT_MASK;
    arena->top = (struct chunk *)top;
    arena->top->size = (size_t)((char *)heap + heap->size - top) | PREVIOUS_IN_USE;
    __lock(&list_lock);
    arena->next = MAIN_ARENA->next;
    MAIN_ARENA->next = arena;
    __unlock(&list_lock);
    return arena;
}

static void detach(struct arena *arena)
{
    if (arena && arena->attached_threads > 0)
        arena->attached_threads--;
}


static struct arena *share(void)
{
    struct arena *arena;

    __lock(&list_lock);
    arena = next_to_share;
    next_to_share = arena->next;
    arena->attached_threads++;
    __unlock(&list_lock);
    return arena;
}


static struct arena *find_arena(void)
{
    struct arena *arena = take_unused();

    if (arena)
        return arena;
    if (most_arenas == 0) {
        if (PARAMETERS->arena_max != 0)
            most_arenas = PARAMETERS->arena_max;
        else if (arenas > PARAMETERS->arena_test)
            most_arenas = (size_t)get_nprocs() * 8;
    }
    if (most_arenas == 0 || arenas < most_arenas) {
        arenas++;
        arena = new_arena();
        if (arena)
            return arena;
        arenas--;
    }
    return share();
}


struct arena *__choose_arena(void)
{
    struct thread_block *thread = THREAD;

    struct arena *arena;

    if (thread->arena == 0)
        thread->arena = find_arena();
    arena = thread->arena;
    __lock_arena(arena);
    return arena;
}


void *__malloc_from_some_arena(size_t request)
{
    struct arena *arena = __choose_arena();
    void *memory = __arena_malloc(arena, request);

    __unlock_arena(arena);
    if (memory)
        return memory;
    arena = arena == MAIN_ARENA ? find_arena() : MAIN_ARENA;
    __lock_arena(arena);
    memory = __arena_malloc(arena, request);
    __unlock_arena(arena);
    return memory;
}


void __end_thread_memory(void)
{
    struct thread_block *thread = THREAD;
    struct arena *arena;

    __tcache_end();
    arena = thread->arena;
    thread->arena = 0;
    if (arena == 0)
        return;
    __lock(&list_lock);
    detach(arena);
    if (arena->attached_threads == 0) {
        arena->next_free = unused;
        unused = arena;
    }
    __unlock(&list_lock);
}
)faultline"},
{"malloc/heap.c", R"faultline(
#include "chunk.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

static char *next_place;             

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
)faultline"},
{"malloc/statistics.c", R"faultline(
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
        size_t size = chunk->size;          
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
)faultline"},
{"stdio/positional.c", R"faultline(
#include "file.h"
#include <ctype.h>
#include <string.h>
#include <wchar.h>

#define MOST_ARGUMENTS 64

struct registers {               
    unsigned general, floating;
    void *memory, *saved;
};

static const char *number_at(const char *p, int *number)
{
    *number = 0;
    for (; isdigit((unsigned char)*p) && *number < 1000; p++)
        *number = *number * 10 + (*p - '0');
    return p;
}


static const char *note_conversion(const char *p, char *kinds)
{
    int number, other;

    p = number_at(p, &number);
    if (*p++ != '$' || number < 1 || number > MOST_ARGUMENTS)
        return 0;
    for (; *p && strchr("-+ #0'.*123456789hlqjzZtL", *p); p++)
        if (*p == '*') {
            p = number_at(p + 1, &other);
            if (*p != '$' || other < 1 || other > MOST_ARGUMENTS)
                return 0;
            kinds[other - 1] = 'i';
        }
    kinds[number - 1] = *p && strchr("aAeEfFgG", *p) ? 'd' : 'i';
    return *p ? p + 1 : 0;
}

int __gather_positional(const char *format, struct arguments *arguments, long *slots)
{
    char kinds[MOST_ARGUMENTS] = {0};
    const char *p = strchr(format, '%');
    int i;

    for (; p; p = strchr(p, '%')) {
        if (p[1] == '%')
            p += 2;
        else if ((p = note_conversion(p + 1, kinds)) == 0)
            return 0;
    }
    for (i = 0; i < MOST_ARGUMENTS && kinds[i]; i++) {
        double number;
        if (kinds[i] == 'i') {
            slots[i] = va_arg(arguments->list, long);
        } else {
            number = va_arg(arguments->list, double);
            __builtin_memcpy(&slots[i], &number, 8);
        }
    }
    return i > 0;
}

void __choose_argument(struct arguments *arguments, int number)
{
    struct registers *list = (struct registers *)arguments->list;

    list->general = 48;
    list->floating = 176;
    list->memory = arguments->slots + (number > 0 ? number - 1 : 0);
}


void __format_wide(struct sink *sink, const struct conversion *c, struct arguments *arguments)
{
    wchar_t one[2] = {0, 0};
    const wchar_t *wide = one;
    char text[1024];
    size_t size = 0;

    if (c->letter == 'c' || c->letter == 'C')
        one[0] = va_arg(arguments->list, wchar_t);
    else
        wide = va_arg(arguments->list, const wchar_t *);
    for (wide = wide ? wide : L"(null)"; *wide && size < sizeof text - 4; wide++) {
        size_t next = size + wcrtomb(text + size, *wide, 0);
        if (c->precision >= 0 && next > (size_t)c->precision)
            break;
        size = next;
    }
    __emit_padded(sink, c, text, size);
}
)faultline"},
{"stdlib/shell.c", R"faultline(/* system and popen. The machine has no /bin/sh to execute: the child itself plays a small one, which knows pipes,
   lists, redirections and a few of the usual tools, and executes programs by their path. */
#include "file.h"
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_WORDS 64
#define LONGEST 4096

struct command {
    char text[LONGEST];
    char *words[MOST_WORDS + 1];
    int count;
    char *input, *output;
    int append, errors_too, errors_away;
};

static int last_status;

static char *add_text(char *to, const char *text)
{
    size_t size = strlen(text);

    memcpy(to, text, size);
    return to + size;
}


static const char *variable(const char *p, char **to)
{
    char name[64], number[16];
    size_t size = 0;

    if (*p == '$' || *p == '?') {
        snprintf(number, sizeof number, "%d", *p == '$' ? getppid() : last_status);
        *to = add_text(*to, number);
        return p + 1;
    }
    while ((isalnum((unsigned char)p[size]) || p[size] == '_') && size < sizeof name - 1)
        size++;
    if (size == 0) {
        *(*to)++ = '$';
        return p;
    }
    memcpy(name, p, size);
    name[size] = 0;
    if (getenv(name))
        *to = add_text(*to, getenv(name));
    return p + size;
}

static const char *word(const char *p, char **to)
{
    char quote = 0;

    for (; *p && (quote || !strchr(" \t|;&<>\n", *p)); ) {
        if (quote ? *p == quote : *p == '\'' || *p == '"') {
            quote = quote ? 0 : *p;
            p++;
        } else if (*p == '\\' && quote != '\'' && p[1]) {
            *(*to)++ = p[1];
            p += 2;
        } else if (*p == '$' && quote != '\'') {
            p = variable(p + 1, to);
        } else {
            *(*to)++ = *p++;
        }
    }
    *(*to)++ = 0;
    return p;
}


static const char *parse(const char *p, struct command *c)
{
    char *to = c->text;

    c->count = c->append = c->errors_too = c->errors_away = 0;
    c->input = c->output = 0;
    for (;;) {
        p += strspn(p, " \t");
        if (*p == 0 || *p == '|' || *p == ';' || *p == '\n' || (*p == '&' && p[1] != '>'))
            break;
        if (strncmp(p, "2>&1", 4) == 0) {
            c->errors_too = 1;
            p += 4;
        } else if (strncmp(p, "2>/dev/null", 11) == 0) {
            c->errors_away = 1;
            p += 11;
        } else if (*p == '<' || *p == '>') {
            char **file = *p == '<' ? &c->input : &c->output;
            c->append = p[0] == '>' && p[1] == '>';
            p += 1 + c->append;
            p += strspn(p, " \t");
            *file = to;
            p = word(p, &to);
        } else {
            if (c->count < MOST_WORDS)
                c->words[c->count++] = to;
            p = word(p, &to);
        }
    }
    c->words[c->count] = 0;
    return p;
}

static int redirect(struct command *c)
{
    int fd;

    if (c->input) {
        if ((fd = open(c->input, O_RDONLY)) < 0) {
            fprintf(stderr, "sh: 1: cannot open %s: No such file\n", c->input);
            return 0;
        }
        dup2(fd, 0);
        close(fd);
    }
    if (c->output) {
        if ((fd = open(c->output, O_WRONLY | O_CREAT | (c->append ? O_APPEND : O_TRUNC), 0666)) < 0) {
            fprintf(stderr, "sh: 1: cannot create %s: %s\n", c->output,
                    errno == ENOENT ? "Directory nonexistent" : strerror(errno));
            return 0;
        }
        dup2(fd, 1);
        close(fd);
    }
    if (c->errors_away && (fd = open("/dev/null", O_WRONLY)) >= 0)
        dup2(fd, 2);
    if (c->errors_too)
        dup2(1, 2);
    return 1;
}

struct filter {                  
    const char *name, *pattern;
    long count;
    int ignore_case, invert, counting;
};

static int wanted(const struct filter *f, const char *line)
{
    const char *pattern = f->pattern;
    int anchored = *pattern == '^';
    const char *found = (f->ignore_case ? strcasestr : strstr)(line, pattern + anchored);

    return (found != 0 && (!anchored || found == line)) != f->invert;
}

static int filter_file(const struct filter *f, FILE *file, const char *name, int many)
{
    char *line = 0;
    size_t room = 0;
    ssize_t size;
    long lines = 0, words = 0, bytes = 0, hits = 0, total = 0;

    if (strcmp(f->name, "tail") == 0) {
        while (getline(&line, &room, file) > 0)
            total++;
        rewind(file);
    }
    while ((size = getline(&line, &room, file)) > 0) {
        ssize_t i;
        lines++;
        bytes += size;
        for (i = 0; i < size; i++)
            words += !isspace((unsigned char)line[i]) && (i == 0 || isspace((unsigned char)line[i - 1]));
        if (strcmp(f->name, "head") == 0 && lines > f->count)
            break;
        if (strcmp(f->name, "tail") == 0 && lines <= total - f->count)
            continue;
        if (strcmp(f->name, "wc") == 0 || (strcmp(f->name, "grep") == 0 && !wanted(f, line)))
            continue;
        hits++;
        if (f->counting)
            continue;
        if (many && strcmp(f->name, "grep") == 0)
            printf("%s:", name);
        fwrite(line, 1, (size_t)size, stdout);
    }
    free(line);
    if (strcmp(f->name, "grep") == 0 && f->counting)
        printf("%ld\n", hits);
    else if (strcmp(f->name, "wc") == 0 && f->counting)
        printf("%ld%s%s\n", lines, name ? " " : "", name ? name : "");
    else if (strcmp(f->name, "wc") == 0)
        printf("%7ld %7ld %7ld%s%s\n", lines, words, bytes, name ? " " : "", name ? name : "");
    return strcmp(f->name, "grep") == 0 && hits == 0;
}

static int run_filter(struct command *c)
{
    struct filter f = {.name = c->words[0], .count = 10};
    int i = 1, status = 0, grep = strcmp(f.name, "grep") == 0, first;

    for (; i < c->count && c->words[i][0] == '-' && c->words[i][1]; i++) {
        const char *option = c->words[i] + 1;
        f.counting |= *option == (grep ? 'c' : 'l');
        f.ignore_case |= *option == 'i';
        f.invert |= grep && *option == 'v';
        if (*option == 'n' && !grep && i + 1 < c->count)
            f.count = option[1] ? atol(option + 1) : atol(c->words[++i]);
        else if (isdigit((unsigned char)*option))
            f.count = atol(option);
    }
    if (grep && i < c->count)
        f.pattern = c->words[i++];
    if (i == c->count)
        return filter_file(&f, stdin, 0, 0);
    for (first = i; i < c->count; i++) {
        FILE *file = fopen(c->words[i], "r");
        if (file == 0) {
            fflush(stdout);
            fprintf(stderr, "%s: %s: %s\n", f.name, c->words[i], strerror(errno));
            status = 1;
            continue;
        }
        status |= filter_file(&f, file, c->words[i], c->count - first > 1);
        fclose(file);
    }
    return status;
}

static int echo(struct command *c)
{
    int i = 1, newline = 1;

    if (c->count > 1 && strcmp(c->words[1], "-n") == 0)
        newline = 0, i++;
    for (; i < c->count; i++)
        printf("%s%s", c->words[i], i + 1 < c->count ? " " : "");
    if (newline)
        putchar('\n');
    return 0;
}

static int execute(struct command *c)
{
    const char *name = c->words[0];

    execvp(name, c->words);
    fprintf(stderr, "sh: 1: %s: %s\n", name, errno == ENOENT ? "not found" : strerror(errno));
    return errno == ENOENT ? 127 : 126;
}

static int run_simple(struct command *c)
{
    static const char *const filters[] = {"cat", "head", "tail", "wc", "grep"};
    const char *name = c->words[0];
    size_t i;

    if (c->count == 0)
        return 0;
    for (i = 0; i < sizeof filters / sizeof *filters; i++)
        if (strcmp(name, filters[i]) == 0)
            return run_filter(c);
    if (strcmp(name, "echo") == 0)
        return echo(c);
    if (strcmp(name, "true") == 0 || strcmp(name, ":") == 0)
        return 0;
    if (strcmp(name, "false") == 0)
        return 1;
    if (strcmp(name, "sleep") == 0 && c->count > 1)
        return usleep((useconds_t)(atof(c->words[1]) * 1e6));
    if (strcmp(name, "kill") == 0 && c->count > 1)
        return kill(atoi(c->words[c->count - 1]), c->count > 2 ? atoi(c->words[1] + 1) : SIGTERM) < 0;
    if (strcmp(name, "exit") == 0) {
        fflush(stdout);
        _exit(c->count > 1 ? atoi(c->words[1]) : last_status);
    }
    return execute(c);
}

static void play(struct command *c, int input, int output)
{
    if (input > 0)
        dup2(input, 0);
    if (output > 1)
        dup2(output, 1);
    setvbuf(stdin, 0, _IOFBF, 0);
    exit(redirect(c) ? run_simple(c) : 2);
}

static int status_of(int status)
{
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}


static const char *pipeline(const char *p)
{
    static struct command c;
    int input = 0, status = 0;
    pid_t last = 0;

    for (;;) {
        int ends[2] = {0, 1}, more;
        p = parse(p, &c);
        more = *p == '|' && p[1] != '|';
        if (!more && last == 0 && (c.count == 0 || strcmp(c.words[0], "exit") == 0)) {
            run_simple(&c);
            return p;
        }
        if (more && pipe(ends) < 0)
            return "";
        last = fork();
        if (last == 0)
            play(&c, input, ends[1]);
        if (input > 0)
            close(input);
        if (!more)
            break;
        close(ends[1]);
        input = ends[0];
        p++;
    }
    while (waitpid(last, &status, 0) < 0 && errno == EINTR)
        ;
    while (wait(0) > 0)
        ;
    last_status = status_of(status);
    return p;
}


static void forget_pending(void)
{
    stdout->pending = 0;
    stdin->read_at = stdin->read_end = stdin->buffer;
}

static void play_shell(const char *text)
{
    const char *p = text;

    while (*p) {
        p = pipeline(p);
        p += strspn(p, " \t");
        while ((p[0] == '&' && p[1] == '&' && last_status != 0) || (p[0] == '|' && p[1] == '|' && last_status == 0)) {
            static struct command skipped;
            p = parse(p + 2, &skipped);
        }
        p += strspn(p, ";&|\n");
    }
    _exit(last_status);
}

int system(const char *text)
{
    sigset_t block, before;
    int status = -1;
    pid_t child;

    if (text == 0)
        return 1;
    sigemptyset(&block);
    sigaddset(&block, SIGCHLD);
    sigprocmask(SIG_BLOCK, &block, &before);
    child = fork();
    if (child == 0) {
        sigprocmask(SIG_SETMASK, &before, 0);
        forget_pending();
        play_shell(text);
    }
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    sigprocmask(SIG_SETMASK, &before, 0);
    return status;
}

#define MOST_STREAMS 16
static struct { FILE *file; pid_t child; } streams[MOST_STREAMS];

FILE *popen(const char *text, const char *mode)
{
    int ends[2], reading = *mode == 'r', i;
    pid_t child;

    for (i = 0; streams[i].file; i++)
        if (i == MOST_STREAMS - 1)
            return 0;
    if ((!reading && *mode != 'w') || pipe(ends) < 0)
        return 0;
    child = fork();
    if (child == 0) {
        forget_pending();
        dup2(ends[reading], reading);
        close(ends[0]);
        close(ends[1]);
        play_shell(text);
    }
    close(ends[reading]);
    streams[i].child = child;
    return streams[i].file = fdopen(ends[!reading], mode);
}

int pclose(FILE *file)
{
    int i, status = -1;

    for (i = 0; i < MOST_STREAMS; i++)
        if (streams[i].file == file) {
            streams[i].file = 0;
            fclose(file);
            while (waitpid(streams[i].child, &status, 0) < 0 && errno == EINTR)
                ;
            return status;
        }
    return -1;
}
)faultline"},
{"string/more.c", R"faultline(
#include <stdlib.h>
#include <string.h>

size_t strxfrm(char *to, const char *from, size_t size)
{
    size_t length = strlen(from);

    if (size > 0)
        strncpy(to, from, size);
    return length;
}

void *rawmemchr(const void *area, int byte)
{
    return memchr(area, byte, (size_t)-1);
}

void swab(const void *from, void *to, long size)
{
    const char *a = from;
    char *b = to;

    for (; size > 1; size -= 2, a += 2, b += 2) {
        char first = a[0];
        b[0] = a[1];
        b[1] = first;
    }
}

int ffsll(long long value)
{
    return ffsl((long)value);
}

static int digit(char c)
{
    return c >= '0' && c <= '9';
}


int strverscmp(const char *a, const char *b)
{
    size_t i = 0, start, x, y;

    while (a[i] == b[i])
        if (a[i++] == 0)
            return 0;
    for (start = i; start > 0 && digit(a[start - 1]); start--)
        ;
    if ((!digit(a[i]) || !digit(b[i])) && (start == i || (!digit(a[i]) && !digit(b[i]))))
        return (unsigned char)a[i] - (unsigned char)b[i];
    if (a[start] == '0' || b[start] == '0')
        return (unsigned char)a[i] - (unsigned char)b[i];
    x = strspn(a + start, "0123456789");
    y = strspn(b + start, "0123456789");
    return x != y ? (x < y ? -1 : 1) : (unsigned char)a[i] - (unsigned char)b[i];
}

int mblen(const char *text, size_t size)
{
    return text == 0 || size == 0 || *text == 0 ? 0 : 1;
}

int getsubopt(char **options, char *const *names, char **value)
{
    char *word = *options, *end = strchrnul(word, ',');
    int i;

    if (*word == 0)
        return -1;
    *options = *end ? end + 1 : end;
    *end = 0;
    *value = strchr(word, '=');
    if (*value)
        *(*value)++ = 0;
    for (i = 0; names[i]; i++)
        if (strcmp(names[i], word) == 0)
            return i;
    *value = word;
    return -1;
}

long double strtold(const char *text, char **end)
{
    return strtod(text, end);
}
#ifndef FAULTLINE_NATIVE

int __builtin_popcountl(unsigned long x)
{
    int count = 0;

    for (; x; x &= x - 1)
        count++;
    return count;
}

int __builtin_popcount(unsigned x)
{
    return __builtin_popcountl(x);
}

int __builtin_parity(unsigned x)
{
    return __builtin_popcountl(x) & 1;
}

int __builtin_ctzl(unsigned long x)
{
    return ffsl((long)x) - 1;
}

int __builtin_ctz(unsigned x)
{
    return ffs((int)x) - 1;
}

int __builtin_clzl(unsigned long x)
{
    int count = 0;

    for (; count < 64 && (x >> 63) == 0; x <<= 1)
        count++;
    return count;
}

int __builtin_clz(unsigned x)
{
    return __builtin_clzl(x) - 32;
}

unsigned long __builtin_bswap64(unsigned long x)
{
    unsigned long result = 0;
    int i;

    for (i = 0; i < 8; i++, x >>= 8)
        result = result << 8 | (x & 255);
    return result;
}

unsigned __builtin_bswap32(unsigned x)
{
    return (unsigned)(__builtin_bswap64(x) >> 32);
}

unsigned short __builtin_bswap16(unsigned short x)
{
    return (unsigned short)(x << 8 | x >> 8);
}

/* Does a + b, a - b or a * b (0, 1, 2) not fit a type of so many bits? Numbers are magnitudes with a sign. */
int __overflows(int operation, unsigned long a, int a_negative, unsigned long b, int b_negative, int bits, int sign)
{
    unsigned long size, most = bits == 64 ? ~0UL : (1UL << bits) - 1;
    int negative = a_negative, carry = 0;

    if (operation == 2) {
        negative = a_negative != b_negative;
        size = a * b;
        carry = a != 0 && size / a != b;
    } else {
        if (operation == 1)
            b_negative = !b_negative;
        if (a_negative == b_negative) {
            size = a + b;
            carry = size < a;
        } else {
            size = a >= b ? a - b : b - a;
            negative = a >= b ? a_negative : b_negative;
        }
    }
    if (carry)
        return 1;
    if (size == 0)
        return 0;
    if (!sign)
        return negative || size > most;
    return size > (most >> 1) + (unsigned long)negative;
}
#endif
)faultline"},
{"string/wide.c", R"faultline(
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

size_t wcslen(const wchar_t *text)
{
    size_t size = 0;

    while (text[size])
        size++;
    return size;
}

wchar_t *wmemcpy(wchar_t *to, const wchar_t *from, size_t size)
{
    return memcpy(to, from, size * sizeof *to);
}

wchar_t *wmemset(wchar_t *to, wchar_t c, size_t size)
{
    while (size-- > 0)
        to[size] = c;
    return to;
}

wchar_t *wcscpy(wchar_t *to, const wchar_t *from)
{
    return wmemcpy(to, from, wcslen(from) + 1);
}

wchar_t *wcsncpy(wchar_t *to, const wchar_t *from, size_t size)
{
    size_t i;

    for (i = 0; i < size; i++)
        to[i] = *from ? *from++ : 0;
    return to;
}

wchar_t *wcscat(wchar_t *to, const wchar_t *from)
{
    wcscpy(to + wcslen(to), from);
    return to;
}

int wcscmp(const wchar_t *a, const wchar_t *b)
{
    while (*a && *a == *b)
        a++, b++;
    return *a < *b ? -1 : *a > *b;
}

wchar_t *wcschr(const wchar_t *text, wchar_t c)
{
    for (; *text != c; text++)
        if (*text == 0)
            return 0;
    return (wchar_t *)text;
}

wchar_t *wcsdup(const wchar_t *text)
{
    wchar_t *copy = malloc((wcslen(text) + 1) * sizeof *copy);
    return copy ? wcscpy(copy, text) : 0;
}

size_t wcrtomb(char *to, wchar_t c, mbstate_t *state)
{
    int more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3, i;

    (void)state;
    if (to == 0)
        return 1;
    for (i = more; i > 0; i--, c >>= 6)
        to[i] = (char)(0x80 | (c & 0x3f));
    to[0] = (char)(more ? (0xf00 >> more & 0xff) | c : c);
    return (size_t)more + 1;
}

size_t mbrtowc(wchar_t *to, const char *from, size_t size, mbstate_t *state)
{
    unsigned char first = (unsigned char)*from;
    int more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3, i;
    wchar_t c = more ? first & (0x3f >> more) : first;

    (void)state;
    if (size == 0)
        return (size_t)-2;
    for (i = 1; i <= more; i++) {
        if ((from[i] & 0xc0) != 0x80) {
            errno = EILSEQ;
            return (size_t)-1;
        }
        c = c << 6 | (from[i] & 0x3f);
    }
    if (to)
        *to = c;
    return first ? (size_t)more + 1 : 0;
}

size_t mbstowcs(wchar_t *to, const char *from, size_t size)
{
    size_t count = 0, step;
    wchar_t c;

    for (; to == 0 || count < size; count++, from += step) {
        step = mbrtowc(&c, from, 4, 0);
        if (step == (size_t)-1)
            return step;
        if (to)
            to[count] = c;
        if (step == 0)
            break;
    }
    return count;
}

size_t wcstombs(char *to, const wchar_t *from, size_t size)
{
    size_t count = 0, step;
    char bytes[4];

    for (; *from; from++, count += step) {
        step = wcrtomb(bytes, *from, 0);
        if (to && count + step > size)
            return count;
        if (to)
            memcpy(to + count, bytes, step);
    }
    if (to && count < size)
        to[count] = 0;
    return count;
}
)faultline"},
{"threads/create.c", R"faultline(
#include "internal.h"
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#define THREAD_FLAGS 0x3d0f00L   
#define MOST_CACHED (40UL << 20) 
#define FUTEX_WAIT 0L

void __end_thread_memory(void);
void __run_key_destructors(void);

int __threads_started;
static int running = 1;          
static int list_lock;
static struct thread_block *unused;
static size_t unused_bytes;

static struct thread_block *take_unused(size_t size, size_t guard)
{
    struct thread_block **link, *block;

    __lock(&list_lock);
    for (link = &unused; (block = *link) != 0; link = &block->next)
        if (block->stack_size == size && block->guard_size == guard && block->tid == 0) {
            *link = block->next;
            unused_bytes -= size;
            break;
        }
    __unlock(&list_lock);
    return block;
}

static void put_unused(struct thread_block *block)
{
    __lock(&list_lock);
    block->next = unused;
    unused = block;
    unused_bytes += block->stack_size;
    while (unused_bytes > MOST_CACHED) {
        struct thread_block **link = &unused, *oldest;
        while ((*link)->next)
            link = &(*link)->next;
        oldest = *link;
        if (oldest->tid != 0)
            break;
        *link = 0;
        unused_bytes -= oldest->stack_size;
        free(oldest->vector);
        munmap(oldest->stack, oldest->stack_size);
    }
    __unlock(&list_lock);
}

static struct thread_block *block_at_end_of(char *stack, size_t size)
{
    return (struct thread_block *)((size_t)(stack + size - sizeof(struct thread_block)) & ~63UL);
}


static struct thread_block *make_stack(size_t size, size_t guard)
{
    struct thread_block *block = take_unused(size, guard);
    char *stack;
    void *vector;

    if (block) {
        stack = block->stack;
        vector = block->vector;
        memset(block, 0, sizeof *block);
    } else {
        stack = mmap(0, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
        if (stack == MAP_FAILED)
            return 0;
        if (mprotect(stack + guard, size - guard, PROT_READ | PROT_WRITE) != 0) {
            munmap(stack, size);
            return 0;
        }
        block = block_at_end_of(stack, size);
        
        vector = calloc(17 + (THREAD->variables_size != 0), 16);
    }
    block->vector = vector;
    block->stack = stack;
    block->stack_size = size;
    block->guard_size = guard;
    return block;
}

static size_t default_stack_size(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return 2UL << 20;
    return limit.rlim_cur < PTHREAD_STACK_MIN ? PTHREAD_STACK_MIN : limit.rlim_cur & ~(PAGE - 1);
}

static struct thread_block *prepare(const pthread_attr_t *a)
{
    size_t size = a && a->__a.stack_size ? a->__a.stack_size : default_stack_size();
    size_t guard = a ? a->__a.guard : PAGE;
    struct thread_block *block;

    if (a && a->__a.stack) {
        block = block_at_end_of(a->__a.stack, size);
        memset(block, 0, sizeof *block);
    } else {
        guard = (guard + PAGE - 1) & ~(PAGE - 1);
        block = make_stack(((size + PAGE - 1) & ~(PAGE - 1)) + guard, guard);
        if (block == 0)
            return 0;
    }
    block->self = block;
    block->detached = a ? a->__a.detached : 0;
    return block;
}

static void leave_thread(struct thread_block *self)
{
    char *used = (char *)((size_t)__builtin_frame_address(0) & ~(PAGE - 1));

    if (self->stack && used - self->stack > PTHREAD_STACK_MIN)
        madvise(self->stack, (size_t)(used - self->stack) - PTHREAD_STACK_MIN, MADV_DONTNEED);
    if (self->detached && self->stack)
        put_unused(self);
    for (;;)
        __syscall(SYS_exit, 0L);
}

void pthread_exit(void *result)
{
    struct thread_block *self = THREAD;

    self->result = result;
    while (self->cleanups)
        __cleanup_pop(self->cleanups, 1);
    __run_key_destructors();
    __end_thread_memory();
    if (__sync_sub_and_fetch(&running, 1) == 0)
        exit(0);
    leave_thread(self);
}

static void run_thread(void)
{
    struct thread_block *self = THREAD;
    pthread_exit(self->start(self->argument));
}


static void start_thread(struct thread_block *block, void *stack)
{
    if (__syscall(SYS_clone, THREAD_FLAGS, stack, &block->number, &block->tid, block) == 0)
        run_thread();
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *argument)
{
    struct thread_block *self = THREAD, *block = prepare(attributes);
    char *variables;

    if (block == 0)
        return EAGAIN;
    __threads_started = 1;
    block->variables = self->variables;
    block->variables_size = self->variables_size;
    variables = (char *)block - self->variables_size;
    memcpy(variables, self->variables, self->variables_size);
    block->start = start;
    block->argument = argument;
    block->tid = -1;
    *thread = (pthread_t)block;
    __sync_add_and_fetch(&running, 1);
    start_thread(block, (void *)((size_t)variables & ~63UL));
    if (block->number > 0)
        return 0;
    __sync_sub_and_fetch(&running, 1);
    block->tid = 0;
    if (block->stack)
        put_unused(block);
    return EAGAIN;
}

static void wait_for_end(struct thread_block *block)
{
    int tid;

    while ((tid = *(volatile int *)&block->tid) != 0)
        __syscall(SYS_futex, &block->tid, FUTEX_WAIT, (long)tid, 0L);
}

int pthread_join(pthread_t thread, void **result)
{
    struct thread_block *block = (struct thread_block *)thread;

    if (block->detached)
        return EINVAL;
    if (block == THREAD)
        return EDEADLK;
    wait_for_end(block);
    if (result)
        *result = block->result;
    if (block->stack)
        put_unused(block);
    return 0;
}

int pthread_tryjoin_np(pthread_t thread, void **result)
{
    return ((struct thread_block *)thread)->tid != 0 ? EBUSY : pthread_join(thread, result);
}

int pthread_detach(pthread_t thread)
{
    struct thread_block *block = (struct thread_block *)thread;

    if (block->detached)
        return EINVAL;
    block->detached = 1;
    if (block->tid == 0 && block->stack)
        put_unused(block);
    return 0;
}
)faultline"},
{"threads/locks.c", R"faultline(
#include "internal.h"
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>

#define FUTEX_WAIT 0L
#define FUTEX_WAKE 1L
#define FUTEX_WAIT_UNTIL (9L | 256L) 
#define EVERYBODY 0x7fffffffL

static long wait_while(volatile int *word, int value, const struct timespec *until)
{
    if (until)
        return __syscall(SYS_futex, word, FUTEX_WAIT_UNTIL, (long)value, until, 0L, -1L);
    return __syscall(SYS_futex, word, FUTEX_WAIT, (long)value, 0L);
}

static void wake(volatile int *word, long count)
{
    __syscall(SYS_futex, word, FUTEX_WAKE, count);
}


static int lock_until(int *word, const struct timespec *until)
{
    if (__sync_val_compare_and_swap(word, 0, 1) == 0)
        return 0;
    while (__sync_lock_test_and_set(word, 2) != 0) {
        long result = wait_while(word, 2, until);
        if (result == -ETIMEDOUT || result == -EINVAL)
            return (int)-result;
    }
    return 0;
}

void __lock(int *word)
{
    lock_until(word, 0);
}

void __unlock(int *word)
{
    if (__sync_lock_test_and_set(word, 0) == 2)
        wake(word, 1);
}

int pthread_mutex_init(pthread_mutex_t *m, const pthread_mutexattr_t *a)
{
    *m = (pthread_mutex_t)PTHREAD_MUTEX_INITIALIZER;
    if (a)
        m->__m.kind = a->kind;
    return 0;
}

int pthread_mutex_destroy(pthread_mutex_t *m)
{
    return m->__m.lock ? EBUSY : 0;
}

static int my_number(void)
{
    struct thread_block *self = THREAD;

    if (self->number == 0)
        self->number = (int)__syscall(SYS_gettid);
    return self->number;
}


static int already_mine(pthread_mutex_t *m, int trying)
{
    if (m->__m.kind == PTHREAD_MUTEX_NORMAL || m->__m.owner != my_number())
        return -1;
    if (m->__m.kind == PTHREAD_MUTEX_RECURSIVE) {
        m->__m.count++;
        return 0;
    }
    return trying ? EBUSY : EDEADLK;
}

static int lock_mutex(pthread_mutex_t *m, const struct timespec *until)
{
    int result = already_mine(m, 0);

    if (result >= 0)
        return result;
    result = lock_until(&m->__m.lock, until);
    if (result == 0)
        m->__m.owner = my_number();
    return result;
}

int pthread_mutex_lock(pthread_mutex_t *m)
{
    return lock_mutex(m, 0);
}

int pthread_mutex_timedlock(pthread_mutex_t *m, const struct timespec *until)
{
    return lock_mutex(m, until);
}

int pthread_mutex_trylock(pthread_mutex_t *m)
{
    int result = already_mine(m, 1);

    if (result >= 0)
        return result;
    if (__sync_val_compare_and_swap(&m->__m.lock, 0, 1) != 0)
        return EBUSY;
    m->__m.owner = my_number();
    return 0;
}

int pthread_mutex_unlock(pthread_mutex_t *m)
{
    if (m->__m.kind != PTHREAD_MUTEX_NORMAL && m->__m.owner != my_number())
        return EPERM;
    if (m->__m.count > 0) {
        m->__m.count--;
        return 0;
    }
    m->__m.owner = 0;
    __unlock(&m->__m.lock);
    return 0;
}

int pthread_cond_init(pthread_cond_t *c, const pthread_condattr_t *a)
{
    (void)a;
    *c = (pthread_cond_t)PTHREAD_COND_INITIALIZER;
    return 0;
}

int pthread_cond_destroy(pthread_cond_t *c)
{
    (void)c;
    return 0;
}


int pthread_cond_timedwait(pthread_cond_t *c, pthread_mutex_t *m, const struct timespec *until)
{
    int seen = (int)c->__c.sequence;
    long result;

    __sync_add_and_fetch(&c->__c.waiting, 1);
    pthread_mutex_unlock(m);
    result = wait_while((int *)&c->__c.sequence, seen, until);
    __sync_sub_and_fetch(&c->__c.waiting, 1);
    pthread_mutex_lock(m);
    return result == -ETIMEDOUT ? ETIMEDOUT : 0;
}

int pthread_cond_wait(pthread_cond_t *c, pthread_mutex_t *m)
{
    return pthread_cond_timedwait(c, m, 0);
}

static int signal_waiters(pthread_cond_t *c, long count)
{
    __sync_add_and_fetch(&c->__c.sequence, 1);
    if (c->__c.waiting)
        wake((int *)&c->__c.sequence, count);
    return 0;
}

int pthread_cond_signal(pthread_cond_t *c)
{
    return signal_waiters(c, 1);
}

int pthread_cond_broadcast(pthread_cond_t *c)
{
    return signal_waiters(c, EVERYBODY);
}

int pthread_rwlock_init(pthread_rwlock_t *r, const pthread_rwlockattr_t *a)
{
    (void)a;
    *r = (pthread_rwlock_t)PTHREAD_RWLOCK_INITIALIZER;
    return 0;
}

int pthread_rwlock_destroy(pthread_rwlock_t *r)
{
    (void)r;
    return 0;
}

static int take_side(pthread_rwlock_t *r, int writing, int wait)
{
    for (;;) {
        int changed, free;
        __lock(&r->__r.lock);
        free = !r->__r.writer && (!writing || r->__r.readers == 0);
        if (free && writing)
            r->__r.writer = my_number();
        else if (free)
            r->__r.readers++;
        changed = r->__r.changed;
        __unlock(&r->__r.lock);
        if (free)
            return 0;
        if (!wait)
            return EBUSY;
        wait_while(&r->__r.changed, changed, 0);
    }
}

int pthread_rwlock_rdlock(pthread_rwlock_t *r)
{
    return take_side(r, 0, 1);
}

int pthread_rwlock_wrlock(pthread_rwlock_t *r)
{
    return take_side(r, 1, 1);
}

int pthread_rwlock_tryrdlock(pthread_rwlock_t *r)
{
    return take_side(r, 0, 0);
}

int pthread_rwlock_trywrlock(pthread_rwlock_t *r)
{
    return take_side(r, 1, 0);
}

int pthread_rwlock_unlock(pthread_rwlock_t *r)
{
    __lock(&r->__r.lock);
    if (r->__r.writer)
        r->__r.writer = 0;
    else
        r->__r.readers--;
    r->__r.changed++;
    __unlock(&r->__r.lock);
    wake(&r->__r.changed, EVERYBODY);
    return 0;
}

int pthread_barrier_init(pthread_barrier_t *b, const pthread_barrierattr_t *a, unsigned count)
{
    (void)a;
    if (count == 0)
        return EINVAL;
    b->__b.lock = 0;
    b->__b.needed = count;
    b->__b.arrived = b->__b.round = 0;
    return 0;
}

int pthread_barrier_destroy(pthread_barrier_t *b)
{
    (void)b;
    return 0;
}

int pthread_barrier_wait(pthread_barrier_t *b)
{
    unsigned round;

    __lock(&b->__b.lock);
    round = b->__b.round;
    if (++b->__b.arrived == b->__b.needed) {
        b->__b.arrived = 0;
        b->__b.round++;
        __unlock(&b->__b.lock);
        wake((int *)&b->__b.round, EVERYBODY);
        return PTHREAD_BARRIER_SERIAL_THREAD;
    }
    __unlock(&b->__b.lock);
    while (*(volatile unsigned *)&b->__b.round == round)
        wait_while((int *)&b->__b.round, (int)round, 0);
    return 0;
}

int sem_init(sem_t *s, int shared, unsigned value)
{
    (void)shared;
    s->__s.value = (int)value;
    s->__s.waiting = 0;
    return 0;
}

int sem_destroy(sem_t *s)
{
    (void)s;
    return 0;
}

int sem_trywait(sem_t *s)
{
    int value;

    while ((value = *(volatile int *)&s->__s.value) > 0)
        if (__sync_val_compare_and_swap(&s->__s.value, value, value - 1) == value)
            return 0;
    errno = EAGAIN;
    return -1;
}

int sem_timedwait(sem_t *s, const struct timespec *until)
{
    while (sem_trywait(s) != 0) {
        long result;
        __sync_add_and_fetch(&s->__s.waiting, 1);
        result = wait_while(&s->__s.value, 0, until);
        __sync_sub_and_fetch(&s->__s.waiting, 1);
        if (result == -EINTR || result == -ETIMEDOUT) {
            errno = (int)-result;
            return -1;
        }
    }
    return 0;
}

int sem_wait(sem_t *s)
{
    return sem_timedwait(s, 0);
}

int sem_post(sem_t *s)
{
    __sync_add_and_fetch(&s->__s.value, 1);
    if (s->__s.waiting)
        wake(&s->__s.value, 1);
    return 0;
}

int sem_getvalue(sem_t *s, int *value)
{
    *value = s->__s.value;
    return 0;
}
)faultline"},
{"threads/misc.c", R"faultline(
#include "file.h"
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static struct { int used; void (*destructor)(void *); } keys[MOST_KEYS];

int pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
    unsigned i;

    for (i = 0; i < MOST_KEYS; i++)
        if (__sync_bool_compare_and_swap(&keys[i].used, 0, 1)) {
            keys[i].destructor = destructor;
            *key = i;
            return 0;
        }
    return EAGAIN;
}

int pthread_key_delete(pthread_key_t key)
{
    if (key >= MOST_KEYS || !keys[key].used)
        return EINVAL;
    keys[key].used = 0;
    return 0;
}

void *pthread_getspecific(pthread_key_t key)
{
    return key < MOST_KEYS ? THREAD->values[key] : 0;
}

int pthread_setspecific(pthread_key_t key, const void *value)
{
    if (key >= MOST_KEYS || !keys[key].used)
        return EINVAL;
    THREAD->values[key] = (void *)value;
    return 0;
}

void __run_key_destructors(void)
{
    struct thread_block *self = THREAD;
    int i, round, again = 1;

    for (round = 0; round < 4 && again; round++)
        for (again = i = 0; i < MOST_KEYS; i++) {
            void *value = self->values[i];
            self->values[i] = 0;
            if (value && keys[i].used && keys[i].destructor) {
                keys[i].destructor(value);
                again = 1;
            }
        }
}

void __cleanup_push(struct __cleanup *c)
{
    struct thread_block *self = THREAD;

    c->next = self->cleanups;
    self->cleanups = c;
}

void __cleanup_pop(struct __cleanup *c, int run)
{
    THREAD->cleanups = c->next;
    if (run)
        c->function(c->argument);
}

pthread_t pthread_self(void)
{
    return (pthread_t)THREAD;
}

int pthread_equal(pthread_t a, pthread_t b)
{
    return a == b;
}

int pthread_yield(void)
{
    return sched_yield();
}

static int number_of(struct thread_block *block)
{
    return block->number ? block->number : getpid();
}

int pthread_kill(pthread_t thread, int number)
{
    return (int)-__syscall(SYS_tgkill, (long)getpid(), (long)number_of((struct thread_block *)thread), (long)number);
}

int pthread_sigmask(int how, const sigset_t *set, sigset_t *old)
{
    return sigprocmask(how, set, old) < 0 ? errno : 0;
}

int pthread_cancel(pthread_t thread)
{
    ((struct thread_block *)thread)->cancelled = 1;
    return 0;
}

void pthread_testcancel(void)
{
    struct thread_block *self = THREAD;

    if (self->cancelled && !self->uncancellable)
        pthread_exit(PTHREAD_CANCELED);
}

int pthread_setcancelstate(int state, int *old)
{
    struct thread_block *self = THREAD;

    if (old)
        *old = self->uncancellable;
    self->uncancellable = state;
    return 0;
}

int pthread_setcanceltype(int type, int *old)
{
    (void)type;
    if (old)
        *old = PTHREAD_CANCEL_DEFERRED;
    return 0;
}

int pthread_setname_np(pthread_t thread, const char *name)
{
    char path[64];
    FILE *file;

    if (strlen(name) > 15)
        return ERANGE;
    snprintf(path, sizeof path, "/proc/self/task/%d/comm", number_of((struct thread_block *)thread));
    file = fopen(path, "w");
    if (file == 0 || fputs(name, file) < 0 || fclose(file) != 0)
        return errno;
    return 0;
}

int pthread_getname_np(pthread_t thread, char *to, size_t size)
{
    char path[64];
    FILE *file;

    snprintf(path, sizeof path, "/proc/self/task/%d/comm", number_of((struct thread_block *)thread));
    file = fopen(path, "r");
    if (file == 0 || fgets(to, (int)size, file) == 0)
        return errno;
    to[strcspn(to, "\n")] = 0;
    fclose(file);
    return 0;
}

int pthread_once(pthread_once_t *once, void (*function)(void))
{
    static int lock;

    if (*once == 2)
        return 0;
    __lock(&lock);
    if (*once == 0) {
        *once = 1;
        function();
        *once = 2;
    }
    __unlock(&lock);
    return 0;
}

#define MOST_FORK_HANDLERS 16
static void (*fork_handlers[MOST_FORK_HANDLERS][3])(void); 
int __fork_handlers;

int pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void))
{
    if (__fork_handlers == MOST_FORK_HANDLERS)
        return ENOMEM;
    fork_handlers[__fork_handlers][0] = prepare;
    fork_handlers[__fork_handlers][1] = parent;
    fork_handlers[__fork_handlers++][2] = child;
    return 0;
}


void __run_fork_handlers(int which)
{
    int i;

    for (i = 0; i < __fork_handlers; i++) {
        void (*handler)(void) = fork_handlers[which == 0 ? __fork_handlers - 1 - i : i][which];
        if (handler)
            handler();
    }
}

int pthread_attr_init(pthread_attr_t *a)
{
    memset(a, 0, sizeof *a);
    a->__a.guard = PAGE;
    return 0;
}

int pthread_attr_setstacksize(pthread_attr_t *a, size_t size)
{
    if (size < PTHREAD_STACK_MIN)
        return EINVAL;
    a->__a.stack_size = size;
    return 0;
}

int pthread_attr_getstacksize(const pthread_attr_t *a, size_t *size)
{
    *size = a->__a.stack_size ? a->__a.stack_size : 8UL << 20;
    return 0;
}

int pthread_attr_setguardsize(pthread_attr_t *a, size_t size)
{
    a->__a.guard = size;
    return 0;
}

int pthread_attr_getguardsize(const pthread_attr_t *a, size_t *size)
{
    *size = a->__a.guard;
    return 0;
}

int pthread_attr_setstack(pthread_attr_t *a, void *stack, size_t size)
{
    a->__a.stack = stack;
    return pthread_attr_setstacksize(a, size);
}

int pthread_attr_getstack(const pthread_attr_t *a, void **stack, size_t *size)
{
    *stack = a->__a.stack;
    *size = a->__a.stack_size;
    return 0;
}

int pthread_attr_setdetachstate(pthread_attr_t *a, int state)
{
    a->__a.detached = state;
    return 0;
}

int pthread_attr_getdetachstate(const pthread_attr_t *a, int *state)
{
    *state = a->__a.detached;
    return 0;
}

int pthread_getattr_np(pthread_t thread, pthread_attr_t *a)
{
    struct thread_block *block = (struct thread_block *)thread;

    pthread_attr_init(a);
    a->__a.detached = block->detached;
    if (block->stack) {
        a->__a.guard = block->guard_size;
        a->__a.stack = block->stack + block->guard_size;
        a->__a.stack_size = block->stack_size - block->guard_size;
    } else {
        char *end = (char *)(((size_t)block->initial_stack + PAGE) & ~(PAGE - 1));
        a->__a.stack_size = 8UL << 20;
        a->__a.stack = end - a->__a.stack_size;
    }
    return 0;
}


#define NOTHING(name, type) int name(type *a) { (void)a; return 0; }
#define CLEAR(name, type) int name(type *a) { memset(a, 0, sizeof *a); return 0; }
NOTHING(pthread_attr_destroy, pthread_attr_t)
NOTHING(pthread_mutexattr_destroy, pthread_mutexattr_t)
NOTHING(pthread_condattr_destroy, pthread_condattr_t)
CLEAR(pthread_mutexattr_init, pthread_mutexattr_t)
CLEAR(pthread_condattr_init, pthread_condattr_t)

int pthread_mutexattr_settype(pthread_mutexattr_t *a, int kind)
{
    a->kind = kind;
    return 0;
}

int pthread_mutexattr_gettype(const pthread_mutexattr_t *a, int *kind)
{
    *kind = a->kind;
    return 0;
}

int pthread_mutexattr_setpshared(pthread_mutexattr_t *a, int shared)
{
    (void)a, (void)shared;
    return 0;
}

int pthread_condattr_setpshared(pthread_condattr_t *a, int shared)
{
    (void)a, (void)shared;
    return 0;
}

int pthread_spin_init(pthread_spinlock_t *s, int shared)
{
    (void)shared;
    *s = 0;
    return 0;
}

int pthread_spin_destroy(pthread_spinlock_t *s)
{
    (void)s;
    return 0;
}

int pthread_spin_trylock(pthread_spinlock_t *s)
{
    return __sync_lock_test_and_set(s, 1) ? EBUSY : 0;
}

int pthread_spin_lock(pthread_spinlock_t *s)
{
    while (__sync_lock_test_and_set(s, 1))
        sched_yield();
    return 0;
}

int pthread_spin_unlock(pthread_spinlock_t *s)
{
    *s = 0;
    return 0;
}


void __take_file(FILE *file)
{
    if (file->owner != THREAD) {
        __lock(&file->lock);
        file->owner = THREAD;
    }
    file->locked++;
}

void __release_file(FILE *file)
{
    if (file->owner != THREAD || --file->locked > 0)
        return;
    file->owner = 0;
    __unlock(&file->lock);
}
)faultline"},
{"unix/calendar.c", R"faultline(
#include <stdio.h>
#include <string.h>
#include <time.h>

static const char days[] = "Sunday\0   Monday\0   Tuesday\0  Wednesday\0Thursday\0 Friday\0   Saturday\0 ";
static const char months[] = "January\0  February\0 March\0    April\0    May\0      June\0     July\0     August\0   "
                             "September\0October\0  November\0 December\0 ";
#define NAME(list, n, count) ((unsigned)(n) < (count) ? (list) + (n) * 10 : "?")
char *tzname[2] = {"UTC", "UTC"};
long timezone;
int daylight;

void tzset(void)
{
}

time_t timegm(struct tm *when)
{
    return mktime(when);
}

char *asctime_r(const struct tm *when, char *to)
{
    sprintf(to, "%.3s %.3s%3d %.2d:%.2d:%.2d %d\n", NAME(days, when->tm_wday, 7), NAME(months, when->tm_mon, 12),
            when->tm_mday, when->tm_hour, when->tm_min, when->tm_sec, 1900 + when->tm_year);
    return to;
}

char *asctime(const struct tm *when)
{
    static char text[64];
    return asctime_r(when, text);
}

char *ctime(const time_t *when)
{
    return asctime(localtime(when));
}

char *ctime_r(const time_t *when, char *to)
{
    struct tm parts;
    return asctime_r(localtime_r(when, &parts), to);
}


static int iso_week(const struct tm *t, int *year)
{
    int weekday = (t->tm_wday + 6) % 7, week = (t->tm_yday - weekday + 10) / 7, last;

    *year = t->tm_year + 1900;
    if (week < 1) {
        struct tm before = {.tm_year = t->tm_year - 1, .tm_mon = 11, .tm_mday = 31};
        mktime(&before);
        return iso_week(&before, year);
    }
    last = (*year % 4 == 0 && *year % 100 != 0) || *year % 400 == 0 ? 366 : 365;
    if (week == 53 && t->tm_yday - weekday + 3 >= last) {
        ++*year;
        return 1;
    }
    return week;
}

static int hour12(const struct tm *t)
{
    return t->tm_hour % 12 ? t->tm_hour % 12 : 12;
}

static void one_field(char *to, size_t size, char letter, const struct tm *t)
{
    int year, week = iso_week(t, &year);
    struct tm copy = *t;
    const char *nested = 0;

    switch (letter) {
    case 'a': snprintf(to, size, "%.3s", NAME(days, t->tm_wday, 7)); break;
    case 'A': snprintf(to, size, "%s", NAME(days, t->tm_wday, 7)); break;
    case 'b':
    case 'h': snprintf(to, size, "%.3s", NAME(months, t->tm_mon, 12)); break;
    case 'B': snprintf(to, size, "%s", NAME(months, t->tm_mon, 12)); break;
    case 'c': nested = "%a %b %e %H:%M:%S %Y"; break;
    case 'C': snprintf(to, size, "%02d", (t->tm_year + 1900) / 100); break;
    case 'd': snprintf(to, size, "%02d", t->tm_mday); break;
    case 'D':
    case 'x': nested = "%m/%d/%y"; break;
    case 'e': snprintf(to, size, "%2d", t->tm_mday); break;
    case 'F': nested = "%Y-%m-%d"; break;
    case 'g': snprintf(to, size, "%02d", year % 100); break;
    case 'G': snprintf(to, size, "%d", year); break;
    case 'H': snprintf(to, size, "%02d", t->tm_hour); break;
    case 'I': snprintf(to, size, "%02d", hour12(t)); break;
    case 'j': snprintf(to, size, "%03d", t->tm_yday + 1); break;
    case 'k': snprintf(to, size, "%2d", t->tm_hour); break;
    case 'l': snprintf(to, size, "%2d", hour12(t)); break;
    case 'm': snprintf(to, size, "%02d", t->tm_mon + 1); break;
    case 'M': snprintf(to, size, "%02d", t->tm_min); break;
    case 'n': strcpy(to, "\n"); break;
    case 'p': strcpy(to, t->tm_hour < 12 ? "AM" : "PM"); break;
    case 'P': strcpy(to, t->tm_hour < 12 ? "am" : "pm"); break;
    case 'r': nested = "%I:%M:%S %p"; break;
    case 'R': nested = "%H:%M"; break;
    case 's': snprintf(to, size, "%ld", mktime(&copy)); break;
    case 'S': snprintf(to, size, "%02d", t->tm_sec); break;
    case 't': strcpy(to, "\t"); break;
    case 'T':
    case 'X': nested = "%H:%M:%S"; break;
    case 'u': snprintf(to, size, "%d", t->tm_wday ? t->tm_wday : 7); break;
    case 'U': snprintf(to, size, "%02d", (t->tm_yday + 7 - t->tm_wday) / 7); break;
    case 'V': snprintf(to, size, "%02d", week); break;
    case 'w': snprintf(to, size, "%d", t->tm_wday); break;
    case 'W': snprintf(to, size, "%02d", (t->tm_yday + 7 - (t->tm_wday + 6) % 7) / 7); break;
    case 'y': snprintf(to, size, "%02d", t->tm_year % 100); break;
    case 'Y': snprintf(to, size, "%d", t->tm_year + 1900); break;
    case 'z': strcpy(to, "+0000"); break;
    case 'Z': strcpy(to, t->tm_zone ? t->tm_zone : "UTC"); break;
    case '%': strcpy(to, "%"); break;
    default: snprintf(to, size, "%%%c", letter); break;
    }
    if (nested)
        strftime(to, size, nested, t);
}

size_t strftime(char *to, size_t size, const char *format, const struct tm *when)
{
    size_t used = 0;
    char field[64];

    for (; *format; format++) {
        size_t length = 1;
        field[0] = *format;
        if (*format == '%' && format[1]) {
            field[0] = 0;
            one_field(field, sizeof field, *++format, when);
            length = strlen(field);
        }
        if (used + length >= size)
            return 0;
        memcpy(to + used, field, length);
        used += length;
    }
    if (size)
        to[used] = 0;
    return used;
}
)faultline"},
{"unix/directories.c", R"faultline(
#include "internal.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct __dirstream {
    int fd;
    size_t size, at;
    long unused[3];
    char bytes[32768];
};

DIR *fdopendir(int fd)
{
    DIR *directory = malloc(sizeof *directory);

    if (directory == 0)
        return 0;
    directory->fd = fd;
    directory->size = directory->at = 0;
    return directory;
}

DIR *opendir(const char *path)
{
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_DIRECTORY | O_CLOEXEC);
    return fd < 0 ? 0 : fdopendir(fd);
}

struct dirent *readdir(DIR *directory)
{
    struct dirent *entry;
    long count;

    if (directory->at >= directory->size) {
        count = __result(__syscall(SYS_getdents64, (long)directory->fd, directory->bytes, sizeof directory->bytes));
        if (count <= 0)
            return 0;
        directory->size = (size_t)count;
        directory->at = 0;
    }
    entry = (struct dirent *)(directory->bytes + directory->at);
    directory->at += entry->d_reclen;
    return entry;
}

int closedir(DIR *directory)
{
    int fd = directory->fd;

    free(directory);
    return close(fd);
}

void rewinddir(DIR *directory)
{
    lseek(directory->fd, 0, SEEK_SET);
    directory->size = directory->at = 0;
}

int dirfd(DIR *directory)
{
    return directory->fd;
}

int alphasort(const struct dirent **a, const struct dirent **b)
{
    return strcoll((*a)->d_name, (*b)->d_name);
}

int scandir(const char *path, struct dirent ***list, int (*wanted)(const struct dirent *),
            int (*compare)(const struct dirent **, const struct dirent **))
{
    DIR *directory = opendir(path);
    struct dirent *entry, **found = 0;
    int count = 0;

    if (directory == 0)
        return -1;
    while ((entry = readdir(directory)) != 0) {
        if (wanted && !wanted(entry))
            continue;
        if ((count & (count - 1)) == 0)
            found = realloc(found, (count ? (size_t)count * 2 : 1) * sizeof *found);
        found[count] = malloc(entry->d_reclen);
        memcpy(found[count++], entry, entry->d_reclen);
    }
    closedir(directory);
    if (compare && count > 0)
        qsort(found, (size_t)count, sizeof *found, (int (*)(const void *, const void *))compare);
    *list = found;
    return count;
}
)faultline"},
{"unix/getopt.c", R"faultline(
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *optarg;
int optind = 1, opterr = 1, optopt = '?';
static char *next_letter;

static void complain(char *const argv[], const char *format, const char *what)
{
    if (!opterr)
        return;
    fprintf(stderr, "%s: ", argv[0]);
    fprintf(stderr, format, what);
    fputc('\n', stderr);
}

static int first_word, last_word; 


static void exchange(char **argv)
{
    int at, i;

    for (at = last_word; at < optind; at++) {
        char *option = argv[at];
        for (i = at; i > first_word; i--)
            argv[i] = argv[i - 1];
        argv[first_word++] = option;
    }
    last_word = optind;
}


static int find_option(int argc, char **argv, const char *options)
{
    int in_order = *options == '+' || getenv("POSIXLY_CORRECT") != 0;

    if (last_word > optind)
        last_word = optind;
    if (first_word > optind)
        first_word = optind;
    if (first_word != last_word && last_word != optind)
        exchange(argv);
    else if (last_word != optind)
        first_word = optind;
    while (!in_order && optind < argc && (argv[optind][0] != '-' || argv[optind][1] == 0))
        optind++;
    last_word = optind;
    if (optind < argc && strcmp(argv[optind], "--") == 0) {
        optind++;
        if (first_word != last_word)
            exchange(argv);
        else
            first_word = optind;
        last_word = optind = argc;
    }
    if (optind < argc && argv[optind][0] == '-' && argv[optind][1])
        return 1;
    if (first_word != last_word)
        optind = first_word;
    return 0;
}

static int long_option(int argc, char **argv, const char *word, const struct option *names, int *index)
{
    size_t size = strcspn(word, "=");
    int found = -1, i;

    for (i = 0; names[i].name; i++)
        if (strncmp(names[i].name, word, size) == 0) {
            if (strlen(names[i].name) == size) {
                found = i;
                break;
            }
            found = found == -1 ? i : -2;
        }
    optind++;
    if (found < 0) {
        complain(argv, found == -2 ? "option '--%s' is ambiguous" : "unrecognized option '--%s'", word);
        optopt = 0;
        return '?';
    }
    optarg = word[size] ? (char *)word + size + 1 : 0;
    if (optarg && names[found].has_arg == no_argument) {
        complain(argv, "option '--%s' doesn't allow an argument", names[found].name);
        return '?';
    }
    if (optarg == 0 && names[found].has_arg == required_argument) {
        if (optind >= argc) {
            complain(argv, "option '--%s' requires an argument", names[found].name);
            optopt = names[found].val;
            return '?';
        }
        optarg = argv[optind++];
    }
    if (index)
        *index = found;
    if (names[found].flag == 0)
        return names[found].val;
    *names[found].flag = names[found].val;
    return 0;
}

static int short_option(int argc, char **argv, const char *options)
{
    char letter[2] = {*next_letter++, 0};
    const char *known = letter[0] == ':' ? 0 : strchr(options, letter[0]);
    int quiet = *options == ':' || (*options == '+' && options[1] == ':');

    if (*next_letter == 0) {
        optind++;
    }
    optopt = letter[0];
    if (known == 0) {
        if (!quiet)
            complain(argv, "invalid option -- '%s'", letter);
        return '?';
    }
    if (known[1] != ':')
        return letter[0];
    if (*next_letter) {
        optarg = next_letter;
        optind++;
    } else if (known[2] == ':') {
        optarg = 0;
    } else if (optind >= argc) {
        if (!quiet)
            complain(argv, "option requires an argument -- '%s'", letter);
        next_letter = 0;
        return quiet ? ':' : '?';
    } else {
        optarg = argv[optind++];
    }
    next_letter = 0;
    return letter[0];
}

int getopt_long(int argc, char *const words[], const char *options, const struct option *names, int *index)
{
    char **argv = (char **)words;

    optarg = 0;
    if (optind == 0) {
        optind = first_word = last_word = 1;
        next_letter = 0;
    }
    if (next_letter == 0 || *next_letter == 0) {
        if (!find_option(argc, argv, options))
            return -1;
        if (names && argv[optind][1] == '-')
            return long_option(argc, argv, argv[optind] + 2, names, index);
        next_letter = argv[optind] + 1;
    }
    return short_option(argc, argv, options);
}

int getopt(int argc, char *const argv[], const char *options)
{
    return getopt_long(argc, argv, options, 0, 0);
}
)faultline"},
{"unix/more.c", R"faultline(
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/times.h>
#include <time.h>
#include <unistd.h>

#define MOST_WORDS 64

void error(int status, int number, const char *format, ...)
{
    extern char *program_invocation_name;
    va_list list;

    fflush(stdout);
    fprintf(stderr, "%s: ", program_invocation_name);
    va_start(list, format);
    vfprintf(stderr, format, list);
    va_end(list);
    if (number)
        fprintf(stderr, ": %s", strerror(number));
    fputc('\n', stderr);
    if (status)
        exit(status);
}


unsigned long getauxval(unsigned long type)
{
    long *p = THREAD->initial_stack;

    if (p == 0) {
        errno = ENOENT;
        return 0;
    }
    for (p += *p + 2; *p; p++)
        ;
    for (p++; p[0]; p += 2)
        if ((unsigned long)p[0] == type)
            return (unsigned long)p[1];
    errno = ENOENT;
    return 0;
}

ssize_t getrandom(void *to, size_t size, unsigned flags)
{
    return __result(__syscall(SYS_getrandom, to, size, (long)flags));
}

int getentropy(void *to, size_t size)
{
    return getrandom(to, size, 0) == (ssize_t)size ? 0 : -1;
}

clock_t times(struct tms *used)
{
    return __result(__syscall(SYS_times, used));
}

int flock(int fd, int operation)
{
    return (int)__result(__syscall(SYS_flock, (long)fd, (long)operation));
}

int dup3(int fd, int to, int flags)
{
    return (int)__result(__syscall(SYS_dup3, (long)fd, (long)to, (long)flags));
}

int syncfs(int fd)
{
    return (int)__result(__syscall(SYS_syncfs, (long)fd));
}

int fstatat(int directory, const char *path, struct stat *status, int flags)
{
    return (int)__result(__syscall(SYS_newfstatat, (long)directory, path, status, (long)flags));
}

int unlinkat(int directory, const char *path, int flags)
{
    return (int)__result(__syscall(SYS_unlinkat, (long)directory, path, (long)flags));
}

int mkdirat(int directory, const char *path, mode_t mode)
{
    return (int)__result(__syscall(SYS_mkdirat, (long)directory, path, (long)mode));
}

int execle(const char *path, const char *argument, ...)
{
    char *words[MOST_WORDS], **environment;
    int count = 0;
    va_list list;

    va_start(list, argument);
    for (; argument && count < MOST_WORDS - 1; argument = va_arg(list, char *))
        words[count++] = (char *)argument;
    words[count] = 0;
    environment = va_arg(list, char **);
    va_end(list);
    return execve(path, words, environment);
}

int execvpe(const char *file, char *const words[], char *const environment[])
{
    char **before = environ;
    int result;

    environ = (char **)environment;
    result = execvp(file, words);
    environ = before;
    return result;
}

char *mkdtemp(char *pattern)
{
    size_t size = strlen(pattern);
    unsigned number;

    if (size < 6 || strspn(pattern + size - 6, "X") != 6) {
        errno = EINVAL;
        return 0;
    }
    for (number = 0; number < 100000; number++) {
        snprintf(pattern + size - 6, 7, "%06u", number);
        if (mkdir(pattern, 0700) == 0)
            return pattern;
        if (errno != EEXIST)
            break;
    }
    return 0;
}


char *realpath(const char *path, char *to)
{
    char whole[8192], *out, *part, *rest;
    struct stat status;

    if (stat(path, &status) < 0)
        return 0;
    whole[0] = 0;
    if (*path != '/' && getcwd(whole, 4096) == 0)
        return 0;
    strcat(whole, "/");
    strncat(whole, path, 4095);
    if (to == 0 && (to = malloc(4096)) == 0)
        return 0;
    out = to;
    for (part = strtok_r(whole, "/", &rest); part; part = strtok_r(0, "/", &rest)) {
        if (strcmp(part, "..") == 0)
            while (out > to && *--out != '/')
                ;
        else if (strcmp(part, ".") != 0)
            out = stpcpy(stpcpy(out, "/"), part);
        *out = 0;
    }
    if (out == to)
        strcpy(to, "/");
    return to;
}

char *secure_getenv(const char *name)
{
    return getenv(name);
}

int clearenv(void)
{
    environ = 0;
    return 0;
}

int sigwaitinfo(const sigset_t *set, siginfo_t *info)
{
    return (int)__result(__syscall(SYS_rt_sigtimedwait, set, info, 0L, 8L));
}

int sigwait(const sigset_t *set, int *number)
{
    int result = sigwaitinfo(set, 0);

    if (result < 0)
        return errno;
    *number = result;
    return 0;
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *duration, struct timespec *left)
{
    return (int)-__syscall(SYS_clock_nanosleep, (long)clock, (long)flags, duration, left);
}

int timespec_get(struct timespec *now, int base)
{
    return clock_gettime(CLOCK_REALTIME, now) == 0 ? base : 0;
}

long pathconf(const char *path, int name)
{
    (void)path;
    return name == 3 ? 255 : name == 4 ? 4096 : name == 5 ? 4096 : -1;
}

size_t confstr(int name, char *to, size_t size)
{
    (void)name;
    return (size_t)snprintf(to, size, "glibc 2.36") + 1;
}

const char *gnu_get_libc_version(void)
{
    return "2.36";
}
)faultline"},
};

constexpr TextFile all_headers[] = {
{"alloca.h", R"faultline(#ifndef _ALLOCA_H
#define _ALLOCA_H
#include <stddef.h>
#define alloca(size) __builtin_alloca(size)
#endif
)faultline"},
{"assert.h", R"faultline(
#undef assert
void __assert_fail(const char *expression, const char *file, unsigned int line, const char *function);
#ifdef NDEBUG
#define assert(expression) ((void)0)
#else
#define assert(expression) ((expression) ? (void)0 : __assert_fail(#expression, __FILE__, __LINE__, __func__))
#endif
#define static_assert _Static_assert
)faultline"},
{"ctype.h", R"faultline(#ifndef _CTYPE_H
#define _CTYPE_H
int isalnum(int c);
int isalpha(int c);
int isascii(int c);
int isblank(int c);
int iscntrl(int c);
int isdigit(int c);
int isgraph(int c);
int islower(int c);
int isprint(int c);
int ispunct(int c);
int isspace(int c);
int isupper(int c);
int isxdigit(int c);
int toascii(int c);
int tolower(int c);
int toupper(int c);
#endif
)faultline"},
{"dirent.h", R"faultline(#ifndef _DIRENT_H
#define _DIRENT_H
#include <sys/types.h>
#define DT_UNKNOWN 0
#define DT_FIFO 1
#define DT_CHR 2
#define DT_DIR 4
#define DT_BLK 6
#define DT_REG 8
#define DT_LNK 10
#define DT_SOCK 12
struct dirent {
    ino_t d_ino;
    off_t d_off;
    unsigned short d_reclen;
    unsigned char d_type;
    char d_name[256];
};
typedef struct __dirstream DIR;
DIR *opendir(const char *path);
DIR *fdopendir(int fd);
struct dirent *readdir(DIR *directory);
int closedir(DIR *directory);
void rewinddir(DIR *directory);
int dirfd(DIR *directory);
int alphasort(const struct dirent **a, const struct dirent **b);
int scandir(const char *path, struct dirent ***list, int (*wanted)(const struct dirent *),
            int (*compare)(const struct dirent **, const struct dirent **));
#endif
)faultline"},
{"err.h", R"faultline(#ifndef _ERR_H
#define _ERR_H
void err(int status, const char *format, ...);
void errx(int status, const char *format, ...);
void warn(const char *format, ...);
void warnx(const char *format, ...);
#endif
)faultline"},
{"errno.h", R"faultline(#ifndef _ERRNO_H
#define _ERRNO_H
int *__errno_location(void);
#define errno (*__errno_location())
#define EDEADLK 35
#define EHWPOISON 133
extern char *program_invocation_name;
extern char *program_invocation_short_name;
#define EPERM 1
#define ENOENT 2
#define ESRCH 3
#define EINTR 4
#define EIO 5
#define ENXIO 6
#define E2BIG 7
#define ENOEXEC 8
#define EBADF 9
#define ECHILD 10
#define EAGAIN 11
#define ENOMEM 12
#define EACCES 13
#define EFAULT 14
#define ENOTBLK 15
#define EBUSY 16
#define EEXIST 17
#define EXDEV 18
#define ENODEV 19
#define ENOTDIR 20
#define EISDIR 21
#define EINVAL 22
#define ENFILE 23
#define EMFILE 24
#define ENOTTY 25
#define ETXTBSY 26
#define EFBIG 27
#define ENOSPC 28
#define ESPIPE 29
#define EROFS 30
#define EMLINK 31
#define EPIPE 32
#define EDOM 33
#define ERANGE 34
#define ENAMETOOLONG 36
#define ENOLCK 37
#define ENOSYS 38
#define ENOTEMPTY 39
#define ELOOP 40
#define ENOMSG 42
#define EIDRM 43
#define ECHRNG 44
#define EL2NSYNC 45
#define EL3HLT 46
#define EL3RST 47
#define ELNRNG 48
#define EUNATCH 49
#define ENOCSI 50
#define EL2HLT 51
#define EBADE 52
#define EBADR 53
#define EXFULL 54
#define ENOANO 55
#define EBADRQC 56
#define EBADSLT 57
#define EBFONT 59
#define ENOSTR 60
#define ENODATA 61
#define ETIME 62
#define ENOSR 63
#define ENONET 64
#define ENOPKG 65
#define EREMOTE 66
#define ENOLINK 67
#define EADV 68
#define ESRMNT 69
#define ECOMM 70
#define EPROTO 71
#define EMULTIHOP 72
#define EDOTDOT 73
#define EBADMSG 74
#define EOVERFLOW 75
#define ENOTUNIQ 76
#define EBADFD 77
#define EREMCHG 78
#define ELIBACC 79
#define ELIBBAD 80
#define ELIBSCN 81
#define ELIBMAX 82
#define ELIBEXEC 83
#define EILSEQ 84
#define ERESTART 85
#define ESTRPIPE 86
#define EUSERS 87
#define ENOTSOCK 88
#define EDESTADDRREQ 89
#define EMSGSIZE 90
#define EPROTOTYPE 91
#define ENOPROTOOPT 92
#define EPROTONOSUPPORT 93
#define ESOCKTNOSUPPORT 94
#define EOPNOTSUPP 95
#define EPFNOSUPPORT 96
#define EAFNOSUPPORT 97
#define EADDRINUSE 98
#define EADDRNOTAVAIL 99
#define ENETDOWN 100
#define ENETUNREACH 101
#define ENETRESET 102
#define ECONNABORTED 103
#define ECONNRESET 104
#define ENOBUFS 105
#define EISCONN 106
#define ENOTCONN 107
#define ESHUTDOWN 108
#define ETOOMANYREFS 109
#define ETIMEDOUT 110
#define ECONNREFUSED 111
#define EHOSTDOWN 112
#define EHOSTUNREACH 113
#define EALREADY 114
#define EINPROGRESS 115
#define ESTALE 116
#define EUCLEAN 117
#define ENOTNAM 118
#define ENAVAIL 119
#define EISNAM 120
#define EREMOTEIO 121
#define EDQUOT 122
#define ENOMEDIUM 123
#define EMEDIUMTYPE 124
#define ECANCELED 125
#define ENOKEY 126
#define EKEYEXPIRED 127
#define EKEYREVOKED 128
#define EKEYREJECTED 129
#define EOWNERDEAD 130
#define ENOTRECOVERABLE 131
#define ERFKILL 132
#define EWOULDBLOCK EAGAIN
#define ENOTSUP EOPNOTSUPP
#define EDEADLOCK EDEADLK
#endif
)faultline"},
{"error.h", R"faultline(#ifndef _ERROR_H
#define _ERROR_H
void error(int status, int number, const char *format, ...);
#endif
)faultline"},
{"fcntl.h", R"faultline(#ifndef _FCNTL_H
#define _FCNTL_H
#include <sys/types.h>
#define O_RDONLY 0
#define O_WRONLY 1
#define O_RDWR 2
#define O_ACCMODE 3
#define O_CREAT 0100
#define O_EXCL 0200
#define O_NOCTTY 0400
#define O_TRUNC 01000
#define O_APPEND 02000
#define O_NONBLOCK 04000
#define O_NDELAY O_NONBLOCK
#define O_DSYNC 010000
#define O_DIRECT 040000
#define O_LARGEFILE 0
#define O_DIRECTORY 0200000
#define O_NOFOLLOW 0400000
#define O_NOATIME 01000000
#define O_CLOEXEC 02000000
#define O_SYNC 04010000
#define O_TMPFILE 020200000
#define F_DUPFD 0
#define F_GETFD 1
#define F_SETFD 2
#define F_GETFL 3
#define F_SETFL 4
#define F_DUPFD_CLOEXEC 1030
#define FD_CLOEXEC 1
#define AT_FDCWD (-100)
#define POSIX_FADV_NORMAL 0
#define POSIX_FADV_RANDOM 1
#define POSIX_FADV_SEQUENTIAL 2
#define POSIX_FADV_WILLNEED 3
#define POSIX_FADV_DONTNEED 4
#define FALLOC_FL_KEEP_SIZE 1
#define FALLOC_FL_PUNCH_HOLE 2
int open(const char *path, int flags, ...);
int openat(int directory, const char *path, int flags, ...);
int creat(const char *path, mode_t mode);
int fcntl(int fd, int command, ...);
int posix_fadvise(int fd, off_t offset, off_t size, int advice);
int posix_fallocate(int fd, off_t offset, off_t size);
int fallocate(int fd, int mode, off_t offset, off_t size);
ssize_t readahead(int fd, off_t offset, size_t size);
#endif
)faultline"},
{"features.h", R"faultline(#ifndef _FEATURES_H
#define _FEATURES_H
#endif
)faultline"},
{"float.h", R"faultline(#ifndef _FLOAT_H
#define _FLOAT_H
#define FLT_RADIX 2
#define FLT_DIG 6
#define FLT_MANT_DIG 24
#define FLT_MAX 3.40282346638528859812e+38F
#define FLT_MIN 1.17549435082228750797e-38F
#define FLT_EPSILON 1.19209289550781250000e-7F
#define FLT_MAX_EXP 128
#define FLT_MIN_EXP (-125)
#define DBL_DIG 15
#define DBL_MANT_DIG 53
#define DBL_MAX 1.79769313486231570815e+308
#define DBL_MIN 2.22507385850720138309e-308
#define DBL_EPSILON 2.22044604925031308085e-16
#define DBL_MAX_EXP 1024
#define DBL_MIN_EXP (-1021)
#define DBL_MAX_10_EXP 308
#define DBL_MIN_10_EXP (-307)
#endif
)faultline"},
{"getopt.h", R"faultline(#ifndef _GETOPT_H
#define _GETOPT_H
#define no_argument 0
#define required_argument 1
#define optional_argument 2
struct option { const char *name; int has_arg; int *flag; int val; };
extern char *optarg;
extern int optind, opterr, optopt;
int getopt(int argc, char *const argv[], const char *options);
int getopt_long(int argc, char *const argv[], const char *options, const struct option *names, int *index);
#endif
)faultline"},
{"gnu/libc-version.h", R"faultline(const char *gnu_get_libc_version(void);
)faultline"},
{"inttypes.h", R"faultline(#ifndef _INTTYPES_H
#define _INTTYPES_H
#include <stdint.h>
#define PRId8 "d"
#define PRIi8 "i"
#define PRIo8 "o"
#define PRIu8 "u"
#define PRIx8 "x"
#define PRIX8 "X"
#define SCNd8 "hhd"
#define SCNi8 "hhi"
#define SCNo8 "hho"
#define SCNu8 "hhu"
#define SCNx8 "hhx"
#define PRId16 "d"
#define PRIi16 "i"
#define PRIo16 "o"
#define PRIu16 "u"
#define PRIx16 "x"
#define PRIX16 "X"
#define SCNd16 "hd"
#define SCNi16 "hi"
#define SCNo16 "ho"
#define SCNu16 "hu"
#define SCNx16 "hx"
#define PRId32 "d"
#define PRIi32 "i"
#define PRIo32 "o"
#define PRIu32 "u"
#define PRIx32 "x"
#define PRIX32 "X"
#define SCNd32 "d"
#define SCNi32 "i"
#define SCNo32 "o"
#define SCNu32 "u"
#define SCNx32 "x"
#define PRId64 "ld"
#define PRIi64 "li"
#define PRIo64 "lo"
#define PRIu64 "lu"
#define PRIx64 "lx"
#define PRIX64 "lX"
#define SCNd64 "ld"
#define SCNi64 "li"
#define SCNo64 "lo"
#define SCNu64 "lu"
#define SCNx64 "lx"
#define PRIdMAX "ld"
#define PRIiMAX "li"
#define PRIoMAX "lo"
#define PRIuMAX "lu"
#define PRIxMAX "lx"
#define PRIXMAX "lX"
#define SCNdMAX "ld"
#define SCNiMAX "li"
#define SCNoMAX "lo"
#define SCNuMAX "lu"
#define SCNxMAX "lx"
#define PRIdPTR "ld"
#define PRIiPTR "li"
#define PRIoPTR "lo"
#define PRIuPTR "lu"
#define PRIxPTR "lx"
#define PRIXPTR "lX"
#define SCNdPTR "ld"
#define SCNiPTR "li"
#define SCNoPTR "lo"
#define SCNuPTR "lu"
#define SCNxPTR "lx"
intmax_t strtoimax(const char *text, char **end, int base);
uintmax_t strtoumax(const char *text, char **end, int base);
intmax_t imaxabs(intmax_t value);
#endif
)faultline"},
{"iso646.h", R"faultline(#define and &&
#define and_eq &=
#define bitand &
#define bitor |
#define compl ~
#define not !
#define not_eq !=
#define or ||
#define or_eq |=
#define xor ^
#define xor_eq ^=
)faultline"},
{"libgen.h", R"faultline(#ifndef _LIBGEN_H
#define _LIBGEN_H
char *dirname(char *path);
#endif
)faultline"},
{"limits.h", R"faultline(#ifndef _LIMITS_H
#define _LIMITS_H
#define CHAR_BIT 8
#define SCHAR_MIN (-128)
#define SCHAR_MAX 127
#define UCHAR_MAX 255
#define CHAR_MIN (-128)
#define CHAR_MAX 127
#define SHRT_MIN (-32767 - 1)
#define SHRT_MAX 32767
#define USHRT_MAX 65535
#define INT_MIN (-2147483647 - 1)
#define INT_MAX 2147483647
#define UINT_MAX 4294967295U
#define LONG_MIN (-9223372036854775807L - 1L)
#define LONG_MAX 9223372036854775807L
#define ULONG_MAX 18446744073709551615UL
#define LLONG_MIN (-9223372036854775807LL - 1LL)
#define LLONG_MAX 9223372036854775807LL
#define ULLONG_MAX 18446744073709551615ULL
#define SSIZE_MAX LONG_MAX
#define PATH_MAX 4096
#define NAME_MAX 255
#define PIPE_BUF 4096
#define IOV_MAX 1024
#endif
)faultline"},
{"linux/memfd.h", R"faultline(#ifndef _LINUX_MEMFD_H
#define _LINUX_MEMFD_H
#define MFD_HUGE_SHIFT 26
#define MFD_HUGE_MASK 0x3f
#define MFD_HUGE_2MB (21U << 26)
#define MFD_HUGE_1GB (30U << 26)
#endif
)faultline"},
{"linux/mman.h", R"faultline(#ifndef _LINUX_MMAN_H
#define _LINUX_MMAN_H
#ifndef MAP_HUGE_SHIFT
#define MAP_HUGE_SHIFT 26
#define MAP_HUGE_MASK 0x3f
#endif
#define MAP_HUGE_16KB (14U << 26)
#define MAP_HUGE_64KB (16U << 26)
#define MAP_HUGE_2MB (21U << 26)
#define MAP_HUGE_1GB (30U << 26)
#endif
)faultline"},
{"locale.h", R"faultline(#ifndef _LOCALE_H
#define _LOCALE_H
#define LC_CTYPE 0
#define LC_NUMERIC 1
#define LC_ALL 6
char *setlocale(int category, const char *name);
#endif
)faultline"},
{"malloc.h", R"faultline(#ifndef _MALLOC_H
#define _MALLOC_H
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#define M_MXFAST 1
#define M_TRIM_THRESHOLD (-1)
#define M_TOP_PAD (-2)
#define M_MMAP_THRESHOLD (-3)
#define M_MMAP_MAX (-4)
#define M_CHECK_ACTION (-5)
#define M_PERTURB (-6)
#define M_ARENA_TEST (-7)
#define M_ARENA_MAX (-8)
struct mallinfo {
    int arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
};
struct mallinfo2 {
    size_t arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
};
void *memalign(size_t alignment, size_t size);
void *pvalloc(size_t size);
size_t malloc_usable_size(void *memory);
int malloc_trim(size_t pad);
int mallopt(int parameter, int value);
struct mallinfo mallinfo(void);
struct mallinfo2 mallinfo2(void);
void malloc_stats(void);
int malloc_info(int options, FILE *file);
#endif
)faultline"},
{"math.h", R"faultline(#ifndef _MATH_H
#define _MATH_H
#define M_PI 3.14159265358979323846
#define M_PI_2 1.57079632679489661923
#define M_E 2.7182818284590452354
#define M_LN2 0.69314718055994530942
#define M_LN10 2.30258509299404568402
#define M_SQRT2 1.41421356237309504880
double __infinity(void);
double __not_a_number(void);
#define HUGE_VAL __infinity()
#define INFINITY ((float)__infinity())
#define NAN ((float)__not_a_number())
#define isnan(x) ((x) != (x))
#define isinf(x) ((x) == __infinity() ? 1 : (x) == -__infinity() ? -1 : 0)
#define isfinite(x) (!isnan(x) && !isinf(x))
#define signbit(x) (__signbit(x) != 0)
int __signbit(double x);
double fabs(double x);
double sqrt(double x);
double cbrt(double x);
double hypot(double x, double y);
double floor(double x);
double ceil(double x);
double trunc(double x);
double round(double x);
double rint(double x);
double nearbyint(double x);
long lround(double x);
long lrint(double x);
double fmod(double x, double y);
double remainder(double x, double y);
double modf(double x, double *whole);
double frexp(double x, int *exponent);
double ldexp(double x, int exponent);
double scalbn(double x, int exponent);
double copysign(double x, double sign);
double fmin(double x, double y);
double fmax(double x, double y);
double fdim(double x, double y);
double fma(double x, double y, double z);
double exp(double x);
double exp2(double x);
double log(double x);
double log2(double x);
double log10(double x);
double log1p(double x);
double expm1(double x);
double pow(double x, double y);
double sin(double x);
double cos(double x);
double tan(double x);
double asin(double x);
double acos(double x);
double atan(double x);
double atan2(double y, double x);
double sinh(double x);
double cosh(double x);
double tanh(double x);
float fabsf(float x);
float sqrtf(float x);
float floorf(float x);
float ceilf(float x);
float roundf(float x);
float powf(float x, float y);
float sinf(float x);
float cosf(float x);
float expf(float x);
float logf(float x);
float fmodf(float x, float y);
#endif
)faultline"},
{"mcheck.h", R"faultline(#ifndef _MCHECK_H
#define _MCHECK_H

#define mtrace() ((void)0)
#define muntrace() ((void)0)
#define mcheck(function) (-1)
#endif
)faultline"},
{"pthread.h", R"faultline(#ifndef _PTHREAD_H
#define _PTHREAD_H
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/types.h>
#include <time.h>
typedef unsigned long pthread_t;
typedef unsigned pthread_key_t;
typedef int pthread_once_t;
typedef volatile int pthread_spinlock_t;
typedef union { struct { int lock, kind, owner, count; } __m; char __size[40]; long __align;
    } pthread_mutex_t;
typedef union { struct { unsigned sequence, waiting; } __c; char __size[48]; long __align; } pthread_cond_t;
typedef union { struct { int lock, readers, writer, changed; } __r; char __size[56]; long __align;
    } pthread_rwlock_t;
typedef union { struct { int lock; unsigned needed, arrived, round; } __b; char __size[32]; long __align;
    } pthread_barrier_t;
typedef union { int kind; char __size[4]; } pthread_mutexattr_t;
typedef union { int clock; char __size[4]; } pthread_condattr_t;
typedef union { int shared; char __size[8]; } pthread_rwlockattr_t;
typedef union { int shared; char __size[4]; } pthread_barrierattr_t;
typedef union {
    struct { size_t stack_size, guard; void *stack; int detached; } __a;
    char __size[56];
    long __align;
} pthread_attr_t;
#define PTHREAD_MUTEX_INITIALIZER { { 0, 0, 0, 0 } }
#define PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP { { 0, 1, 0, 0 } }
#define PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP { { 0, 2, 0, 0 } }
#define PTHREAD_COND_INITIALIZER { { 0, 0 } }
#define PTHREAD_RWLOCK_INITIALIZER { { 0, 0, 0, 0 } }
#define PTHREAD_ONCE_INIT 0
#define PTHREAD_CREATE_JOINABLE 0
#define PTHREAD_CREATE_DETACHED 1
#define PTHREAD_MUTEX_NORMAL 0
#define PTHREAD_MUTEX_TIMED_NP 0
#define PTHREAD_MUTEX_DEFAULT 0
#define PTHREAD_MUTEX_RECURSIVE 1
#define PTHREAD_MUTEX_ERRORCHECK 2
#define PTHREAD_PROCESS_PRIVATE 0
#define PTHREAD_PROCESS_SHARED 1
#define PTHREAD_BARRIER_SERIAL_THREAD (-1)
#define PTHREAD_CANCELED ((void *)-1)
#define PTHREAD_CANCEL_ENABLE 0
#define PTHREAD_CANCEL_DISABLE 1
#define PTHREAD_CANCEL_DEFERRED 0
#define PTHREAD_CANCEL_ASYNCHRONOUS 1
#define PTHREAD_STACK_MIN 16384
#define PTHREAD_KEYS_MAX 128
int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
    void *argument);
int pthread_join(pthread_t thread, void **result);
int pthread_tryjoin_np(pthread_t thread, void **result);
int pthread_detach(pthread_t thread);
void pthread_exit(void *result);
pthread_t pthread_self(void);
int pthread_equal(pthread_t a, pthread_t b);
int pthread_yield(void);
int pthread_kill(pthread_t thread, int number);
int pthread_sigmask(int how, const sigset_t *set, sigset_t *old);
int pthread_cancel(pthread_t thread);
void pthread_testcancel(void);
int pthread_setcancelstate(int state, int *old);
int pthread_setcanceltype(int type, int *old);
int pthread_setname_np(pthread_t thread, const char *name);
int pthread_getname_np(pthread_t thread, char *to, size_t size);
int pthread_once(pthread_once_t *once, void (*function)(void));
int pthread_attr_init(pthread_attr_t *a);
int pthread_attr_destroy(pthread_attr_t *a);
int pthread_attr_setstacksize(pthread_attr_t *a, size_t size);
int pthread_attr_getstacksize(const pthread_attr_t *a, size_t *size);
int pthread_attr_setguardsize(pthread_attr_t *a, size_t size);
int pthread_attr_getguardsize(const pthread_attr_t *a, size_t *size);
int pthread_attr_setstack(pthread_attr_t *a, void *stack, size_t size);
int pthread_attr_getstack(const pthread_attr_t *a, void **stack, size_t *size);
int pthread_attr_setdetachstate(pthread_attr_t *a, int state);
int pthread_attr_getdetachstate(const pthread_attr_t *a, int *state);
int pthread_getattr_np(pthread_t thread, pthread_attr_t *a);
int pthread_mutex_init(pthread_mutex_t *m, const pthread_mutexattr_t *a);
int pthread_mutex_destroy(pthread_mutex_t *m);
int pthread_mutex_lock(pthread_mutex_t *m);
int pthread_mutex_trylock(pthread_mutex_t *m);
int pthread_mutex_timedlock(pthread_mutex_t *m, const struct timespec *until);
int pthread_mutex_unlock(pthread_mutex_t *m);
int pthread_mutexattr_init(pthread_mutexattr_t *a);
int pthread_mutexattr_destroy(pthread_mutexattr_t *a);
int pthread_mutexattr_settype(pthread_mutexattr_t *a, int kind);
int pthread_mutexattr_gettype(const pthread_mutexattr_t *a, int *kind);
int pthread_mutexattr_setpshared(pthread_mutexattr_t *a, int shared);
int pthread_cond_init(pthread_cond_t *c, const pthread_condattr_t *a);
int pthread_cond_destroy(pthread_cond_t *c);
int pthread_cond_wait(pthread_cond_t *c, pthread_mutex_t *m);
int pthread_cond_timedwait(pthread_cond_t *c, pthread_mutex_t *m, const struct timespec *until);
int pthread_cond_signal(pthread_cond_t *c);
int pthread_cond_broadcast(pthread_cond_t *c);
int pthread_condattr_init(pthread_condattr_t *a);
int pthread_condattr_destroy(pthread_condattr_t *a);
int pthread_condattr_setpshared(pthread_condattr_t *a, int shared);
int pthread_rwlock_init(pthread_rwlock_t *r, const pthread_rwlockattr_t *a);
int pthread_rwlock_destroy(pthread_rwlock_t *r);
int pthread_rwlock_rdlock(pthread_rwlock_t *r);
int pthread_rwlock_wrlock(pthread_rwlock_t *r);
int pthread_rwlock_tryrdlock(pthread_rwlock_t *r);
int pthread_rwlock_trywrlock(pthread_rwlock_t *r);
int pthread_rwlock_unlock(pthread_rwlock_t *r);
int pthread_barrier_init(pthread_barrier_t *b, const pthread_barrierattr_t *a, unsigned count);
int pthread_barrier_destroy(pthread_barrier_t *b);
int pthread_barrier_wait(pthread_barrier_t *b);
int pthread_spin_init(pthread_spinlock_t *s, int shared);
int pthread_spin_destroy(pthread_spinlock_t *s);
int pthread_spin_lock(pthread_spinlock_t *s);
int pthread_spin_trylock(pthread_spinlock_t *s);
int pthread_spin_unlock(pthread_spinlock_t *s);
int pthread_key_create(pthread_key_t *key, void (*destructor)(void *));
int pthread_key_delete(pthread_key_t key);
void *pthread_getspecific(pthread_key_t key);
int pthread_setspecific(pthread_key_t key, const void *value);
int pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void));
struct __cleanup { void (*function)(void *); void *argument; struct __cleanup *next; };
void __cleanup_push(struct __cleanup *c);
void __cleanup_pop(struct __cleanup *c, int run);
#define pthread_cleanup_push(f, a) do { struct __cleanup __c = { f, a, 0 }; __cleanup_push(&__c);
#define pthread_cleanup_pop(run) __cleanup_pop(&__c, run); } while (0)
#endif
)faultline"},
{"sched.h", R"faultline(#ifndef _SCHED_H
#define _SCHED_H
#include <sys/types.h>
int sched_yield(void);
#endif
)faultline"},
{"semaphore.h", R"faultline(#ifndef _SEMAPHORE_H
#define _SEMAPHORE_H
#include <sys/types.h>
#include <time.h>
typedef union { struct { int value, waiting; } __s; char __size[32]; long __align; } sem_t;
#define SEM_FAILED ((sem_t *)0)
#define SEM_VALUE_MAX 2147483647
int sem_init(sem_t *s, int shared, unsigned value);
int sem_destroy(sem_t *s);
int sem_wait(sem_t *s);
int sem_trywait(sem_t *s);
int sem_timedwait(sem_t *s, const struct timespec *until);
int sem_post(sem_t *s);
int sem_getvalue(sem_t *s, int *value);
#endif
)faultline"},
{"setjmp.h", R"faultline(#ifndef _SETJMP_H
#define _SETJMP_H
typedef struct { unsigned long __registers[8]; int __mask_saved; unsigned long __mask[16]; } jmp_buf[1];
typedef jmp_buf sigjmp_buf;
#define setjmp(buffer) __builtin_setjmp((buffer)[0].__registers)
#define _setjmp(buffer) setjmp(buffer)
#define sigsetjmp(buffer, save) (__sigjmp_save(buffer, save), setjmp(buffer))
int __sigjmp_save(jmp_buf buffer, int save);
void longjmp(jmp_buf buffer, int value);
void siglongjmp(sigjmp_buf buffer, int value);
#endif
)faultline"},
{"signal.h", R"faultline(#ifndef _SIGNAL_H
#define _SIGNAL_H
#include <sys/types.h>
#include <time.h>
#define SIGHUP 1
#define SIGINT 2
#define SIGQUIT 3
#define SIGILL 4
#define SIGTRAP 5
#define SIGABRT 6
#define SIGIOT 6
#define SIGBUS 7
#define SIGFPE 8
#define SIGKILL 9
#define SIGUSR1 10
#define SIGSEGV 11
#define SIGUSR2 12
#define SIGPIPE 13
#define SIGALRM 14
#define SIGTERM 15
#define SIGSTKFLT 16
#define SIGCHLD 17
#define SIGCONT 18
#define SIGSTOP 19
#define SIGTSTP 20
#define SIGTTIN 21
#define SIGTTOU 22
#define SIGURG 23
#define SIGXCPU 24
#define SIGXFSZ 25
#define SIGVTALRM 26
#define SIGPROF 27
#define SIGWINCH 28
#define SIGIO 29
#define SIGPWR 30
#define SIGSYS 31
#define SIGPOLL SIGIO
#define NSIG 65
#define _NSIG 65
#define SIGRTMIN 34
#define SIGRTMAX 64
#define SIGSTKSZ 8192
#define MINSIGSTKSZ 2048
#define SA_NOCLDSTOP 1
#define SA_NOCLDWAIT 2
#define SA_SIGINFO 4
#define SA_ONSTACK 0x08000000
#define SA_RESTART 0x10000000
#define SA_NODEFER 0x40000000
#define SA_RESETHAND 0x80000000
#define SIG_BLOCK 0
#define SIG_UNBLOCK 1
#define SIG_SETMASK 2
#define SS_ONSTACK 1
#define SS_DISABLE 2
#define SEGV_MAPERR 1
#define SEGV_ACCERR 2
#define BUS_ADRALN 1
#define BUS_ADRERR 2
#define BUS_OBJERR 3
#define FPE_INTDIV 1
#define FPE_INTOVF 2
#define FPE_FLTDIV 3
#define ILL_ILLOPC 1
#define TRAP_BRKPT 1
#define CLD_TRAPPED 4
#define CLD_STOPPED 5
#define CLD_CONTINUED 6
#define SI_TIMER (-2)
#define SI_USER 0
#define SI_KERNEL 0x80
#define SI_QUEUE (-1)
#define SI_TKILL (-6)
#define CLD_EXITED 1
#define CLD_KILLED 2
#define CLD_DUMPED 3
typedef int sig_atomic_t;
typedef void (*sighandler_t)(int);
typedef void (*__sighandler_t)(int);
#define SIG_DFL ((__sighandler_t)0)
#define SIG_IGN ((__sighandler_t)1)
#define SIG_ERR ((__sighandler_t)-1)
typedef struct { unsigned long __bits[16]; } sigset_t;
union sigval { int sival_int; void *sival_ptr; };
typedef struct {
    int si_signo, si_errno, si_code, __pad;
    union {
        int __space[28];
        void *__address;
        struct { int __pid, __uid, __status, __pad; long __utime, __stime; } __child;
        struct { int __pid, __uid; union sigval __value; } __queue;
    } __fields;
} siginfo_t;
#define si_addr __fields.__address
#define si_pid __fields.__child.__pid
#define si_uid __fields.__child.__uid
#define si_status __fields.__child.__status
#define si_value __fields.__queue.__value
struct sigaction {
    union {
        __sighandler_t sa_handler;
        void (*sa_sigaction)(int, siginfo_t *, void *);
    } __handler;
    sigset_t sa_mask;
    int sa_flags;
    void (*sa_restorer)(void);
};
#define sa_handler __handler.sa_handler
#define sa_sigaction __handler.sa_sigaction
typedef struct { void *ss_sp; int ss_flags; size_t ss_size; } stack_t;
__sighandler_t signal(int number, __sighandler_t handler);
int sigaction(int number, const struct sigaction *action, struct sigaction *old);
int sigprocmask(int how, const sigset_t *set, sigset_t *old);
int sigpending(sigset_t *set);
int sigsuspend(const sigset_t *mask);
int sigaltstack(const stack_t *stack, stack_t *old);
int sigemptyset(sigset_t *set);
int sigfillset(sigset_t *set);
int sigaddset(sigset_t *set, int number);
int sigdelset(sigset_t *set, int number);
int sigismember(const sigset_t *set, int number);
int sigwait(const sigset_t *set, int *number);
int sigwaitinfo(const sigset_t *set, siginfo_t *info);
int raise(int number);
int kill(pid_t pid, int number);
int killpg(pid_t group, int number);
void psignal(int number, const char *prefix);
#endif
)faultline"},
{"stdalign.h", R"faultline(#ifndef _STDALIGN_H
#define _STDALIGN_H
#define alignas _Alignas
#define alignof _Alignof
#define __alignas_is_defined 1
#define __alignof_is_defined 1
#endif
)faultline"},
{"stdarg.h", R"faultline(#ifndef _STDARG_H
#define _STDARG_H
typedef __builtin_va_list va_list;
#define va_start(list, last) __builtin_va_start(list, last)
#define va_arg(list, type) __builtin_va_arg(list, type)
#define va_end(list) __builtin_va_end(list)
#define va_copy(to, from) __builtin_va_copy(to, from)
#endif
)faultline"},
{"stdatomic.h", R"faultline(#ifndef _STDATOMIC_H
#define _STDATOMIC_H
#include <stddef.h>
#include <stdint.h>
typedef enum {
    memory_order_relaxed, memory_order_consume, memory_order_acquire, memory_order_release,
    memory_order_acq_rel,
    memory_order_seq_cst
} memory_order;
typedef _Atomic _Bool atomic_bool;
typedef _Atomic char atomic_char;
typedef _Atomic signed char atomic_schar;
typedef _Atomic unsigned char atomic_uchar;
typedef _Atomic short atomic_short;
typedef _Atomic unsigned short atomic_ushort;
typedef _Atomic int atomic_int;
typedef _Atomic unsigned atomic_uint;
typedef _Atomic long atomic_long;
typedef _Atomic unsigned long atomic_ulong;
typedef _Atomic long long atomic_llong;
typedef _Atomic unsigned long long atomic_ullong;
typedef _Atomic size_t atomic_size_t;
typedef _Atomic intptr_t atomic_intptr_t;
typedef _Atomic uintptr_t atomic_uintptr_t;
typedef struct { _Atomic _Bool __value; } atomic_flag;
#define ATOMIC_FLAG_INIT { 0 }
#define ATOMIC_VAR_INIT(v) (v)
#define ATOMIC_INT_LOCK_FREE 2
#define ATOMIC_POINTER_LOCK_FREE 2
#define atomic_init(p, v) ((void)(*(p) = (v)))
#define atomic_load(p) __atomic_load_n(p, 5)
#define atomic_load_explicit(p, o) __atomic_load_n(p, o)
#define atomic_store(p, v) __atomic_store_n(p, v, 5)
#define atomic_store_explicit(p, v, o) __atomic_store_n(p, v, o)
#define atomic_exchange(p, v) __atomic_exchange_n(p, v, 5)
#define atomic_exchange_explicit(p, v, o) __atomic_exchange_n(p, v, o)
#define atomic_compare_exchange_strong(p, e, d) __atomic_compare_exchange_n(p, e, d, 0, 5, 5)
#define atomic_compare_exchange_weak(p, e, d) __atomic_compare_exchange_n(p, e, d, 1, 5, 5)
#define atomic_compare_exchange_strong_explicit(p, e, d, s, f) __atomic_compare_exchange_n(p, e, d, 0, s, f)
#define atomic_compare_exchange_weak_explicit(p, e, d, s, f) __atomic_compare_exchange_n(p, e, d, 1, s, f)
#define atomic_fetch_add(p, v) __atomic_fetch_add(p, v, 5)
#define atomic_fetch_add_explicit(p, v, o) __atomic_fetch_add(p, v, o)
#define atomic_fetch_sub(p, v) __atomic_fetch_sub(p, v, 5)
#define atomic_fetch_sub_explicit(p, v, o) __atomic_fetch_sub(p, v, o)
#define atomic_fetch_and(p, v) __atomic_fetch_and(p, v, 5)
#define atomic_fetch_or(p, v) __atomic_fetch_or(p, v, 5)
#define atomic_fetch_xor(p, v) __atomic_fetch_xor(p, v, 5)
#define atomic_flag_test_and_set(f) __atomic_test_and_set(&(f)->__value, 5)
#define atomic_flag_clear(f) __atomic_clear(&(f)->__value, 5)
#define atomic_flag_test_and_set_explicit(f, o) __atomic_test_and_set(&(f)->__value, o)
#define atomic_flag_clear_explicit(f, o) __atomic_clear(&(f)->__value, o)
#define atomic_thread_fence(o) __atomic_thread_fence(o)
#define atomic_signal_fence(o) __atomic_signal_fence(o)
#define atomic_is_lock_free(p) 1
#endif
)faultline"},
{"stdbool.h", R"faultline(#ifndef _STDBOOL_H
#define _STDBOOL_H
#define bool _Bool
#define true 1
#define false 0
#endif
)faultline"},
{"stddef.h", R"faultline(#ifndef _STDDEF_H
#define _STDDEF_H
typedef unsigned long size_t;
typedef long ptrdiff_t;
typedef int wchar_t;
typedef struct { long __a; long __b; } max_align_t;
#define NULL ((void *)0)
#define offsetof(type, member) ((size_t) & ((type *)0)->member)
#endif
)faultline"},
{"stdint.h", R"faultline(#ifndef _STDINT_H
#define _STDINT_H
typedef signed char int8_t;
typedef short int16_t;
typedef int int32_t;
typedef long int64_t;
typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef unsigned int uint32_t;
typedef unsigned long uint64_t;
typedef signed char int_least8_t;
typedef short int_least16_t;
typedef int int_least32_t;
typedef long int_least64_t;
typedef unsigned char uint_least8_t;
typedef unsigned short uint_least16_t;
typedef unsigned int uint_least32_t;
typedef unsigned long uint_least64_t;
typedef signed char int_fast8_t;
typedef long int_fast16_t;
typedef long int_fast32_t;
typedef long int_fast64_t;
typedef unsigned char uint_fast8_t;
typedef unsigned long uint_fast16_t;
typedef unsigned long uint_fast32_t;
typedef unsigned long uint_fast64_t;
typedef long intptr_t;
typedef unsigned long uintptr_t;
typedef long intmax_t;
typedef unsigned long uintmax_t;
#define INT8_MIN (-128)
#define INT16_MIN (-32767 - 1)
#define INT32_MIN (-2147483647 - 1)
#define INT64_MIN (-9223372036854775807L - 1)
#define INT8_MAX 127
#define INT16_MAX 32767
#define INT32_MAX 2147483647
#define INT64_MAX 9223372036854775807L
#define UINT8_MAX 255
#define UINT16_MAX 65535
#define UINT32_MAX 4294967295U
#define UINT64_MAX 18446744073709551615UL
#define INTPTR_MIN INT64_MIN
#define INTPTR_MAX INT64_MAX
#define UINTPTR_MAX UINT64_MAX
#define INTMAX_MIN INT64_MIN
#define INTMAX_MAX INT64_MAX
#define UINTMAX_MAX UINT64_MAX
#define PTRDIFF_MIN INT64_MIN
#define PTRDIFF_MAX INT64_MAX
#define SIZE_MAX UINT64_MAX
#define INT8_C(c) c
#define INT16_C(c) c
#define INT32_C(c) c
#define INT64_C(c) c##L
#define UINT8_C(c) c
#define UINT16_C(c) c
#define UINT32_C(c) c##U
#define UINT64_C(c) c##UL
#define INTMAX_C(c) c##L
#define UINTMAX_C(c) c##UL
#endif
)faultline"},
{"stdio.h", R"faultline(#ifndef _STDIO_H
#define _STDIO_H
#include <stdarg.h>
#include <stddef.h>
#include <sys/types.h>
typedef struct _IO_FILE FILE;
typedef struct { long __pos; } fpos_t;
extern FILE *stdin;
extern FILE *stdout;
extern FILE *stderr;
#define stdin stdin
#define stdout stdout
#define stderr stderr
#define EOF (-1)
#define BUFSIZ 8192
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#define _IOFBF 0
#define _IOLBF 1
#define _IONBF 2
#define FILENAME_MAX 4096
#define FOPEN_MAX 16
#define L_tmpnam 20
#define TMP_MAX 238328
int printf(const char *format, ...);
int fprintf(FILE *file, const char *format, ...);
int sprintf(char *to, const char *format, ...);
int snprintf(char *to, size_t size, const char *format, ...);
int dprintf(int fd, const char *format, ...);
int asprintf(char **to, const char *format, ...);
int vprintf(const char *format, va_list arguments);
int vfprintf(FILE *file, const char *format, va_list arguments);
int vsprintf(char *to, const char *format, va_list arguments);
int vsnprintf(char *to, size_t size, const char *format, va_list arguments);
int vdprintf(int fd, const char *format, va_list arguments);
int vasprintf(char **to, const char *format, va_list arguments);
int scanf(const char *format, ...);
int fscanf(FILE *file, const char *format, ...);
int sscanf(const char *text, const char *format, ...);
int vscanf(const char *format, va_list arguments);
int vfscanf(FILE *file, const char *format, va_list arguments);
int vsscanf(const char *text, const char *format, va_list arguments);
FILE *fopen(const char *path, const char *mode);
FILE *fdopen(int fd, const char *mode);
FILE *freopen(const char *path, const char *mode, FILE *file);
FILE *tmpfile(void);
int fclose(FILE *file);
int fflush(FILE *file);
int fileno(FILE *file);
int feof(FILE *file);
int ferror(FILE *file);
void clearerr(FILE *file);
int setvbuf(FILE *file, char *buffer, int mode, size_t size);
void setbuf(FILE *file, char *buffer);
void setbuffer(FILE *file, char *buffer, size_t size);
void setlinebuf(FILE *file);
size_t fread(void *to, size_t size, size_t count, FILE *file);
size_t fwrite(const void *from, size_t size, size_t count, FILE *file);
int fgetc(FILE *file);
int getc(FILE *file);
int getchar(void);
int ungetc(int c, FILE *file);
char *fgets(char *to, int size, FILE *file);
ssize_t getline(char **line, size_t *capacity, FILE *file);
ssize_t getdelim(char **line, size_t *capacity, int delimiter, FILE *file);
int fputc(int c, FILE *file);
int putc(int c, FILE *file);
int putchar(int c);
int fputs(const char *text, FILE *file);
int puts(const char *text);
int fseek(FILE *file, long offset, int whence);
int fseeko(FILE *file, off_t offset, int whence);
long ftell(FILE *file);
off_t ftello(FILE *file);
void rewind(FILE *file);
int fgetpos(FILE *file, fpos_t *position);
int fsetpos(FILE *file, const fpos_t *position);
void perror(const char *prefix);
int remove(const char *path);
int rename(const char *from, const char *to);
int putchar_unlocked(int c);
int getchar_unlocked(void);
int putc_unlocked(int c, FILE *file);
int getc_unlocked(FILE *file);
int fputs_unlocked(const char *text, FILE *file);
int fflush_unlocked(FILE *file);
FILE *popen(const char *command, const char *mode);
int pclose(FILE *file);
void flockfile(FILE *file);
void funlockfile(FILE *file);
#endif
)faultline"},
{"stdlib.h", R"faultline(#ifndef _STDLIB_H
#define _STDLIB_H
#include <alloca.h>
#include <stddef.h>
#include <sys/types.h>
#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#include <stddef.h>
#define RAND_MAX 2147483647
#define MB_CUR_MAX 1
typedef struct { int quot; int rem; } div_t;
typedef struct { long quot; long rem; } ldiv_t;
typedef struct { long long quot; long long rem; } lldiv_t;
void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *memory, size_t size);
void *reallocarray(void *memory, size_t count, size_t size);
void free(void *memory);
void *aligned_alloc(size_t alignment, size_t size);
int posix_memalign(void **memory, size_t alignment, size_t size);
void *valloc(size_t size);
void exit(int status);
void _Exit(int status);
void quick_exit(int status);
void abort(void);
int atexit(void (*function)(void));
int at_quick_exit(void (*function)(void));
int on_exit(void (*function)(int, void *), void *argument);
int atoi(const char *text);
long atol(const char *text);
long long atoll(const char *text);
double atof(const char *text);
long strtol(const char *text, char **end, int base);
unsigned long strtoul(const char *text, char **end, int base);
long long strtoll(const char *text, char **end, int base);
unsigned long long strtoull(const char *text, char **end, int base);
double strtod(const char *text, char **end);
float strtof(const char *text, char **end);
int abs(int value);
long labs(long value);
long long llabs(long long value);
div_t div(int number, int by);
ldiv_t ldiv(long number, long by);
lldiv_t lldiv(long long number, long long by);
int rand(void);
void srand(unsigned int seed);
int rand_r(unsigned int *seed);
long random(void);
void srandom(unsigned int seed);
double drand48(void);
long lrand48(void);
long mrand48(void);
void srand48(long seed);
void qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *));
void qsort_r(void *base, size_t count, size_t size, int (*compare)(const void *, const void *, void *),
             void *argument);
void *bsearch(const void *key, const void *base, size_t count, size_t size,
              int (*compare)(const void *, const void *));
char *getenv(const char *name);
int setenv(const char *name, const char *value, int overwrite);
int unsetenv(const char *name);
int putenv(char *assignment);
int mkstemp(char *pattern);
char *mkdtemp(char *pattern);
int system(const char *command);
long double strtold(const char *text, char **end);
char *realpath(const char *path, char *to);
char *secure_getenv(const char *name);
int clearenv(void);
size_t mbstowcs(int *to, const char *from, size_t size);
size_t wcstombs(char *to, const int *from, size_t size);
int mblen(const char *text, size_t size);
int getsubopt(char **options, char *const *names, char **value);
#endif
)faultline"},
{"stdnoreturn.h", R"faultline(#define noreturn _Noreturn
)faultline"},
{"string.h", R"faultline(#ifndef _STRING_H
#define _STRING_H
#include <stddef.h>
void *memcpy(void *to, const void *from, size_t size);
void *mempcpy(void *to, const void *from, size_t size);
void *memmove(void *to, const void *from, size_t size);
void *memset(void *to, int byte, size_t size);
int memcmp(const void *a, const void *b, size_t size);
void *memchr(const void *area, int byte, size_t size);
void *memrchr(const void *area, int byte, size_t size);
void *memmem(const void *area, size_t size, const void *part, size_t part_size);
void *memccpy(void *to, const void *from, int byte, size_t size);
void explicit_bzero(void *to, size_t size);
size_t strlen(const char *text);
size_t strnlen(const char *text, size_t limit);
char *strcpy(char *to, const char *from);
char *strncpy(char *to, const char *from, size_t size);
char *stpcpy(char *to, const char *from);
char *stpncpy(char *to, const char *from, size_t size);
char *strcat(char *to, const char *from);
char *strncat(char *to, const char *from, size_t size);
int strcmp(const char *a, const char *b);
int strncmp(const char *a, const char *b, size_t size);
int strcoll(const char *a, const char *b);
int strcasecmp(const char *a, const char *b);
int strncasecmp(const char *a, const char *b, size_t size);
char *strchr(const char *text, int c);
char *strchrnul(const char *text, int c);
char *strrchr(const char *text, int c);
char *strstr(const char *text, const char *part);
char *strcasestr(const char *text, const char *part);
size_t strspn(const char *text, const char *accepted);
size_t strcspn(const char *text, const char *rejected);
char *strpbrk(const char *text, const char *accepted);
char *strtok(char *text, const char *separators);
char *strtok_r(char *text, const char *separators, char **rest);
char *strsep(char **text, const char *separators);
char *strdup(const char *text);
char *strndup(const char *text, size_t limit);
char *strerror(int number);
char *strerror_r(int number, char *buffer, size_t size);
const char *strerrorname_np(int number);
char *strsignal(int number);
char *basename(const char *path);
size_t strxfrm(char *to, const char *from, size_t size);
void *rawmemchr(const void *area, int byte);
int strverscmp(const char *a, const char *b);
#include <strings.h>
#endif
)faultline"},
{"strings.h", R"faultline(#ifndef _STRINGS_H
#define _STRINGS_H
#include <stddef.h>
int strcasecmp(const char *a, const char *b);
int strncasecmp(const char *a, const char *b, size_t size);
void bzero(void *to, size_t size);
void bcopy(const void *from, void *to, size_t size);
int bcmp(const void *a, const void *b, size_t size);
char *index(const char *text, int c);
char *rindex(const char *text, int c);
int ffs(int value);
int ffsl(long value);
int ffsll(long long value);
#endif
)faultline"},
{"sys/auxv.h", R"faultline(#ifndef _SYS_AUXV_H
#define _SYS_AUXV_H
#define AT_PHDR 3
#define AT_PHENT 4
#define AT_PHNUM 5
#define AT_PAGESZ 6
#define AT_BASE 7
#define AT_ENTRY 9
#define AT_UID 11
#define AT_EUID 12
#define AT_GID 13
#define AT_EGID 14
#define AT_PLATFORM 15
#define AT_HWCAP 16
#define AT_CLKTCK 17
#define AT_SECURE 23
#define AT_RANDOM 25
#define AT_EXECFN 31
#define AT_SYSINFO_EHDR 33
unsigned long getauxval(unsigned long type);
#endif
)faultline"},
{"sys/file.h", R"faultline(#ifndef _SYS_FILE_H
#define _SYS_FILE_H
#include <fcntl.h>
#define LOCK_SH 1
#define LOCK_EX 2
#define LOCK_NB 4
#define LOCK_UN 8
int flock(int fd, int operation);
#endif
)faultline"},
{"sys/ipc.h", R"faultline(#ifndef _SYS_IPC_H
#define _SYS_IPC_H
#include <sys/types.h>
#define IPC_CREAT 01000
#define IPC_EXCL 02000
#define IPC_NOWAIT 04000
#define IPC_RMID 0
#define IPC_SET 1
#define IPC_STAT 2
#define IPC_PRIVATE ((key_t)0)
typedef int key_t;
struct ipc_perm {
    key_t __key;
    uid_t uid;
    gid_t gid;
    uid_t cuid;
    gid_t cgid;
    mode_t mode;
    unsigned short __seq, __pad;
    unsigned long __unused[2];
};
key_t ftok(const char *path, int project);
#endif
)faultline"},
{"sys/mman.h", R"faultline(#ifndef _SYS_MMAN_H
#define _SYS_MMAN_H
#include <sys/types.h>
#define PROT_NONE 0
#define PROT_READ 1
#define PROT_WRITE 2
#define PROT_EXEC 4
#define PROT_GROWSDOWN 0x01000000
#define PROT_GROWSUP 0x02000000
#define MAP_SHARED 1
#define MAP_PRIVATE 2
#define MAP_SHARED_VALIDATE 3
#define MAP_TYPE 0xf
#define MAP_FIXED 0x10
#define MAP_ANONYMOUS 0x20
#define MAP_ANON MAP_ANONYMOUS
#define MAP_FILE 0
#define MAP_32BIT 0x40
#define MAP_GROWSDOWN 0x100
#define MAP_DENYWRITE 0x800
#define MAP_EXECUTABLE 0x1000
#define MAP_LOCKED 0x2000
#define MAP_NORESERVE 0x4000
#define MAP_POPULATE 0x8000
#define MAP_NONBLOCK 0x10000
#define MAP_STACK 0x20000
#define MAP_HUGETLB 0x40000
#define MAP_SYNC 0x80000
#define MAP_FIXED_NOREPLACE 0x100000
#define MAP_HUGE_SHIFT 26
#define MAP_HUGE_MASK 0x3f
#define MAP_FAILED ((void *)-1)
#define MREMAP_MAYMOVE 1
#define MREMAP_FIXED 2
#define MREMAP_DONTUNMAP 4
#define MS_ASYNC 1
#define MS_INVALIDATE 2
#define MS_SYNC 4
#define MADV_NORMAL 0
#define MADV_RANDOM 1
#define MADV_SEQUENTIAL 2
#define MADV_WILLNEED 3
#define MADV_DONTNEED 4
#define MADV_FREE 8
#define MADV_REMOVE 9
#define MADV_DONTFORK 10
#define MADV_DOFORK 11
#define MADV_MERGEABLE 12
#define MADV_UNMERGEABLE 13
#define MADV_HUGEPAGE 14
#define MADV_NOHUGEPAGE 15
#define MADV_DONTDUMP 16
#define MADV_DODUMP 17
#define MADV_WIPEONFORK 18
#define MADV_KEEPONFORK 19
#define MADV_COLD 20
#define MADV_PAGEOUT 21
#define MADV_POPULATE_READ 22
#define MADV_POPULATE_WRITE 23
#define MADV_DONTNEED_LOCKED 24
#define MADV_COLLAPSE 25
#define POSIX_MADV_NORMAL 0
#define POSIX_MADV_RANDOM 1
#define POSIX_MADV_SEQUENTIAL 2
#define POSIX_MADV_WILLNEED 3
#define POSIX_MADV_DONTNEED 4
#define MCL_CURRENT 1
#define MCL_FUTURE 2
#define MCL_ONFAULT 4
#define MLOCK_ONFAULT 1
#define MFD_CLOEXEC 1
#define MFD_ALLOW_SEALING 2
#define MFD_HUGETLB 4
void *mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset);
int munmap(void *address, size_t size);
int mprotect(void *address, size_t size, int protection);
int madvise(void *address, size_t size, int advice);
int posix_madvise(void *address, size_t size, int advice);
void *mremap(void *address, size_t old_size, size_t new_size, int flags, ...);
int mincore(void *address, size_t size, unsigned char *residency);
int msync(void *address, size_t size, int flags);
int mlock(const void *address, size_t size);
int mlock2(const void *address, size_t size, unsigned int flags);
int munlock(const void *address, size_t size);
int mlockall(int flags);
int munlockall(void);
int memfd_create(const char *name, unsigned int flags);
int shm_open(const char *name, int flags, mode_t mode);
int shm_unlink(const char *name);
#endif
)faultline"},
{"sys/param.h", R"faultline(#ifndef _SYS_PARAM_H
#define _SYS_PARAM_H
#include <limits.h>
#include <sys/types.h>
#define MIN(a, b) (((a) < (b)) ? (a) : (b))
#define MAX(a, b) (((a) > (b)) ? (a) : (b))
#endif
)faultline"},
{"sys/prctl.h", R"faultline(#ifndef _SYS_PRCTL_H
#define _SYS_PRCTL_H
#define PR_SET_NAME 15
#define PR_GET_NAME 16
#define PR_SET_THP_DISABLE 41
#define PR_GET_THP_DISABLE 42
int prctl(int option, ...);
#endif
)faultline"},
{"sys/random.h", R"faultline(#ifndef _SYS_RANDOM_H
#define _SYS_RANDOM_H
#include <sys/types.h>
#define GRND_NONBLOCK 1
#define GRND_RANDOM 2
ssize_t getrandom(void *to, size_t size, unsigned flags);
#endif
)faultline"},
{"sys/resource.h", R"faultline(#ifndef _SYS_RESOURCE_H
#define _SYS_RESOURCE_H
#include <sys/time.h>
#include <sys/types.h>
#define RUSAGE_SELF 0
#define RUSAGE_CHILDREN (-1)
#define RUSAGE_THREAD 1
#define RLIMIT_CPU 0
#define RLIMIT_FSIZE 1
#define RLIMIT_DATA 2
#define RLIMIT_STACK 3
#define RLIMIT_CORE 4
#define RLIMIT_RSS 5
#define RLIMIT_NPROC 6
#define RLIMIT_NOFILE 7
#define RLIMIT_MEMLOCK 8
#define RLIMIT_AS 9
#define RLIMIT_LOCKS 10
#define RLIM_INFINITY (~0UL)
#define PRIO_PROCESS 0
typedef unsigned long rlim_t;
struct rlimit { rlim_t rlim_cur; rlim_t rlim_max; };
struct rusage {
    struct timeval ru_utime, ru_stime;
    long ru_maxrss, ru_ixrss, ru_idrss, ru_isrss, ru_minflt, ru_majflt, ru_nswap, ru_inblock, ru_oublock;
    long ru_msgsnd, ru_msgrcv, ru_nsignals, ru_nvcsw, ru_nivcsw;
};
int getrusage(int who, struct rusage *usage);
int getrlimit(int resource, struct rlimit *limit);
int setrlimit(int resource, const struct rlimit *limit);
int prlimit(pid_t pid, int resource, const struct rlimit *limit, struct rlimit *old);
int getpriority(int which, id_t who);
int setpriority(int which, id_t who, int priority);
#endif
)faultline"},
{"sys/shm.h", R"faultline(#ifndef _SYS_SHM_H
#define _SYS_SHM_H
#include <sys/ipc.h>
#include <sys/types.h>
#define SHM_R 0400
#define SHM_W 0200
#define SHM_RDONLY 010000
#define SHM_RND 020000
#define SHM_REMAP 040000
#define SHM_EXEC 0100000
#define SHM_HUGETLB 04000
#define SHM_NORESERVE 010000
#define SHM_DEST 01000
#define SHM_LOCKED 02000
#define SHMLBA 4096
typedef unsigned long shmatt_t;
struct shmid_ds {
    struct ipc_perm shm_perm;
    size_t shm_segsz;
    time_t shm_atime, shm_dtime, shm_ctime;
    pid_t shm_cpid, shm_lpid;
    shmatt_t shm_nattch;
    unsigned long __unused[2];
};
int shmget(key_t key, size_t size, int flags);
void *shmat(int id, const void *address, int flags);
int shmdt(const void *address);
int shmctl(int id, int command, struct shmid_ds *status);
#endif
)faultline"},
{"sys/stat.h", R"faultline(#ifndef _SYS_STAT_H
#define _SYS_STAT_H
#include <sys/types.h>
#include <time.h>
struct stat {
    dev_t st_dev;
    ino_t st_ino;
    nlink_t st_nlink;
    mode_t st_mode;
    uid_t st_uid;
    gid_t st_gid;
    int __pad0;
    dev_t st_rdev;
    off_t st_size;
    blksize_t st_blksize;
    blkcnt_t st_blocks;
    struct timespec st_atim, st_mtim, st_ctim;
    long __reserved[3];
};
#define st_atime st_atim.tv_sec
#define st_mtime st_mtim.tv_sec
#define st_ctime st_ctim.tv_sec
#define S_IFMT 0170000
#define S_IFSOCK 0140000
#define S_IFLNK 0120000
#define S_IFREG 0100000
#define S_IFBLK 0060000
#define S_IFDIR 0040000
#define S_IFCHR 0020000
#define S_IFIFO 0010000
#define S_ISREG(mode) (((mode) & S_IFMT) == S_IFREG)
#define S_ISDIR(mode) (((mode) & S_IFMT) == S_IFDIR)
#define S_ISCHR(mode) (((mode) & S_IFMT) == S_IFCHR)
#define S_ISBLK(mode) (((mode) & S_IFMT) == S_IFBLK)
#define S_ISFIFO(mode) (((mode) & S_IFMT) == S_IFIFO)
#define S_ISLNK(mode) (((mode) & S_IFMT) == S_IFLNK)
#define S_ISUID 04000
#define S_ISGID 02000
#define S_ISVTX 01000
#define S_IRWXU 0700
#define S_IRUSR 0400
#define S_IWUSR 0200
#define S_IXUSR 0100
#define S_IRWXG 0070
#define S_IRGRP 0040
#define S_IWGRP 0020
#define S_IXGRP 0010
#define S_IRWXO 0007
#define S_IROTH 0004
#define S_IWOTH 0002
#define S_IXOTH 0001
int stat(const char *path, struct stat *status);
int lstat(const char *path, struct stat *status);
int fstat(int fd, struct stat *status);
int mkdir(const char *path, mode_t mode);
int mkdirat(int directory, const char *path, mode_t mode);
int fstatat(int directory, const char *path, struct stat *status, int flags);
int chmod(const char *path, mode_t mode);
int fchmod(int fd, mode_t mode);
mode_t umask(mode_t mask);
int mkfifo(const char *path, mode_t mode);
#endif
)faultline"},
{"sys/swap.h", R"faultline(#ifndef _SYS_SWAP_H
#define _SYS_SWAP_H
#define SWAP_FLAG_PREFER 0x8000
#define SWAP_FLAG_PRIO_MASK 0x7fff
#define SWAP_FLAG_PRIO_SHIFT 0
#define SWAP_FLAG_DISCARD 0x10000
int swapon(const char *path, int flags);
int swapoff(const char *path);
#endif
)faultline"},
{"sys/syscall.h", R"faultline(#ifndef _SYS_SYSCALL_H
#define _SYS_SYSCALL_H
#define __NR_read 0
#define SYS_read 0
#define __NR_write 1
#define SYS_write 1
#define __NR_open 2
#define SYS_open 2
#define __NR_close 3
#define SYS_close 3
#define __NR_stat 4
#define SYS_stat 4
#define __NR_fstat 5
#define SYS_fstat 5
#define __NR_lstat 6
#define SYS_lstat 6
#define __NR_poll 7
#define SYS_poll 7
#define __NR_lseek 8
#define SYS_lseek 8
#define __NR_mmap 9
#define SYS_mmap 9
#define __NR_mprotect 10
#define SYS_mprotect 10
#define __NR_munmap 11
#define SYS_munmap 11
#define __NR_brk 12
#define SYS_brk 12
#define __NR_rt_sigaction 13
#define SYS_rt_sigaction 13
#define __NR_rt_sigprocmask 14
#define SYS_rt_sigprocmask 14
#define __NR_rt_sigreturn 15
#define SYS_rt_sigreturn 15
#define __NR_ioctl 16
#define SYS_ioctl 16
#define __NR_pread64 17
#define SYS_pread64 17
#define __NR_pwrite64 18
#define SYS_pwrite64 18
#define __NR_readv 19
#define SYS_readv 19
#define __NR_writev 20
#define SYS_writev 20
#define __NR_access 21
#define SYS_access 21
#define __NR_pipe 22
#define SYS_pipe 22
#define __NR_select 23
#define SYS_select 23
#define __NR_sched_yield 24
#define SYS_sched_yield 24
#define __NR_mremap 25
#define SYS_mremap 25
#define __NR_msync 26
#define SYS_msync 26
#define __NR_mincore 27
#define SYS_mincore 27
#define __NR_madvise 28
#define SYS_madvise 28
#define __NR_shmget 29
#define SYS_shmget 29
#define __NR_shmat 30
#define SYS_shmat 30
#define __NR_shmctl 31
#define SYS_shmctl 31
#define __NR_dup 32
#define SYS_dup 32
#define __NR_dup2 33
#define SYS_dup2 33
#define __NR_pause 34
#define SYS_pause 34
#define __NR_nanosleep 35
#define SYS_nanosleep 35
#define __NR_getitimer 36
#define SYS_getitimer 36
#define __NR_alarm 37
#define SYS_alarm 37
#define __NR_setitimer 38
#define SYS_setitimer 38
#define __NR_getpid 39
#define SYS_getpid 39
#define __NR_sendfile 40
#define SYS_sendfile 40
#define __NR_clone 56
#define SYS_clone 56
#define __NR_fork 57
#define SYS_fork 57
#define __NR_vfork 58
#define SYS_vfork 58
#define __NR_execve 59
#define SYS_execve 59
#define __NR_exit 60
#define SYS_exit 60
#define __NR_wait4 61
#define SYS_wait4 61
#define __NR_kill 62
#define SYS_kill 62
#define __NR_uname 63
#define SYS_uname 63
#define __NR_shmdt 67
#define SYS_shmdt 67
#define __NR_fcntl 72
#define SYS_fcntl 72
#define __NR_fsync 74
#define SYS_fsync 74
#define __NR_fdatasync 75
#define SYS_fdatasync 75
#define __NR_truncate 76
#define SYS_truncate 76
#define __NR_ftruncate 77
#define SYS_ftruncate 77
#define __NR_getcwd 79
#define SYS_getcwd 79
#define __NR_chdir 80
#define SYS_chdir 80
#define __NR_rename 82
#define SYS_rename 82
#define __NR_mkdir 83
#define SYS_mkdir 83
#define __NR_rmdir 84
#define SYS_rmdir 84
#define __NR_creat 85
#define SYS_creat 85
#define __NR_link 86
#define SYS_link 86
#define __NR_unlink 87
#define SYS_unlink 87
#define __NR_symlink 88
#define SYS_symlink 88
#define __NR_readlink 89
#define SYS_readlink 89
#define __NR_chmod 90
#define SYS_chmod 90
#define __NR_fchmod 91
#define SYS_fchmod 91
#define __NR_umask 95
#define SYS_umask 95
#define __NR_gettimeofday 96
#define SYS_gettimeofday 96
#define __NR_getrlimit 97
#define SYS_getrlimit 97
#define __NR_getrusage 98
#define SYS_getrusage 98
#define __NR_sysinfo 99
#define SYS_sysinfo 99
#define __NR_times 100
#define SYS_times 100
#define SYS_flock 73
#define SYS_getdents64 217
#define SYS_rt_sigtimedwait 128
#define SYS_dup3 292
#define SYS_syncfs 306
#define __NR_getuid 102
#define SYS_getuid 102
#define __NR_getgid 104
#define SYS_getgid 104
#define __NR_setuid 105
#define SYS_setuid 105
#define __NR_setgid 106
#define SYS_setgid 106
#define __NR_geteuid 107
#define SYS_geteuid 107
#define __NR_getegid 108
#define SYS_getegid 108
#define __NR_setpgid 109
#define SYS_setpgid 109
#define __NR_getppid 110
#define SYS_getppid 110
#define __NR_getpgrp 111
#define SYS_getpgrp 111
#define __NR_setsid 112
#define SYS_setsid 112
#define __NR_getpgid 121
#define SYS_getpgid 121
#define __NR_rt_sigpending 127
#define SYS_rt_sigpending 127
#define __NR_rt_sigsuspend 130
#define SYS_rt_sigsuspend 130
#define __NR_sigaltstack 131
#define SYS_sigaltstack 131
#define __NR_getpriority 140
#define SYS_getpriority 140
#define __NR_setpriority 141
#define SYS_setpriority 141
#define __NR_mlock 149
#define SYS_mlock 149
#define __NR_munlock 150
#define SYS_munlock 150
#define __NR_mlockall 151
#define SYS_mlockall 151
#define __NR_munlockall 152
#define SYS_munlockall 152
#define __NR_prctl 157
#define SYS_prctl 157
#define __NR_arch_prctl 158
#define SYS_arch_prctl 158
#define __NR_setrlimit 160
#define SYS_setrlimit 160
#define __NR_sync 162
#define SYS_sync 162
#define __NR_swapon 167
#define SYS_swapon 167
#define __NR_swapoff 168
#define SYS_swapoff 168
#define __NR_gettid 186
#define SYS_gettid 186
#define __NR_readahead 187
#define SYS_readahead 187
#define __NR_time 201
#define SYS_time 201
#define __NR_futex 202
#define SYS_futex 202
#define __NR_sched_setaffinity 203
#define SYS_sched_setaffinity 203
#define __NR_sched_getaffinity 204
#define SYS_sched_getaffinity 204
#define __NR_set_tid_address 218
#define SYS_set_tid_address 218
#define __NR_fadvise64 221
#define SYS_fadvise64 221
#define __NR_clock_gettime 228
#define SYS_clock_gettime 228
#define __NR_clock_getres 229
#define SYS_clock_getres 229
#define __NR_clock_nanosleep 230
#define SYS_clock_nanosleep 230
#define __NR_exit_group 231
#define SYS_exit_group 231
#define __NR_tgkill 234
#define SYS_tgkill 234
#define __NR_mbind 237
#define SYS_mbind 237
#define __NR_set_mempolicy 238
#define SYS_set_mempolicy 238
#define __NR_openat 257
#define SYS_openat 257
#define __NR_mkdirat 258
#define SYS_mkdirat 258
#define __NR_newfstatat 262
#define SYS_newfstatat 262
#define __NR_unlinkat 263
#define SYS_unlinkat 263
#define __NR_move_pages 279
#define SYS_move_pages 279
#define __NR_fallocate 285
#define SYS_fallocate 285
#define __NR_pipe2 293
#define SYS_pipe2 293
#define __NR_prlimit64 302
#define SYS_prlimit64 302
#define __NR_getcpu 309
#define SYS_getcpu 309
#define __NR_process_vm_readv 310
#define SYS_process_vm_readv 310
#define __NR_process_vm_writev 311
#define SYS_process_vm_writev 311
#define __NR_getrandom 318
#define SYS_getrandom 318
#define __NR_memfd_create 319
#define SYS_memfd_create 319
#define __NR_userfaultfd 323
#define SYS_userfaultfd 323
#define __NR_membarrier 324
#define SYS_membarrier 324
#define __NR_mlock2 325
#define SYS_mlock2 325
#define __NR_statx 332
#define SYS_statx 332
#define __NR_pidfd_open 434
#define SYS_pidfd_open 434
#define __NR_process_madvise 440
#define SYS_process_madvise 440
#endif
)faultline"},
{"sys/sysinfo.h", R"faultline(#ifndef _SYS_SYSINFO_H
#define _SYS_SYSINFO_H
struct sysinfo {
    long uptime;
    unsigned long loads[3], totalram, freeram, sharedram, bufferram, totalswap, freeswap;
    unsigned short procs, __pad;
    unsigned long totalhigh, freehigh;
    unsigned int mem_unit;
    char __fill[4];
};
int sysinfo(struct sysinfo *info);
int get_nprocs(void);
int get_nprocs_conf(void);
long get_phys_pages(void);
long get_avphys_pages(void);
#endif
)faultline"},
{"sys/time.h", R"faultline(#ifndef _SYS_TIME_H
#define _SYS_TIME_H
#include <sys/types.h>
struct timeval { time_t tv_sec; suseconds_t tv_usec; };
struct timezone { int tz_minuteswest; int tz_dsttime; };
#define ITIMER_REAL 0
#define ITIMER_VIRTUAL 1
#define ITIMER_PROF 2
struct itimerval {
    struct timeval it_interval;
    struct timeval it_value;
};
int getitimer(int which, struct itimerval* now);
int setitimer(int which, const struct itimerval* next, struct itimerval* old);
#define timerclear(t) ((t)->tv_sec = (t)->tv_usec = 0)
#define timerisset(t) ((t)->tv_sec || (t)->tv_usec)
#define timeradd(a, b, sum)                                                                                  \
    do {                                                                                                     \
        (sum)->tv_sec = (a)->tv_sec + (b)->tv_sec;                                                           \
        (sum)->tv_usec = (a)->tv_usec + (b)->tv_usec;                                                        \
        if ((sum)->tv_usec >= 1000000) {                                                                     \
            ++(sum)->tv_sec;                                                                                 \
            (sum)->tv_usec -= 1000000;                                                                       \
        }                                                                                                    \
    } while (0)
#define timersub(a, b, difference)                                                                           \
    do {                                                                                                     \
        (difference)->tv_sec = (a)->tv_sec - (b)->tv_sec;                                                    \
        (difference)->tv_usec = (a)->tv_usec - (b)->tv_usec;                                                 \
        if ((difference)->tv_usec < 0) {                                                                     \
            --(difference)->tv_sec;                                                                          \
            (difference)->tv_usec += 1000000;                                                                \
        }                                                                                                    \
    } while (0)
int gettimeofday(struct timeval *now, void *zone);
#define timerclear(t) ((t)->tv_sec = (t)->tv_usec = 0)
#define timerisset(t) ((t)->tv_sec || (t)->tv_usec)
#define timercmp(a, b, op) \
    ((a)->tv_sec == (b)->tv_sec ? (a)->tv_usec op(b)->tv_usec : (a)->tv_sec op(b)->tv_sec)
#define timeradd(a, b, r) \
    do { \
        (r)->tv_sec = (a)->tv_sec + (b)->tv_sec; \
        (r)->tv_usec = (a)->tv_usec + (b)->tv_usec; \
        if ((r)->tv_usec >= 1000000) (r)->tv_sec++, (r)->tv_usec -= 1000000; \
    } while (0)
#define timersub(a, b, r) \
    do { \
        (r)->tv_sec = (a)->tv_sec - (b)->tv_sec; \
        (r)->tv_usec = (a)->tv_usec - (b)->tv_usec; \
        if ((r)->tv_usec < 0) (r)->tv_sec--, (r)->tv_usec += 1000000; \
    } while (0)
#endif
)faultline"},
{"sys/times.h", R"faultline(#ifndef _SYS_TIMES_H
#define _SYS_TIMES_H
#include <sys/types.h>
struct tms { clock_t tms_utime, tms_stime, tms_cutime, tms_cstime; };
clock_t times(struct tms *used);
#endif
)faultline"},
{"sys/types.h", R"faultline(#ifndef _SYS_TYPES_H
#define _SYS_TYPES_H
#include <stddef.h>
#include <stdint.h>
typedef long ssize_t;
typedef long off_t;
typedef long off64_t;
typedef long loff_t;
typedef int pid_t;
typedef unsigned int uid_t;
typedef unsigned int gid_t;
typedef unsigned int mode_t;
typedef unsigned long dev_t;
typedef unsigned long ino_t;
typedef unsigned long nlink_t;
typedef long blksize_t;
typedef long blkcnt_t;
typedef long time_t;
typedef long suseconds_t;
typedef unsigned int useconds_t;
typedef long clock_t;
typedef int clockid_t;
typedef unsigned int id_t;
typedef unsigned char u_char;
typedef unsigned short u_short;
typedef unsigned int u_int;
typedef unsigned long u_long;
typedef unsigned int uint;
typedef unsigned long ulong;
typedef unsigned short ushort;
typedef unsigned long pthread_t;
#endif
)faultline"},
{"sys/uio.h", R"faultline(#ifndef _SYS_UIO_H
#define _SYS_UIO_H
#include <sys/types.h>
struct iovec { void *iov_base; size_t iov_len; };
ssize_t readv(int fd, const struct iovec *parts, int count);
ssize_t writev(int fd, const struct iovec *parts, int count);
ssize_t process_vm_readv(pid_t pid, const struct iovec* to, unsigned long to_count, const struct iovec* from,
                         unsigned long from_count, unsigned long flags);
ssize_t process_vm_writev(pid_t pid, const struct iovec* from, unsigned long from_count,
                          const struct iovec* to, unsigned long to_count, unsigned long flags);
#endif
)faultline"},
{"sys/user.h", R"faultline(#define PAGE_SHIFT 12
#define PAGE_SIZE 4096UL
#define PAGE_MASK (~(PAGE_SIZE - 1))
)faultline"},
{"sys/utsname.h", R"faultline(#ifndef _SYS_UTSNAME_H
#define _SYS_UTSNAME_H
struct utsname { char sysname[65], nodename[65], release[65], version[65], machine[65], domainname[65]; };
int uname(struct utsname *name);
#endif
)faultline"},
{"sys/wait.h", R"faultline(#ifndef _SYS_WAIT_H
#define _SYS_WAIT_H
#include <sys/resource.h>
#include <sys/types.h>
#define WNOHANG 1
#define WUNTRACED 2
#define WCONTINUED 8
#define WEXITSTATUS(status) (((status) & 0xff00) >> 8)
#define WTERMSIG(status) ((status) & 0x7f)
#define WSTOPSIG(status) WEXITSTATUS(status)
#define WIFEXITED(status) (WTERMSIG(status) == 0)
#define WIFSIGNALED(status) (((signed char)(((status) & 0x7f) + 1) >> 1) > 0)
#define WIFSTOPPED(status) (((status) & 0xff) == 0x7f)
#define WIFCONTINUED(status) ((status) == 0xffff)
#define WCOREDUMP(status) ((status) & 0x80)
pid_t wait(int *status);
pid_t waitpid(pid_t pid, int *status, int options);
pid_t wait3(int *status, int options, struct rusage *usage);
pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage);
#endif
)faultline"},
{"syscall.h", R"faultline(#ifndef _SYSCALL_H
#define _SYSCALL_H
#include <sys/syscall.h>
#endif
)faultline"},
{"time.h", R"faultline(#ifndef _TIME_H
#define _TIME_H
#include <sys/types.h>
#define CLOCKS_PER_SEC 1000000L
#define CLOCK_REALTIME 0
#define CLOCK_MONOTONIC 1
#define CLOCK_PROCESS_CPUTIME_ID 2
#define CLOCK_THREAD_CPUTIME_ID 3
#define CLOCK_MONOTONIC_RAW 4
#define CLOCK_REALTIME_COARSE 5
#define CLOCK_MONOTONIC_COARSE 6
#define CLOCK_BOOTTIME 7
struct timespec { time_t tv_sec; long tv_nsec; };
struct tm {
    int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst;
    long tm_gmtoff;
    const char *tm_zone;
};
time_t time(time_t *result);
clock_t clock(void);
double difftime(time_t end, time_t begin);
int clock_gettime(clockid_t clock, struct timespec *now);
int clock_getres(clockid_t clock, struct timespec *resolution);
int nanosleep(const struct timespec *duration, struct timespec *left);
struct tm *gmtime(const time_t *when);
struct tm *gmtime_r(const time_t *when, struct tm *result);
struct tm *localtime(const time_t *when);
struct tm *localtime_r(const time_t *when, struct tm *result);
time_t mktime(struct tm *when);
time_t timegm(struct tm *when);
char *asctime(const struct tm *when);
char *asctime_r(const struct tm *when, char *to);
char *ctime(const time_t *when);
char *ctime_r(const time_t *when, char *to);
size_t strftime(char *to, size_t size, const char *format, const struct tm *when);
int clock_nanosleep(clockid_t clock, int flags, const struct timespec *duration, struct timespec *left);
void tzset(void);
extern char *tzname[2];
extern long timezone;
extern int daylight;
int timespec_get(struct timespec *now, int base);
#define TIME_UTC 1
#define TIMER_ABSTIME 1
#endif
)faultline"},
{"unistd.h", R"faultline(#ifndef _UNISTD_H
#define _UNISTD_H
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#define STDIN_FILENO 0
#define STDOUT_FILENO 1
#define STDERR_FILENO 2
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#define F_OK 0
#define X_OK 1
#define W_OK 2
#define R_OK 4
#define _SC_ARG_MAX 0
#define _SC_CHILD_MAX 1
#define _SC_CLK_TCK 2
#define _SC_OPEN_MAX 4
#define _SC_PAGESIZE 30
#define _SC_PAGE_SIZE 30
#define _SC_NPROCESSORS_CONF 83
#define _SC_NPROCESSORS_ONLN 84
#define _SC_PHYS_PAGES 85
#define _SC_AVPHYS_PAGES 86
#define _SC_LEVEL1_DCACHE_LINESIZE 190
extern char **environ;
extern char *optarg;
extern int optind, opterr, optopt;
int getopt(int argc, char *const argv[], const char *options);
int brk(void *address);
void *sbrk(intptr_t increment);
ssize_t read(int fd, void *to, size_t size);
ssize_t write(int fd, const void *from, size_t size);
ssize_t pread(int fd, void *to, size_t size, off_t offset);
ssize_t pwrite(int fd, const void *from, size_t size, off_t offset);
off_t lseek(int fd, off_t offset, int whence);
int close(int fd);
int dup(int fd);
int dup2(int fd, int to);
int dup3(int fd, int to, int flags);
int syncfs(int fd);
int unlinkat(int directory, const char *path, int flags);
int getentropy(void *to, size_t size);
void swab(const void *from, void *to, ssize_t size);
long pathconf(const char *path, int name);
size_t confstr(int name, char *to, size_t size);
int pipe(int fds[2]);
int pipe2(int fds[2], int flags);
int ftruncate(int fd, off_t size);
int truncate(const char *path, off_t size);
int unlink(const char *path);
int rmdir(const char *path);
int link(const char *from, const char *to);
int symlink(const char *target, const char *path);
ssize_t readlink(const char *path, char *to, size_t size);
int access(const char *path, int mode);
int chdir(const char *path);
char *getcwd(char *to, size_t size);
int isatty(int fd);
int fsync(int fd);
int fdatasync(int fd);
void sync(void);
pid_t fork(void);
pid_t vfork(void);
#ifdef __FAULTLINE__

#define vfork() ((pid_t)__syscall(58))
#endif
pid_t getpid(void);
pid_t getppid(void);
pid_t gettid(void);
pid_t getpgrp(void);
pid_t getpgid(pid_t pid);
int setpgid(pid_t pid, pid_t group);
pid_t setsid(void);
uid_t getuid(void);
uid_t geteuid(void);
gid_t getgid(void);
gid_t getegid(void);
int setuid(uid_t uid);
int setgid(gid_t gid);
int nice(int increment);
int execve(const char *path, char *const arguments[], char *const environment[]);
int execv(const char *path, char *const arguments[]);
int execvp(const char *file, char *const arguments[]);
int execl(const char *path, const char *argument, ...);
int execlp(const char *file, const char *argument, ...);
int execle(const char *path, const char *argument, ...);
int execvpe(const char *file, char *const arguments[], char *const environment[]);
void _exit(int status);
unsigned int sleep(unsigned int seconds);
int usleep(useconds_t microseconds);
unsigned int alarm(unsigned int seconds);
int pause(void);
long sysconf(int name);
int getpagesize(void);
int gethostname(char *to, size_t size);
long syscall(long number, ...);
#endif
)faultline"},
{"wchar.h", R"faultline(#ifndef _WCHAR_H
#define _WCHAR_H
#include <stddef.h>
#include <stdio.h>
typedef unsigned wint_t;
typedef struct { int __count, __value; } mbstate_t;
#define WEOF 0xffffffffu
size_t wcslen(const wchar_t *text);
wchar_t *wcscpy(wchar_t *to, const wchar_t *from);
wchar_t *wcsncpy(wchar_t *to, const wchar_t *from, size_t size);
wchar_t *wcscat(wchar_t *to, const wchar_t *from);
int wcscmp(const wchar_t *a, const wchar_t *b);
wchar_t *wcschr(const wchar_t *text, wchar_t c);
wchar_t *wmemset(wchar_t *to, wchar_t c, size_t size);
wchar_t *wmemcpy(wchar_t *to, const wchar_t *from, size_t size);
wchar_t *wcsdup(const wchar_t *text);
size_t wcrtomb(char *to, wchar_t c, mbstate_t *state);
size_t mbrtowc(wchar_t *to, const char *from, size_t size, mbstate_t *state);
size_t mbstowcs(wchar_t *to, const char *from, size_t size);
size_t wcstombs(char *to, const wchar_t *from, size_t size);
#endif
)faultline"},
};

constexpr TextFile all_internals[] = {
{"internal.h", R"faultline(
#ifndef _FAULTLINE_INTERNAL_H
#define _FAULTLINE_INTERNAL_H
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/types.h>

#ifdef FAULTLINE_NATIVE

long __syscall(long number, ...);
void *__native_thread_block(void);
void __native_copy(void *to, const void *from, size_t size);
void __native_move(void *to, const void *from, size_t size);
int __native_compare(const void *a, const void *b, size_t size);
double __native_sqrt(double x);
void __native_longjmp(void *buffer, int value);
void __native_fill(void *to, int byte, size_t size);
#define __builtin_fs_base() __native_thread_block()
#define __builtin_memcpy(to, from, size) __native_copy(to, from, size)
#define __builtin_memmove(to, from, size) __native_move(to, from, size)
#define __builtin_memcmp(a, b, size) __native_compare(a, b, size)
#define __builtin_longjmp(buffer, value) __native_longjmp(buffer, value)
#define __builtin_sqrt(x) __native_sqrt(x)
#define __builtin_memset(to, byte, size) __native_fill(to, byte, size)
#endif

#define MOST_KEYS 128

/* The thread's control block, at the fs base; its __thread variables lie below. The loader fills the
   first five words. */
struct thread_block {
    void *self;
    void *main;
    long *initial_stack;
    void *variables;            
    size_t variables_size;
    void *tcache;               /* struct tcache *, or null before the first malloc */
    void *arena;                /* struct arena * last used by this thread */
    int error;                  
    int tcache_shutting_down;
    char text[64];              
    char unused[592];           
    int tid;                    
    int number;                 
    int detached;
    int cancelled, uncancellable;
    void *(*start)(void *);
    void *argument, *result;
    void *cleanups;             
    char *stack;                
    void *vector;
    size_t stack_size, guard_size;
    struct thread_block *next;  
    char name[16];
    void *values[MOST_KEYS];    
};
#define THREAD ((struct thread_block *)__builtin_fs_base())

extern int __threads_started;   
extern int __fork_handlers;
void __run_fork_handlers(int which);
void __lock(int *word);
void __unlock(int *word);

long __result(long result); 

#define PAGE 4096UL

extern void *__curbrk;
extern char **environ;
void __run_exit_functions(void);
void __flush_all_files(void);
void __fatal(const char *message); 
#endif
)faultline"},
{"malloc/chunk.h", R"faultline(/* Chunks as glibc 2.36 lays them out, and what the parts of malloc share.

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
    struct chunk *next_size;     
    struct chunk *previous_larger;
};

#define WORD 8UL
#define HEADER 16UL
#define ALIGNMENT 16UL
#define ALIGNMENT_MASK 15UL
#define SMALLEST 32UL            
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


#define protect(where, pointer) ((void *)((((size_t)(where)) >> 12) ^ ((size_t)(pointer))))
#define reveal(pointer) protect(&(pointer), pointer)

#define FAST_BINS 10
#define BINS 128
#define fast_index(size) ((unsigned)((size) >> 4) - 2)

struct arena {                   
    int mutex;
    int flags;                   
    int have_fast;
    struct chunk *fast[FAST_BINS];
    struct chunk *top;
    struct chunk *last_remainder;
    struct chunk *bins[BINS * 2 - 2]; 
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
struct tcache {                  
    uint16_t counts[TCACHE_BINS];
    struct tcache_entry *entries[TCACHE_BINS];
};
struct tcache_entry {
    struct tcache_entry *next;
    uintptr_t key;
};
#define tcache_index(size) (((size)-SMALLEST + ALIGNMENT_MASK) / ALIGNMENT)

struct parameters {              
    size_t trim_threshold, top_pad, mmap_threshold, max_fast, tcache_bins, tcache_count;
    int mmaps, max_mmaps, most_mmaps, fixed_threshold, perturb;
    size_t arena_test, arena_max;
    size_t mmapped_bytes, most_mmapped_bytes;
    char *heap_start;            
    uintptr_t tcache_key;
};


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
int __chunk_size_for(size_t request, size_t *size); 
void __malloc_error(const char *message);
void __malloc_assert(const char *expression, int line, const char *function);

void __tcache_start(void);
void __tcache_put(struct chunk *chunk, size_t index);
void *__tcache_take(size_t index);
int __tcache_has_room(size_t index); 
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
struct arena *__choose_arena(void);          
void *__malloc_from_some_arena(size_t request); 
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
)faultline"},
{"stdio/file.h", R"faultline(
#ifndef _FAULTLINE_FILE_H
#define _FAULTLINE_FILE_H
#include "internal.h"
#include <stdarg.h>
#include <stdio.h>

#define CAN_READ 1
#define CAN_WRITE 2
#define APPENDING 4
#define OWN_BUFFER 8             
#define UNBUFFERED 16
#define LINE_BUFFERED 32
#define HAS_ERROR 64
#define AT_END 128
#define IS_STATIC 256

#define FILE_BYTES 472           


struct _IO_FILE {
    int flags;
    int fd;
    char *buffer;
    size_t size;                 
    size_t pending;
    char *read_at, *read_end;
    int pushed;                  
    unsigned char pushback[4];
    struct _IO_FILE *next;
    char tiny[8];                
    int lock, locked;            
    void *owner;
};

extern FILE *__all_files;

void __need_buffer(FILE *file);
int __flush(FILE *file);
int __fill(FILE *file);                                          
void __put(FILE *file, const char *from, size_t size);
void __take_file(FILE *file);
void __release_file(FILE *file);
#define __lock_file(f) (__threads_started ? __take_file(f) : (void)0)
#define __unlock_file(f) (__threads_started ? __release_file(f) : (void)0)
long __write_all(int fd, const char *from, size_t size);
int __drop_read_ahead(FILE *file);


struct sink {
    FILE *file;
    char *to;
    size_t room;
    size_t count;
};
struct arguments {
    va_list list;
    long *slots;                 
};
int __gather_positional(const char *format, struct arguments *arguments, long *slots);
void __choose_argument(struct arguments *arguments, int number);
struct conversion {              
    int left, plus, space, alternate, zero;
    int width, precision;        
    int size;                    
    int letter;
};
void __emit(struct sink *sink, const char *text, size_t size);
void __emit_padded(struct sink *sink, const struct conversion *c, const char *text, size_t size);
void __format_wide(struct sink *sink, const struct conversion *c, struct arguments *arguments);
void __emit_many(struct sink *sink, int c, long count);
int __format(struct sink *sink, const char *format, struct arguments *arguments);
void __format_double(struct sink *sink, const struct conversion *c, double value);
void __format_hex_double(struct sink *sink, const struct conversion *c, double value);


struct source {
    FILE *file;
    const char *text;
    long count;                  
};
int __take(struct source *source);
void __give_back(struct source *source, int c);
int __scan(struct source *source, const char *format, struct arguments *arguments);
#endif
)faultline"},
};

}  // namespace

std::span<const TextFile> source_files() { return all_sources; }
std::span<const TextFile> header_files() { return all_headers; }
std::span<const TextFile> internal_files() { return all_internals; }

}  // namespace fl::libc
