#include <assert.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define STR(x) #x
#define XSTR(x) STR(x)
#define CAT(a, b) a##b
#define LOG(fmt, ...) printf("[%s:%d] " fmt "\n", __func__, __LINE__, ##__VA_ARGS__)
#define MAX(a, b)                                                                                            \
    ({                                                                                                       \
        __typeof__(a) _a = (a);                                                                              \
        __typeof__(b) _b = (b);                                                                              \
        _a > _b ? _a : _b;                                                                                   \
    })
#define container_of(ptr, type, member) ((type*)((char*)(ptr)-offsetof(type, member)))
#define VA2(...) VA3(__VA_ARGS__, 3, 2, 1)
#define VA3(a, b, c, d, ...) d
struct list {
    struct list *next, *prev;
};
struct item {
    int v;
    struct list l;
};
static_assert(sizeof(int) == 4, "int");
_Static_assert(sizeof(long) == 8, "long");
enum color { RED, GREEN = 5, BLUE };
typedef int (*op)(int, int);
static int add(int a, int b)
{
    return a + b;
}
static int sub(a, b)
int a;
int b;
{
    return a - b;
}
union u {
    int i;
    float f;
    unsigned char b[4];
};
struct flex {
    int n;
    int data[];
};
struct bits {
    unsigned a : 3, : 2, b : 5;
    int c : 7;
    bool d : 1;
};
static int fact(int n)
{
    return n <= 1 ? 1 : n * fact(n - 1);
}
int sum(int n, int a[static n])
{
    int s = 0;
    while (n--)
        s += a[n];
    return s;
}
int matrix(int r, int c, int m[][3])
{
    return m[r - 1][c - 1];
}
int main(int argc, char** argv)
{
    LOG("hi");
    LOG("%d %d", 1, 2);
    printf("%s %s %d\n", STR(a + b), XSTR(__LINE__), CAT(1, 2));
    printf("%d\n", MAX(3, 7));
    struct item it = {.v = 9};
    printf("%d\n", container_of(&it.l, struct item, l)->v);
    op t[] = {add, sub, [3] = add};
    printf("%d %d %zu\n", t[0](3, 4), t[1](3, 4), sizeof t / sizeof *t);
    union u u = {.f = 1.0f};
    printf("%x %x\n", u.i, u.b[3]);
    struct flex* f = malloc(sizeof *f + 4 * sizeof(int));
    f->n = 4;
    for (int i = 0; i < 4; i++)
        f->data[i] = i * i;
    printf("%d %zu\n", f->data[3], sizeof *f);
    free(f);
    struct bits b = {5, 9, -3, true};
    printf("%u %u %d %d %zu\n", b.a, b.b, b.c, b.d, sizeof b);
    printf("%d\n", fact(10));
    int arr[] = {[5] = 1, 2, [1] = 7};
    printf("%zu %d %d\n", sizeof arr, arr[6], arr[1]);
    printf("%d\n", sum(3, (int[]){1, 2, 3}));
    int m[2][3] = {{1, 2, 3}, {4, 5, 6}};
    printf("%d\n", matrix(2, 3, m));
    int n = 4;
    int v[n][3];
    v[3][2] = 8;
    printf("%zu %d\n", sizeof v, v[3][2]);
    alignas(16) char al[10];
    printf("%d %zu\n", (int)((size_t)al % 16), alignof(double));
    goto end;
    puts("no");
end:;
    switch (BLUE) {
    case RED:
        puts("r");
        break;
    case 6:
        puts("b");
    case 7:
        puts("fall");
    default:
        puts("d");
    }
    const char* s = "a\tb\x41\102\u00e9"
                    "cat";
    printf("%s %zu\n", s, strlen(s));
    printf("%d %d\n", '\'', '\0');
    printf("%c%c\n", s[0], 2 [s]);
    int x = 5;
    x = x++ + ++x;
    for (int i = 0, j = 10; i < j; i++, j--)
        if (i == 3) printf("%d %d\n", i, j);
    do {
        x--;
    } while (x > 0);
    printf("%d %ld %lu %f\n", -7 / 2, -7 % 2L, 7u - 8u + 0ul, 1e3);
    printf("%zu %zu %zu\n", sizeof(char[10]), sizeof(struct item), sizeof "abc");
    printf("%d\n", VA2(1));
    printf("%d\n", _Generic(1.0f, float : 1, double : 2, default : 3));
    printf("%s %s\n", __FILE__[0] ? "f" : "", __func__);
    int *p = &arr[2], *q = &arr[5];
    printf("%td %d\n", q - p, p < q);
    void* vp = p;
    vp = (char*)vp + 4;
    printf("%d\n", *(int*)vp == arr[3]);
    printf("%d\n", argc);
    unsigned char uc = 255;
    uc++;
    signed char sc = 127;
    sc++;
    printf("%d %d\n", uc, sc);
    printf("%d %d\n", (int)3.99, (int)-3.99);
    printf("%u\n", (unsigned)-1);
    long long ll = 1LL << 40;
    printf("%lld %llx\n", ll, ll);
    printf("%d\n", sizeof(int) > -1);
    extern int later;
    printf("%d\n", later);
    struct {
        int a;
        struct {
            int b, c;
        };
        union {
            int d;
            float e;
        };
    } an = {1, {2, 3}, {4}};
    printf("%d %d\n", an.c, an.d);
    char text[5] = "hello";
    printf("%.5s\n", text);
    char* ps[] = {"x", "yy", NULL};
    for (char** pp = ps; *pp; pp++)
        printf("%s ", *pp);
    puts("");
    return 0;
}
int later = 42;
