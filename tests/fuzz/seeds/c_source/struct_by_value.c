/* Structures by value, nested, in arrays, returned; unions; bit operations; const tables. */
#include <stdio.h>
#include <string.h>
typedef struct {
    int x, y;
} point;
typedef struct {
    point a, b;
    char name[12];
} box;
static box make(int x, const char *n)
{
    box b = {{x, x + 1}, {x + 2, x + 3}, ""};
    strncpy(b.name, n, 11);
    return b;
}
static int area(box b)
{
    b.name[0] = '?';
    return (b.b.x - b.a.x) * (b.b.y - b.a.y);
}
static const struct {
    const char *name;
    int bits;
} table[] = {{"read", 4}, {"write", 2}, {"exec", 1}, {0}};
int main(void)
{
    box b[3], c;
    unsigned flags = 0;
    for (int i = 0; i < 3; i++)
        b[i] = make(i * 10, i == 1 ? "middle" : "end");
    c = b[1];
    c.a.x = -1;
    printf("%s %d %d %d\n", b[1].name, b[1].a.x, c.a.x, area(b[1]));
    for (int i = 0; table[i].name; i++) {
        flags |= table[i].bits;
        printf("%s=%d ", table[i].name, table[i].bits);
    }
    printf("%x %x %d\n", flags << 4, ~flags & 0xff, (int)(flags >> 1));
    point *p = &(point){7, 8};
    int arr[] = {[3] = 5, [1] = 2};
    printf("%d %d %zu %d%d%d%d\n", p->x, p->y, sizeof arr / sizeof *arr, arr[0], arr[1], arr[2], arr[3]);
    return 0;
}
