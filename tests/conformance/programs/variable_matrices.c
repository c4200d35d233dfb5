// Arrays of variable arrays, pointers to them, parameters and type names with sizes known only at run time.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fill(int rows, int cols, int m[rows][cols])
{
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < cols; ++j)
            m[i][j] = i * 100 + j;
}

static long trace(size_t n, int (*m)[n])
{
    long sum = 0;
    for (size_t i = 0; i < n; ++i)
        sum += m[i][i];
    printf("row %zu, all %zu\n", sizeof *m, sizeof m);
    return sum;
}

static void multiply(int n, double a[n][n], double b[n][n], double c[static n][n]);

static void multiply(int n, double a[n][n], double b[n][n], double c[static n][n])
{
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) {
            c[i][j] = 0;
            for (int k = 0; k < n; ++k)
                c[i][j] += a[i][k] * b[k][j];
        }
}

static int last(int x, int y, int z, char cube[x][y][z])
{
    return cube[x - 1][y - 1][z - 1] + (int)sizeof(cube[0]) + (int)sizeof cube[0][0];
}

int star(int n, int m[*][*]);
int star(int n, int m[n][n])
{
    return m[n - 1][0];
}

// What a block's arrays take is free again each time around, however the block is left.
static unsigned long many_times(int n)
{
    unsigned long sum = 0;
    for (int i = 0; i < 3000; ++i) {
        char block[n * 1000];
        block[0] = (char)i;
        block[n * 1000 - 1] = 1;
        sum += (unsigned char)block[0];
        if (i % 3 == 0) continue;
        if (i % 7 == 0) goto next;
        sum += ({ char inner[n + i]; memset(inner, 1, sizeof inner); inner[n]; });
        switch (i % 4) {
        case 1: {
            int more[n * 500];
            more[n] = i;
            if (i % 2) break;
            sum += more[n];
        }
        }
    next:;
    }
    return sum;
}

int main(void)
{
    int rows = 3, cols = 5;
    int m[rows][cols];
    fill(rows, cols, m);
    printf("%zu %zu %zu\n", sizeof m, sizeof m[0], sizeof m / sizeof m[0][0]);
    printf("%d %d %d\n", m[2][4], *(*(m + 1) + 3), (*m)[2]);
    cols = 99;  // the type remembers
    printf("%zu %d\n", sizeof m[0], m[1][0]);

    int n = 4;
    int (*heap)[n] = malloc(sizeof(int[n][n]));
    fill(n, n, heap);
    printf("trace %ld\n", trace(n, heap));
    int (*row)[n] = heap;
    row++;
    printf("%d %td\n", (*row)[0], row - heap);
    ++row;
    row += 1;
    printf("%d %td\n", (*row--)[1], &heap[n - 1] - row);
    printf("%d\n", ((int (*)[2 * n])heap)[1][3]);
    printf("%d\n", star(n, heap));

    double a[n][n], b[n][n], c[n][n];
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) {
            a[i][j] = i + j;
            b[i][j] = i == j ? 2 : 0;
        }
    multiply(n, a, b, c);
    printf("%g %g %zu\n", c[3][3], c[1][2], sizeof c);

    typedef short line[n];
    n = 7;
    line one, lines[2];
    line *at = lines;
    lines[1][3] = 42;
    one[3] = 7;
    printf("%zu %zu %d %d\n", sizeof one, sizeof lines, at[1][3], one[3]);

    int x = 2, y = 3, z = 4;
    char cube[x][y][z];
    memset(cube, 1, sizeof cube);
    cube[1][2][3] = 9;
    printf("%d\n", last(x, y, z, cube));
    printf("%zu\n", sizeof(char[x][y][z++]));
    int fixed[2][n];
    fixed[1][6] = 5;
    printf("%d %zu %d\n", z, sizeof fixed, fixed[1][n - 1]);
    __typeof__(fixed[0]) like;
    printf("%zu %zu\n", sizeof like, _Alignof(like));

    printf("%lu\n", many_times(8));
    free(heap);
    return 0;
}
