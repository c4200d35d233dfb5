/* Random sequences of malloc, calloc, realloc, memalign, free and malloc_trim, each in a fresh process. Prints where
   every block lies, its size field and the break. Built once with the host's libc and once with ours: equal output.
   Usage: random_malloc FIRST-SEED COUNT */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST 400

static unsigned long state;
static char *heap;
static char *blocks[MOST];
static size_t sizes[MOST];
static int live;
static size_t pool[6];
static char line[65536];
static size_t line_size;

static unsigned long draw(unsigned long below)
{
    state = state * 6364136223846793005UL + 1442695040888963407UL;
    return (state >> 33) % below;
}

static void flush_line(void)
{
    write(1, line, line_size);
    line_size = 0;
}

static void say(const char *what, long a, long b)
{
    line_size += snprintf(line + line_size, 200, "%s %ld %lx\n", what, a, b);
    if (line_size > sizeof line - 400)
        flush_line();
}

static size_t some_size(void)
{
    unsigned long kind = draw(100);

    if (kind < 30)
        return draw(131);
    if (kind < 60)
        return 100 + draw(1001);
    if (kind < 80)
        return 1000 + draw(8001);
    if (kind < 93)
        return 9000 + draw(131001);
    return 131000 + draw(2369001);
}

static void show(const char *what, char *p)
{
    size_t header;

    if (p == 0) {
        say(what, -1, 0);
        return;
    }
    header = *(size_t *)(p - 8);
    if (header & 2)
        say(what, (long)p & 4095, header);
    else
        say(what, p - heap, header);
    say("  break, usable", (char *)sbrk(0) - heap, malloc_usable_size(p));
}

static unsigned char mark_of(int i)
{
    return (unsigned char)(sizes[i] * 31 + 7);
}

static void mark(int i)
{
    if (blocks[i] && sizes[i] > 0) {
        blocks[i][0] = mark_of(i);
        blocks[i][sizes[i] - 1] = mark_of(i);
    }
}

static void check(int i, size_t upto)
{
    if (blocks[i] && upto > 0 && (unsigned char)blocks[i][0] != mark_of(i))
        say("LOST FIRST", i, upto);
    if (blocks[i] && upto == sizes[i] && upto > 0 && (unsigned char)blocks[i][upto - 1] != mark_of(i))
        say("LOST LAST", i, upto);
}

static void allocate(size_t size)
{
    unsigned long kind = draw(100);
    char *p;
    size_t i;

    if (live == MOST)
        return;
    if (kind < 80) {
        p = malloc(size);
        show("malloc", p);
    } else if (kind < 92) {
        p = calloc(1, size);
        show("calloc", p);
        for (i = 0; p && i < size; i++)
            if (p[i]) {
                say("NOT ZERO", (long)i, p[i]);
                break;
            }
    } else {
        p = memalign(32UL << draw(8), size);
        show("memalign", p);
    }
    blocks[live] = p;
    sizes[live] = size;
    mark(live++);
}

static void release(int i)
{
    check(i, sizes[i]);
    free(blocks[i]);
    live--;
    blocks[i] = blocks[live];
    sizes[i] = sizes[live];
    say("free", (char *)sbrk(0) - heap, 0);
}

static void resize(int i, size_t size)
{
    size_t smaller = size < sizes[i] ? size : sizes[i];
    char *p;

    if (size == 0)
        size = 1;
    check(i, sizes[i]);
    if (sizes[i] > 0 && blocks[i])
        blocks[i][sizes[i] - 1] = mark_of(i);
    p = realloc(blocks[i], size);
    show("realloc", p);
    blocks[i] = p;
    check(i, smaller);
    sizes[i] = size;
    mark(i);
}

static void step(int use_pool)
{
    unsigned long kind = draw(100);
    size_t size = use_pool ? pool[draw(6)] : some_size();

    if (kind < 50 || live == 0)
        allocate(size);
    else if (kind < 90)
        release((int)draw((unsigned long)live));
    else if (kind < 98)
        resize((int)draw((unsigned long)live), size);
    else
        say("trim", malloc_trim(draw(3) ? 0 : 65536), (char *)sbrk(0) - heap);
}

static void sequence(unsigned long seed)
{
    int i, steps;

    state = seed * 2654435761UL + 12345;
    heap = sbrk(0);
    for (i = 0; i < 6; i++)
        pool[i] = some_size();
    steps = 20 + (int)draw(seed % 10 == 0 ? 1500 : 150);
    if (draw(8) == 0)
        mallopt(M_MMAP_THRESHOLD, 65536 << draw(4));
    if (draw(8) == 0)
        mallopt(M_TOP_PAD, (int)(4096 * draw(20)));
    if (draw(16) == 0)
        mallopt(M_MXFAST, (int)draw(161));
    for (i = 0; i < steps; i++)
        step(seed % 2 == 1);
    {
        struct mallinfo2 info = mallinfo2();
        say("info arena, ordblks", (long)info.arena, (long)info.ordblks);
        say("info smblks, hblks", (long)info.smblks, (long)info.hblks);
        say("info hblkhd, fsmblks", (long)info.hblkhd, (long)info.fsmblks);
        say("info uordblks, fordblks", (long)info.uordblks, (long)info.fordblks);
        say("info keepcost", (long)info.keepcost, 0);
    }
    flush_line();
}

int main(int argc, char **argv)
{
    unsigned long first = argc > 1 ? strtoul(argv[1], 0, 10) : 1, count = argc > 2 ? strtoul(argv[2], 0, 10) : 100, i;
    int status;

    for (i = first; i < first + count; i++) {
        pid_t child = fork();
        if (child == 0) {
            say("sequence", (long)i, 0);
            sequence(i);
            _exit(0);
        }
        waitpid(child, &status, 0);
        if (status)
            say("DIED", (long)i, status);
        flush_line();
    }
    return 0;
}
