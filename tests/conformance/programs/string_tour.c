// The string functions, one by one.
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>
int main() {
    char b[64] = "hello";
    printf("%zu %s %s %s\n", strlen(b), strcat(b, " world"), strchr(b, 'o'), strrchr(b, 'o'));
    printf("%s %d %d %d\n", strstr(b, "lo w"), strcmp("a", "b") < 0, strncmp("abc", "abd", 2),
           strcasecmp("ABC", "abc"));
    printf("%zu %zu %s\n", strspn("aabbc", "ab"), strcspn("hello", "lo"), strpbrk("hello", "xyzl"));
    memset(b, '-', 5);
    b[5] = 0;
    puts(b);
    memmove(b + 1, "abcdef" + 1, 4);
    puts(b);
    char t[] = "a,b,,c";
    for (char *p = t, *q; (q = strsep(&p, ","));)
        printf("[%s]", q);
    puts("");
    char u[] = "a,b,,c";
    for (char *q = strtok(u, ","); q; q = strtok(0, ","))
        printf("[%s]", q);
    puts("");
    char *d = strndup("abcdef", 3);
    puts(d);
    free(d);
    printf("%p %d\n", memchr("abc", 'z', 3), memcmp("abc", "abd", 3));
    char *e;
    printf("%ld %s\n", strtol("  -42xyz", &e, 10), e);
    printf("%ld %ld %ld %lu\n", strtol("0x1f", 0, 0), strtol("077", 0, 0), strtol("zz", 0, 36),
           strtoul("-1", 0, 10));
    errno = 0;
    printf("%ld %d\n", strtol("99999999999999999999", 0, 10), errno == ERANGE);
    printf("%g %g %g %s\n", strtod("1e3x", &e), strtod("0x1p4", 0), strtod("inf", 0), e);
    printf("%d %ld %g\n", atoi("12abc"), atol("-5"), atof("2.5e1"));
    char s[8];
    int n = snprintf(s, sizeof s, "%s", "long string here");
    printf("%d %s\n", n, s);
    strncpy(s, "ab", 8);
    printf("%d\n", s[7]);
    printf("%s\n", strerror(ENOENT));
    printf("%d%d%d%d%d\n", !!isalpha('a'), !!isdigit('a'), !!ispunct('!'), !!isspace('\t'),
           !!isxdigit('F'));
    char *m = mempcpy(s, "xy", 2);
    *m = 0;
    puts(s);
    char *x = stpcpy(s, "abc");
    printf("%td\n", x - s);
    printf("%s %s\n", basename("/usr/lib/x.c"), strchrnul("abc", 'x') - 3);
    printf("%d %d\n", abs(-5), div(17, 5).rem);
    printf("%zu\n", strnlen("hello", 3));
    char *as;
    asprintf(&as, "%d-%s", 5, "x");
    puts(as);
    free(as);
    printf("%d\n", strverscmp("a10", "a9") > 0);
    printf("%s\n", (char *)memmem("abcdef", 6, "cd", 2));
    printf("%s\n", strcasestr("Hello", "LL"));
    char sw[] = "swab";
    char o[5] = {0};
    swab(sw, o, 4);
    puts(o);
    printf("%d\n", strcoll("a", "b") < 0);
    printf("%d\n", ffs(8));
    puts(rindex("a/b/c", '/'));
    printf("%s\n", (char *)memrchr("abcabc", 'b', 6));
    char lc[10];
    memccpy(lc, "hello", 'l', 5);
    printf("%.3s\n", lc);
    return 0;
}
