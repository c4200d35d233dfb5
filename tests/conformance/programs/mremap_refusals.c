/* mremap: shrinking, growing, fixed places, what it refuses; pages seen with mincore. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#define P 4096
static void show(const char *w, char *p, int n)
{
    unsigned char v[64];
    int r = mincore(p, n * P, v);
    printf("%s %d/%d:", w, r, r ? errno : 0);
    if (!r)
        for (int i = 0; i < n; i++)
            putchar('0' + (v[i] & 1));
    putchar('\n');
}
int main()
{
    char *p = mmap(0, 16 * P, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    show("fresh", p, 16);
    p[3 * P] = 1;
    volatile char c = p[5 * P];
    (void)c;
    show("touched", p, 16);
    char *q = mremap(p, 16 * P, 8 * P, 0);
    printf("shrunk same %d\n", q == p);
    show("past", p, 16);
    q = mremap(p, 8 * P, 32 * P, 0);
    printf("grown in place %d %d\n", q == p, q == MAP_FAILED ? errno : 0);
    char *fix = mmap(0, 64 * P, 0, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    q = mremap(p, 8 * P, 8 * P, MREMAP_MAYMOVE | MREMAP_FIXED, fix + 4 * P);
    printf("fixed %d\n", q == fix + 4 * P);
    show("moved", q, 8);
    show("old", p, 8);
    printf("%d %d\n", q[3 * P], q[5 * P]);
    q = mremap(fix + 4 * P, 8 * P, 8 * P, MREMAP_MAYMOVE | MREMAP_FIXED, fix + 8 * P);
    printf("overlap %d %d\n", q == MAP_FAILED, errno);
    q = mremap(fix + 4 * P, 0, 8 * P, MREMAP_MAYMOVE);
    printf("zero old private %d %d\n", q == MAP_FAILED, errno);
    q = mremap(fix + 4 * P + 1, 8 * P, 8 * P, MREMAP_MAYMOVE);
    printf("unaligned %d %d\n", q == MAP_FAILED, errno);
    q = mremap(fix + 4 * P, 8 * P, 0, MREMAP_MAYMOVE);
    printf("zero new %d %d\n", q == MAP_FAILED, errno);
    q = mremap(fix + 2 * P, 8 * P, 16 * P, MREMAP_MAYMOVE);
    printf("two areas %d %d\n", q == MAP_FAILED, errno);
    q = mremap(fix + 2 * P, 8 * P, 4 * P, MREMAP_MAYMOVE);
    printf("two areas shrink %d %d\n", q == MAP_FAILED, q == MAP_FAILED ? errno : 0);
    char *s = mmap(0, 4 * P, 3, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    strcpy(s, "shared");
    char *t = mremap(s, 0, 4 * P, MREMAP_MAYMOVE);
    printf("dup %d %s\n", t != MAP_FAILED && t != s, t);
    strcpy(t, "both");
    printf("%s\n", s);
    q = mremap(s, 4 * P, 4 * P, MREMAP_MAYMOVE | MREMAP_DONTUNMAP);
    printf("dontunmap shared %d %d\n", q != MAP_FAILED, q == MAP_FAILED ? errno : 0);
    char *a = mmap(0, 4 * P, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    strcpy(a, "anon");
    q = mremap(a, 4 * P, 4 * P, MREMAP_MAYMOVE | MREMAP_DONTUNMAP);
    printf("dontunmap %d %s [%d]\n", q != MAP_FAILED, q, a[0]);
    show("a", a, 4);
    show("q", q, 4);
    printf("flags %d\n", mremap(a, 4 * P, 4 * P, 8) == MAP_FAILED ? errno : 0);
    printf("dontunmap size %d\n",
           mremap(a, 4 * P, 8 * P, MREMAP_MAYMOVE | MREMAP_DONTUNMAP) == MAP_FAILED ? errno : 0);
    printf("hole %d\n", mremap((void *)0x10000000, 4 * P, 8 * P, MREMAP_MAYMOVE) == MAP_FAILED ? errno : 0);
    printf("wrap %d\n", mremap(a, 4 * P, (size_t)-P, MREMAP_MAYMOVE) == MAP_FAILED ? errno : 0);
    return 0;
}
