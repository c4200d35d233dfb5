/* sscanf picks numbers, words and sets out of text. */
#include <stdio.h>

int main(void)
{
    int a, b, n;
    long c;
    unsigned x;
    double d;
    char word[20], set[20], ch;

    printf("%d\n", sscanf("12 -7 99999999999 ff 2.5e3 word", "%d%d%ld%x%lf%19s", &a, &b, &c, &x, &d, word));
    printf("%d %d %ld %u %g %s\n", a, b, c, x, d, word);
    printf("%d\n", sscanf("key=value;rest", "%19[^=]=%19[a-z]%c%n", word, set, &ch, &n));
    printf("%s %s %c %d\n", word, set, ch, n);
    printf("%d %d\n", sscanf("abc", "%d", &a), sscanf("", "%d", &a));
    printf("%d\n", sscanf("123456", "%2d%3d", &a, &b));
    printf("%d %d\n", a, b);
    return 0;
}
