#ifndef _SEARCH_H
#define _SEARCH_H
#include <stddef.h>
typedef struct entry { char *key; void *data; } ENTRY;
typedef enum { FIND, ENTER } ACTION;
typedef enum { preorder, postorder, endorder, leaf } VISIT;
struct hsearch_data { struct __hash_entry *table; unsigned size, filled; };
struct qelem { struct qelem *q_forw, *q_back; char q_data[1]; };
int hcreate(size_t count);
ENTRY *hsearch(ENTRY item, ACTION action);
void hdestroy(void);
int hcreate_r(size_t count, struct hsearch_data *table);
int hsearch_r(ENTRY item, ACTION action, ENTRY **result, struct hsearch_data *table);
void hdestroy_r(struct hsearch_data *table);
void *tsearch(const void *key, void **root, int (*compare)(const void *, const void *));
void *tfind(const void *key, void *const *root, int (*compare)(const void *, const void *));
void *tdelete(const void *key, void **root, int (*compare)(const void *, const void *));
void twalk(const void *root, void (*action)(const void *node, VISIT which, int depth));
void tdestroy(void *root, void (*release)(void *));
void *lfind(const void *key, const void *base, size_t *count, size_t size,
    int (*compare)(const void *, const void *));
void *lsearch(const void *key, void *base, size_t *count, size_t size,
    int (*compare)(const void *, const void *));
void insque(void *element, void *before);
void remque(void *element);
#endif
