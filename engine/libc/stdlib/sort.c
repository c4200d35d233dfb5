/* qsort as glibc 2.36: a merge sort whose scratch space comes from the stack when small, else from malloc. */
#include <stdlib.h>
#include <string.h>

#define STACK_LIMIT 1024
#define INDIRECT_SIZE 32

struct sort {
    size_t size;                 /* of one moved element: a pointer when the sort is indirect */
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

/* The pointers are sorted; now each cycle of the permutation moves the elements. */
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
