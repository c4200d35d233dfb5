// A hash table of words that grows.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
typedef struct entry {
    char *key;
    int value;
    struct entry *next;
} entry;
typedef struct {
    entry **buckets;
    size_t n, used;
} table;
static unsigned hash(const char *s) {
    unsigned h = 5381;
    while (*s)
        h = h * 33 ^ (unsigned char)*s++;
    return h;
}
static table *make(size_t n) {
    table *t = malloc(sizeof *t);
    *t = (table){calloc(n, sizeof(entry *)), n, 0};
    return t;
}
static void grow(table *t) {
    size_t m = t->n * 2;
    entry **b = calloc(m, sizeof *b);
    for (size_t i = 0; i < t->n; i++)
        for (entry *e = t->buckets[i], *nx; e; e = nx) {
            nx = e->next;
            unsigned h = hash(e->key) % m;
            e->next = b[h];
            b[h] = e;
        }
    free(t->buckets);
    t->buckets = b;
    t->n = m;
}
static int *at(table *t, const char *k) {
    unsigned h = hash(k) % t->n;
    for (entry *e = t->buckets[h]; e; e = e->next)
        if (!strcmp(e->key, k))
            return &e->value;
    if (t->used++ >= t->n) {
        grow(t);
        h = hash(k) % t->n;
    }
    entry *e = malloc(sizeof *e);
    e->key = strdup(k);
    e->value = 0;
    e->next = t->buckets[h];
    t->buckets[h] = e;
    return &e->value;
}
static int cmp(const void *a, const void *b) {
    const entry *const *x = a, *const *y = b;
    int d = (*y)->value - (*x)->value;
    return d ? d : strcmp((*x)->key, (*y)->key);
}
int main(void) {
    table *t = make(4);
    char text[] = "the quick brown fox jumps over the lazy dog the fox and the dog Run, run! RUN?";
    char *save;
    for (char *w = strtok_r(text, " ,!?", &save); w; w = strtok_r(NULL, " ,!?", &save)) {
        for (char *c = w; *c; c++)
            *c = tolower(*c);
        ++*at(t, w);
    }
    entry **all = malloc(t->used * sizeof *all);
    size_t k = 0;
    for (size_t i = 0; i < t->n; i++)
        for (entry *e = t->buckets[i]; e; e = e->next)
            all[k++] = e;
    qsort(all, k, sizeof *all, cmp);
    for (size_t i = 0; i < k; i++)
        printf("%-8s %d\n", all[i]->key, all[i]->value);
    printf("%zu buckets\n", t->n);
    for (size_t i = 0; i < t->n; i++)
        for (entry *e = t->buckets[i], *n; e; e = n) {
            n = e->next;
            free(e->key);
            free(e);
        }
    free(t->buckets);
    free(t);
    free(all);
    return k == 13 ? 0 : 3;
}
