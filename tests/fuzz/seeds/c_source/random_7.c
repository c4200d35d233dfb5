/* seed 7 */
#include <limits.h>
#include <malloc.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define STRING_(x) #x
#define STRING(x) STRING_(x)
static int fuel = 200;
static double tame(double x) { return x > -1e6 && x < 1e6 ? x : 1.5; }
static long whole(double x) { return x > -1e15 && x < 1e15 ? (long)x : 0; }
struct R0 {
    unsigned short f1 : 11;
    size_t f2;
    char last;
};
struct R1 {
    unsigned int f3 : 2;
    struct R0 f4;
    int64_t f5[2];
    long last;
};
union R2 {
    uint16_t f6;
    signed char f7;
    signed char f8[5];
    struct R0 f9;
    struct R0 f10;
    signed char last;
} __attribute__((packed));
struct R3 {
    uint16_t f11;
    _Bool f12;
    size_t f13;
    int : 0;
    double last;
};
static const float g_14 = -856.5f;
double g_15 = -375.25;
static signed char g_16 = 33183;
uint16_t g_17 = 61173366034l;
static unsigned int g_18 = 'R';
static const double g_19 = 290.25;
volatile long long g_20 = 6;
short g_21 = 0;
volatile unsigned long long g_22 = 24295;
_Bool g_23 = -1;
unsigned long g_24 = 1;
char g_25 = INT_MIN;
static signed char a_26[2] = { 077, [1] = 13041 };
static unsigned int a_27[7] = { -1, [1] = 'G' };
static signed char a_28[7] = { INT_MIN, [1] = 248391541872ll };
static int g_table[3][4] = { { 1, 2 }, { 3, 4, 5, 6 }, { [2] = 9 } };
static struct R0 g_R0 = { .f1 = 0, .f2 = 'Z' };
static struct R1 g_R1 = { 64079883169ll, { 63077, 68350, 'Y' }, { 22007, [1] = 5 }, 077 };
static union R2 g_R2 = { .last = 72909921256062129ll };
static struct R3 g_R3 = { .f11 = 'L', .f12 = 'S', .f13 = 37763703366 };
static struct R0 *g_pointer = &g_R0, g_pair[2];
static signed char *g_element = &a_26[1];

static double f0(double p29, int count, ...)
 {
    if (--fuel < 0) return 0;
    float l42 = tame(tame(-128.25 / 3));
    size_t l43 = (g_R0.f2 << ((sizeof(int)) & 31));
    static short l44 = 0xffffffffffffffff;
    float l45 = tame((l42 * tame(g_19)));
    unsigned long l46 = (g_pointer->f1 / (g_25 % 100 + 101));
    struct R3 s47 = { 5476, 68424, 2, 137.25 }, *s47_at = &s47;
    uint16_t b48[5] = { 1034508u, [3] = 39343 };
    va_list list, again; va_start(list, count); va_copy(again, list);
    printf("%d ", va_arg(list, int)); printf("%ld ", va_arg(list, long)); printf("%g ", va_arg(list, double));
    printf("%d %d\n", va_arg(list, int), va_arg(again, int)); va_end(list); va_end(again);
    printf("g_22 %#llx\n", g_22);
    printf("%8.3d|%c\n", (int)((g_R0.f1 >= b48[(unsigned)g_R1.f4.f2 % 5]) ? (8) : g_R3.f11), 'a' + (int)(((((((l45 > (double)g_pointer->f2) && !(s47.f13)) && !(g_R1.f5[0])) || !((sizeof("text")))) && (((205ll) == g_R1.last) || (g_R3.last <= (double)(3ll)))) ? l44 : g_pointer->f2) & 15));
    g_R1.f5[0] = s47_at->f11 = ((long long)l43);
     {
        char text[64], *end;
        int size = snprintf(text, sizeof text, "%d:%s:%lx", (int)(g_R1.f4.last | (sizeof g_table)), "ab" "\x41\101", (long)(g_R3.f11 >> ((12630676ul) & 31)));
        long value = strtol(text, &end, 10);
        printf("%s %d %ld %zu %c%s\n", text, size, value, strlen(text), *end, strchr(text, ':'));
    }
    g_table[1][1] ^= (!(g_25) ? ((l42 == l45) ? (sizeof(int)) : (sizeof 'a')) : ((!(s47_at->f13) || (g_14 != l42)) ? s47_at->f13 : g_R2.last));
    if (((g_22 <= b48[(unsigned)g_16 % 5]) && ((double)('A') > p29))) goto skip49;
    int i50 = 0;
    do {
        if (!((sizeof(struct R0)))) continue;
        for (int i51 = 0; i51 < 2; i51++) {
            g_R0 = (struct R0){ .f1 = LONG_MAX, .f2 = 'T', .last = 'Z' };
            g_table[1][2] = ((int[]){ (int)(((-1) <= g_R1.f4.last) ? g_table[0][2] : g_element[-1]), 4, 5 })[0];
            l42 = tame(tame((l42 + tame(l45)) / 3));
        }
    } while (++i50 < 6);
    skip49:;
    if (((float)(tame(l45)) < tame(g_19 / 3))) {
        if ((l45 < g_14)) goto skip52;
        g_R3.f11 = (!(s47_at->f13) && !((12152)));
        skip52:;
    } else if ((g_R1.last / (b48[(unsigned)g_table[2][1] % 5] % 100 + 101))) {
        g_R3.last = tame(tame((float)(tame(g_14)) / 3));
        int i53 = 0;
        do {
            g_R1.f4.f1 = g_R0.f1 = (b48[(unsigned)g_22 % 5] ^ (2147483648));
            if (!((g_R3.f11, l43))) {
                s47.f11 %= (g_R1.f4.f2 & g_24) % 50 + 51;
                g_R1.f4.f2 %= ((double)a_26[(unsigned)g_18 % 2] > g_15) % 50 + 51;
                 {
                    struct node { struct node *next; short value; } *head = NULL, **link = &head;
                    for (int n = 0; n < 5; n++) { *link = malloc(sizeof **link); (*link)->value = (short)(-(1882235156926392ul)); (*link)->next = 0; link = &(*link)->next; }
                    for (struct node *p = head, *next; p; p = next) { next = p->next; printf("%d,", p->value); free(p); }
                    putchar('\n');
                }
            } else {
                g_table[1][1] %= (b48[(unsigned)g_pair[1].last % 5], g_R3.f12) % 50 + 51;
            }
            g_R1 = (struct R1){ .f3 = 2425253898587330l, .f4 = { 'R', 'A', 457ll }, .f5 = { 948809264712016ul, [1] = 5 } };
            g_table[1][2] = ((int[]){ (int)(g_R0.f1 % (g_16 % 100 + 101)), 4, 5 })[2];
