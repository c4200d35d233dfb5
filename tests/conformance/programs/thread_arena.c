/* What a thread allocates lies in its own arena, laid out as glibc lays it out. */
#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static void show(const char* w, void* p)
{
    printf("%s %lx size %zx\n", w, (unsigned long)p & 0x3ffffff, ((size_t*)p)[-1]);
}
void* w(void* a)
{
    void* p[300];
    show("first", malloc(24));
    for (int i = 0; i < 300; i++) {
        p[i] = malloc(1000 + i * 16);
        if (i % 50 == 0) show("m", p[i]);
    }
    for (int i = 0; i < 300; i += 2)
        free(p[i]);
    show("after", malloc(5000));
    for (int i = 1; i < 300; i += 2)
        free(p[i]);
    void* q = malloc(200000);
    printf("%zx\n", ((size_t*)q)[-1]);
    free(q);
    q = malloc(200000);
    show("q", q);
    q = realloc(q, 300000);
    show("r", q);
    void* al = memalign(4096, 5000);
    show("al", al);
    void* c = calloc(100, 50);
    show("c", c);
    free(q);
    struct mallinfo2 mi = mallinfo2();
    printf("%zu %zu %zu %zu\n", mi.arena, mi.ordblks, mi.uordblks, mi.fordblks);
    return 0;
}
int main(void)
{
    void* x = malloc(10);
    pthread_t t;
    for (int i = 0; i < 2; i++) {
        pthread_create(&t, 0, w, 0);
        pthread_join(t, 0);
    }
    malloc_info(0, stdout);
    malloc_stats();
    free(x);
    printf("%d\n", malloc_trim(0));
    return 0;
}
