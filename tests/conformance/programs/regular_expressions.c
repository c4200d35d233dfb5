// regcomp(3): what matches, where its parts are, and what is wrong with a pattern.
#include <regex.h>
#include <stdio.h>
#include <string.h>
static void try(const char *pattern, int flags, const char *text, int how) {
    regex_t r;
    regmatch_t m[5];
    char why[100];
    int e = regcomp(&r, pattern, flags);
    printf("%-28s %d %-22s ", pattern, flags, text);
    if (e) {
        size_t n = regerror(e, &r, why, sizeof why);
        printf("error %d %zu %s\n", e, n, why);
        return;
    }
    e = regexec(&r, text, 5, m, how);
    if (e)
        printf("no %d", e);
    else if (!(flags & REG_NOSUB))
        for (int i = 0; i < 5 && i <= (int)r.re_nsub; i++)
            printf("[%d,%d)", m[i].rm_so, m[i].rm_eo);
    printf(" subs %zu\n", r.re_nsub);
    regfree(&r);
}
int main(void) {
    const int E = REG_EXTENDED;
    try("abc", 0, "xxabcyy", 0);
    try("a*", 0, "baaa", 0);
    try("a\\+b", 0, "caaab", 0);
    try("a+b", 0, "a+b", 0);
    try("a+b", E, "aaab", 0);
    try("^a.c$", E, "abc", 0);
    try("^a.c$", E, "xabc", 0);
    try("(a|ab)(c|bcd)", E, "abcd", 0);
    try("(foo|bar)+", E, "xfoobarfoo", 0);
    try("([0-9]+)-([0-9]+)", E, "tel 123-4567.", 0);
    try("\\([a-z]*\\)=\\(.*\\)", 0, "key=value", 0);
    try("(a)(b)?(c)", E, "ac", 0);
    try("[[:alpha:]_][[:alnum:]_]*", E, "9 x_1+2", 0);
    try("[^,]*,", E, "ab,cd,", 0);
    try("a{2,3}", E, "caaaab", 0);
    try("a{2}b{0,1}c{1,}", E, "aaccc", 0);
    try("a\\{2\\}", 0, "caaa", 0);
    try("\\(.\\)\\1", 0, "abccd", 0);
    try("HELLO", REG_ICASE, "say Hello", 0);
    try("h[e-g]l+o", E | REG_ICASE, "HELLO", 0);
    try("^b", REG_NEWLINE, "a\nb", 0);
    try("a.b", REG_NEWLINE, "a\nb", 0);
    try("a$", REG_NEWLINE, "xa\nb", 0);
    try("^a", 0, "abc", REG_NOTBOL);
    try("c$", 0, "abc", REG_NOTEOL);
    try("", E, "abc", 0);
    try("x*", E, "abc", 0);
    try("(a*)*", E, "aab", 0);
    try("(a*)+", E, "b", 0);
    try("[]x]+", E, "a]x]", 0);
    try("[a-c-]+", E, "-abc-", 0);
    try("a|b|cd", E, "xcd", 0);
    try("\\bfoo\\b", E, "a foo b", 0);
    try("\\w+\\s\\w+", E, "  one two", 0);
    try("\\.c$", E | REG_NOSUB, "main.c", 0);
    try("*a", 0, "x*a", 0);
    try("a\\|b", 0, "cb", 0);
    try("()", E, "abc", 0);
    try("[abc", E, "a", 0);
    try("(abc", E, "a", 0);
    try("abc\\", E, "a", 0);
    try("*a", E, "a", 0);
    try("a{2", E, "a", 0);
    try("a{3,2}", E, "a", 0);
    try("[[:nope:]]", E, "a", 0);
    try("[z-a]", E, "a", 0);
    try("\\(a", 0, "a", 0);
    try("a)", E, "a)", 0);
    try("\\2(a)", E, "a", 0);
    return 0;
}
