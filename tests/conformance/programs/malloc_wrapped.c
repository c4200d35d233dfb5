// malloc behind a checking wrapper, usable sizes, refusals, a double free at the end.
#include <errno.h>
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static size_t live;
struct hd {
    size_t n;
    const char *f;
    int l;
    uint32_t magic;
};
static void *xm(size_t n, const char *f, int l) {
    struct hd *h = malloc(sizeof *h + n + 4);
    *h = (struct hd){n, f, l, 0xfeed};
    memset((char *)(h + 1) + n, 0x5a, 4);
    live += n;
    return h + 1;
}
static void xf(void *p, int l) {
    struct hd *h = (struct hd *)p - 1;
    if (h->magic != 0xfeed) {
        printf("bad free line\n");
        return;
    }
    unsigned char *t = (unsigned char *)p + h->n;
    if (t[0] != 0x5a)
        printf("overflow of %zu bytes\n", h->n);
    h->magic = 0;
    live -= h->n;
    free(h);
}
#define malloc(n) xm(n, __FILE__, __LINE__)
#define free(p) xf(p, __LINE__)
static char *a(void) {
    char *p = malloc(10);
    strcpy(p, "0123456789");
    return p;
}
#undef malloc
#undef free
int main() {
    char *p = a();
    xf(p, 1);
    printf("live %zu\n", live);
    for (size_t i = 0; i < 100; i += 7) {
        void *q = malloc(i);
        printf("%zu:%zu ", i, malloc_usable_size(q));
        free(q);
    }
    puts("");
    char *r = 0;
    size_t moved = 0;
    for (size_t n = 1; n <= 1 << 20; n *= 2) {
        char *o = r;
        r = realloc(r, n);
        moved += o && o != r;
        r[n - 1] = n;
    }
    printf("%zu\n", malloc_usable_size(r));
    free(r);
    errno = 0;
    void *big = malloc(PTRDIFF_MAX + 1UL);
    printf("%p %d\n", big, errno == ENOMEM);
    printf("%p\n", calloc(SIZE_MAX / 2, 3));
    void *al;
    printf("%d %d\n", posix_memalign(&al, 4096, 100), (int)((uintptr_t)al % 4096));
    free(al);
    printf("%d\n", posix_memalign(&al, 3, 100) == EINVAL);
    al = aligned_alloc(256, 512);
    printf("%d\n", (int)((uintptr_t)al & 255));
    free(al);
    char *x = malloc(24), *y = malloc(24);
    printf("%td\n", y - x);
    free(x);
    free(y);
    printf("%d\n", malloc(24) == y);
    free(NULL);
    void *z = realloc(malloc(10), 0);
    printf("%p\n", z);
    int **rows = malloc(3 * sizeof *rows);
    for (int i = 0; i < 3; i++) {
        rows[i] = calloc(4, sizeof **rows);
        rows[i][i] = i + 1;
    }
    for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 4; j++)
            printf("%d", rows[i][j]);
        free(rows[i]);
    }
    free(rows);
    puts("");
    printf("%d\n", reallocarray(0, SIZE_MAX, 2) == 0);
    void *b0 = sbrk(0);
    void *m = malloc(200000);
    printf("%d\n", sbrk(0) == b0);
    free(m);
    char *d = strdup("x");
    free(d);
    free(d);
    return 0;
}
