#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <locale.h>
int main(void) {
    FILE *f = fmemopen("alpha beta\n42 3.5\n", 18, "r");
    char a[20], b[20];
    int n;
    double d;
    fscanf(f, "%s %s %d %lf", a, b, &n, &d);
    printf("%s %s %d %g\n", a, b, n, d);
    fclose(f);
    char *p;
    size_t z;
    f = open_memstream(&p, &z);
    fprintf(f, "hello %d", 5);
    fflush(f);
    printf("%zu %s\n", z, p);
    for (int i = 0; i < 1000; i++)
        fputc('x', f);
    fclose(f);
    printf("%zu %zu\n", z, strlen(p));
    free(p);
    wchar_t w[50];
    swprintf(w, 50, L"%d-%ls-%s", 7, L"wide", "narrow");
    printf("%ls %zu\n", w, wcslen(w));
    printf("%ld %f\n", wcstol(L"123abc", NULL, 10), wcstod(L"2.5e3", NULL));
    char buf[32];
    f = fmemopen(buf, 32, "w");
    fprintf(f, "abc");
    fclose(f);
    printf("%s\n", buf);
}
