/* The preprocessor. */
#include <stdio.h>
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define STR(x) #x
#define XSTR(x) STR(x)
#define CAT(a, b) a##b
#define PAGE_SHIFT 12
#define PAGE_SIZE (1UL << PAGE_SHIFT)
#define LOG(f, ...) printf("%s:%d " f "\n", __FILE__ + sizeof(__FILE__) - 9, __LINE__, ##__VA_ARGS__)
#if defined(PAGE_SHIFT) && PAGE_SHIFT > 10 && !defined NOPE
#define OK "yes"
#else
#define OK "no"
#endif
#ifdef __linux__
#define SYSTEM "linux"
#endif
int main(void)
{
    int CAT(va, lue) = 3;
    printf("%d %s %s %lu %s %s\n", MAX(value, 2), STR(a + b), XSTR(PAGE_SHIFT), PAGE_SIZE, OK, SYSTEM);
    LOG("x %d", 5);
    LOG("plain");
    printf("%s %d\n", __func__, __STDC_VERSION__ >= 199901L);
    return 0;
}
