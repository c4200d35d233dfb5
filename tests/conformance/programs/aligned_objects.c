// Alignment that is asked for: of locals beyond the stack's own, of statics beyond a page, of members and typedefs.
#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef struct {
    int count;
} padded __attribute__((aligned(64)));

struct counters {
    padded a, b;
};

static char huge[4096] __attribute__((aligned(2 << 20)));
static char initialised[100] __attribute__((aligned(16384))) = "first";
static _Alignas(8192) const char constant[10] = "second";
static padded counter;

static int is_at(const void *p, uintptr_t align)
{
    return (uintptr_t)p % align == 0;
}

static int depth(int n)
{
    char before = (char)n;
    _Alignas(256) char wide[40] = "filled";
    _Alignas(32) int number = n * 3;
    __attribute__((aligned(4096))) struct { long x, y; } pair = {.y = n};
    if (!is_at(wide, 256) || !is_at(&number, 32) || !is_at(&pair, 4096)) return -1;
    if (strcmp(wide, "filled") != 0 || number != n * 3 || pair.x != 0 || pair.y != n || before != (char)n) return -2;
    wide[6] = 'X';
    number += 1;
    ++pair.x;
    int below = n == 0 ? 0 : depth(n - 1);
    if (number != n * 3 + 1 || wide[6] != 'X' || pair.x != 1) return -3;
    return below < 0 ? below : below + 1;
}

int main(void)
{
    printf("%d\n", depth(20));
    printf("%d %d %d\n", is_at(huge, 2 << 20), is_at(initialised, 16384), is_at(constant, 8192));
    printf("%s %s %d\n", initialised, constant, huge[4095]);
    padded one = {5}, *pointer = &one;
    printf("%d %d %d %zu\n", is_at(&one, 64), pointer->count, is_at(&counter, 64), sizeof pointer);
    printf("%zu %zu %zu\n", sizeof(padded), sizeof(struct counters), _Alignof(struct counters));
    struct counters both = {{1}, {2}};
    printf("%d %d %d\n", is_at(&both, 64), (int)((char *)&both.b - (char *)&both.a), both.b.count);
    return 0;
}
