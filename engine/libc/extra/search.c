/* search.h: hash tables, binary trees (not balanced), linear search, queues. */
#include <errno.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>

struct __hash_entry { int used; ENTRY entry; };
static struct hsearch_data own_table;

int hcreate_r(size_t count, struct hsearch_data *table)
{
    unsigned size = (unsigned)count * 5 / 4 + 3 | 1;

    if (table->table)
        return 0;
    table->table = calloc(size, sizeof *table->table);
    table->size = size;
    table->filled = 0;
    return table->table != 0;
}

int hsearch_r(ENTRY item, ACTION action, ENTRY **result, struct hsearch_data *table)
{
    unsigned hash = (unsigned)strlen(item.key), i, tried;
    const char *p;

    for (p = item.key; *p; p++)
        hash = hash * 31 + (unsigned char)*p;
    for (i = hash % table->size, tried = 0; tried < table->size; i = (i + 1) % table->size, tried++) {
        struct __hash_entry *e = &table->table[i];
        if (!e->used && action == ENTER) {
            e->used = 1;
            e->entry = item;
            table->filled++;
        } else if (!e->used) {
            break;
        } else if (strcmp(e->entry.key, item.key) != 0) {
            continue;
        }
        *result = &e->entry;
        return 1;
    }
    errno = action == ENTER ? ENOMEM : ESRCH;
    *result = 0;
    return 0;
}

void hdestroy_r(struct hsearch_data *table)
{
    free(table->table);
    table->table = 0;
}

int hcreate(size_t count)
{
    return hcreate_r(count, &own_table);
}

ENTRY *hsearch(ENTRY item, ACTION action)
{
    ENTRY *result;

    hsearch_r(item, action, &result, &own_table);
    return result;
}

void hdestroy(void)
{
    hdestroy_r(&own_table);
}

struct tree { const void *key; struct tree *left, *right; };

static struct tree **place(const void *key, struct tree **at, int (*compare)(const void *, const void *))
{
    while (*at) {
        int order = compare(key, (*at)->key);
        if (order == 0)
            break;
        at = order < 0 ? &(*at)->left : &(*at)->right;
    }
    return at;
}

void *tsearch(const void *key, void **root, int (*compare)(const void *, const void *))
{
    struct tree **at = place(key, (struct tree **)root, compare);

    if (*at == 0 && (*at = calloc(1, sizeof **at)) != 0)
        (*at)->key = key;
    return *at;
}

void *tfind(const void *key, void *const *root, int (*compare)(const void *, const void *))
{
    return root ? *place(key, (struct tree **)root, compare) : 0;
}

void *tdelete(const void *key, void **root, int (*compare)(const void *, const void *))
{
    struct tree **at = (struct tree **)root, *gone, *parent = *at;

    while (*at && compare(key, (*at)->key) != 0) {
        parent = *at;
        at = compare(key, (*at)->key) < 0 ? &(*at)->left : &(*at)->right;
    }
    gone = *at;
    if (gone == 0)
        return 0;
    if (gone->left && gone->right) {
        struct tree **next = &gone->right;
        while ((*next)->left)
            next = &(*next)->left;
        gone->key = (*next)->key;
        gone = *next;
        *next = gone->right;
    } else {
        *at = gone->left ? gone->left : gone->right;
    }
    free(gone);
    return parent;
}

static void walk(const struct tree *node, void (*action)(const void *, VISIT, int), int depth)
{
    if (!node->left && !node->right) {
        action(node, leaf, depth);
        return;
    }
    action(node, preorder, depth);
    if (node->left)
        walk(node->left, action, depth + 1);
    action(node, postorder, depth);
    if (node->right)
        walk(node->right, action, depth + 1);
    action(node, endorder, depth);
}

void twalk(const void *root, void (*action)(const void *node, VISIT which, int depth))
{
    if (root)
        walk(root, action, 0);
}

void tdestroy(void *root, void (*release)(void *))
{
    struct tree *node = root;

    if (node == 0)
        return;
    tdestroy(node->left, release);
    tdestroy(node->right, release);
    release((void *)node->key);
    free(node);
}

void *lfind(const void *key, const void *base, size_t *count, size_t size,
            int (*compare)(const void *, const void *))
{
    size_t i;

    for (i = 0; i < *count; i++)
        if (compare(key, (const char *)base + i * size) == 0)
            return (char *)base + i * size;
    return 0;
}

void *lsearch(const void *key, void *base, size_t *count, size_t size,
              int (*compare)(const void *, const void *))
{
    void *found = lfind(key, base, count, size, compare);

    return found ? found : memcpy((char *)base + (*count)++ * size, key, size);
}

void insque(void *element, void *before)
{
    struct qelem *e = element, *b = before;

    e->q_back = b;
    e->q_forw = b ? b->q_forw : 0;
    if (b && b->q_forw)
        b->q_forw->q_back = e;
    if (b)
        b->q_forw = e;
}

void remque(void *element)
{
    struct qelem *e = element;

    if (e->q_forw)
        e->q_forw->q_back = e->q_back;
    if (e->q_back)
        e->q_back->q_forw = e->q_forw;
}
