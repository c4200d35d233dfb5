/* seed 3 */
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
    unsigned short f1[5];
    long long f2;
    unsigned int f3 : 24;
    int f4 : 25;
    size_t f5;
    uint16_t f6;
    unsigned char f7;
    float last;
};
struct R1 {
    signed char f8;
    struct R0 f9;
    unsigned short f10 : 2;
    struct R0 f11;
    unsigned int f12 : 9;
    char last;
};
union R2 {
    struct R0 f13;
    int64_t f14;
    struct R1 f15;
    struct R0 f16;
    int last;
};
struct R3 {
    union R2 f17;
    struct R0 f18;
    struct R0 f19;
    short f20 : 7;
    int f21 : 17;
    unsigned int f22 : 19;
    uint16_t last;
};
volatile float g_23 = -71.5f;
volatile double g_24 = 733.25;
volatile int g_25 = -1;
int g_26 = 0xffffffffffffffff;
volatile unsigned long g_27 = 32439;
static const char g_28 = 207111u;
uint16_t g_29 = 1200614308514u;
static unsigned char g_30 = 0xffffffffffffffff;
static short g_31 = 3272527ll;
volatile uint16_t g_32 = 206497754859ul;
float g_33 = -806.5f;
volatile char g_34 = 3570367LLU;
static unsigned long a_35[5] = { 4, [1] = 0x80 };
static uint16_t a_36[3] = { 67464, [1] = 7 };
static long a_37[3] = { 4, [1] = 25999 };
static int g_table[3][4] = { { 1, 2 }, { 3, 4, 5, 6 }, { [2] = 9 } };
static struct R0 g_R0 = { { 39337524468928, [1] = 5 }, 2147483648, 1ull << 40, 5, 9, 31302123765907ll, 6, 245.5f };
static struct R1 g_R1 = { .f10 = 1, .f11 = { { 1, [1] = 5 }, INT_MIN, INT_MAX, 162344693001189718u, 28686LLU, 46927, 13084172ll, -60.5f }, .f12 = 7602000548468827l };
static union R2 g_R2 = { .last = 0x80000000 };
static struct R3 g_R3 = { { .last = 'Q' }, { .f1 = { 4, [1] = 5 }, .f2 = 45468, .f7 = 2 }, { .f1 = { -1, [1] = 5 }, .f3 = 57785, .f5 = 4252, .f6 = -1, .f7 = LONG_MAX, .last = 1.5f }, 1057463049354339u, 5, 3017934967461110l, 9 };
static struct R0 *g_pointer = &g_R0, g_pair[2];
static unsigned long *g_element = &a_35[1];

static unsigned char f0(unsigned long long p38)
 {
    if (--fuel < 0) return 0;
    _Bool l70 = (+(sizeof(struct R0)));
    char l71 = ((((!(g_R3.f19.f1[3]) && ((!(g_R3.f19.f2) || ((!((66037)) && (g_24 >= (double)(sizeof(struct R0)))) && ((((g_R1.last > (-1)) || (((((sizeof(struct R0)) == g_26) || ((sizeof g_table) != (offsetof(struct R0, last)))) && (((INT_MAX) == g_pointer->f5) || !(g_R1.f11.f6))) && ((!(g_pair[1].f2) || ((g_element[-1] == (sizeof(char *[3]))) || (g_31 != (sizeof(char *[3]))))) && (!(g_pair[1].f7) && (((a_37[(unsigned)g_pointer->f1[3] % 3] <= g_R1.f10) || (477.25 >= g_24)) || (g_R1.f9.last == g_pair[1].last)))))) && (g_pointer->f5 <= g_R0.f5)) && ((7) >= g_R0.f2)))) && (g_R1.f9.f4 >= a_37[(unsigned)g_26 % 3]))) && ((g_R3.f19.f7 < g_R3.f21) || (g_25 < (INT_MAX)))) && (((g_R3.f19.f6 != ('U')) && (a_36[(unsigned)g_R3.f19.f1[3] % 3] <= g_R1.f8)) && (((a_35[(unsigned)g_pair[1].f6 % 5] > a_35[(unsigned)g_R3.f18.f3 % 5]) || (!(g_31) || ((!((sizeof g_table)) && (((g_25 < a_37[(unsigned)g_R0.f6 % 3]) && (!(g_element[-1]) && !(g_R1.last))) || !(g_R3.f19.f4))) || (g_R1.f8 > g_R3.f18.f3)))) && !(a_35[(unsigned)g_R1.f11.f6 % 5])))) ? (sizeof g_table) : g_R1.f9.f7);
    short l72 = ((-1) / -(int)((26954) % 100 + 101));
    long l73 = (g_R1.f11.f3 & g_R1.f11.f7);
    double l74 = tame((g_24 - tame(g_R3.f18.last)));
    struct R0 s75 = { .f2 = 152125491, .f3 = 39008, .f5 = -1, .f7 = 545489453538998930ll, .last = -222.5f }, *s75_at = &s75;
    double b76[5] = { 766.25, [3] = 901.25 };
    s75_at->f6 ^= (((!(g_pair[1].f1[3]) || ((!(g_31) || ((g_R3.f18.last < (double)g_pair[1].f2) || (s75_at->f7 != (29u)))) || ((((g_R1.f11.last != g_R1.f11.last) && (g_R0.last <= g_pair[1].last)) && (l70 <= (-1))) || (g_R1.f11.f7 >= g_R1.f11.f5)))) || (((21.25 > 608.25) || !(a_35[(unsigned)g_R3.f19.f1[3] % 5])) || (s75.f7 > a_36[(unsigned)g_31 % 3]))) >> (((((USHRT_MAX) > g_R3.f19.f2) && !(g_pointer->f3)) && (!(g_R1.f12) || !((4)))) & 31));
    unsigned i77 = 5;
    while (i77-- > 0) {
        if (((l74 != g_R1.f9.last) || (!(g_R0.f5) && (!(g_25) || (g_27 > g_R0.f4))))) goto skip78;
        g_R1.f11.f3 <<= ((unsigned int)(68364)) & 31;
        skip78:;
        if (((double)s75_at->f7 == s75.last)) break;
        int i79 = 0;
        do {
            g_R1 = (struct R1){ 0, { .f1 = { 50421, [1] = 5 }, .f2 = UINT_MAX, .f3 = -1 }, 33033, { .f2 = 25500, .f3 = 7, .f6 = 'N', .f7 = 5 }, -1, 7671912184943109 };
            g_table[1][2] = ((int[]){ (int)((long)s75.f2 << (1 & 63)), 4, 5 })[2];
            if (!((11873))) break;
            g_R1.f11.f4 -= ((!(g_pair[1].f4) && (s75_at->last <= (double)1)) ? (g_pair[1].f3 / -(int)((5) % 100 + 101)) : (((((g_R0.last >= s75.last) && (!((7)) || !(g_table[1][1]))) || (189.25 <= g_24)) && (g_pointer->f5 == g_R1.f11.f3)) && (((g_R3.f21 != l70) && (!(g_pair[1].f2) && (g_R0.last < g_R1.f9.last))) || !(g_R1.f9.f3))));
        } while (++i79 < 5);
    }
    for (long *i80 = a_37; i80 - a_37 < 3; i80 += 2) *i80 = ((UINT_MAX), g_30);
    g_R3.f19.f7 = (((g_R1.f9.f7 * g_R0.f4) | (g_29 >> (g_27 & 31))) - ((a_35[(unsigned)g_32 % 5] << (g_pair[1].f6 & 31)) / -(int)(((long)g_R3.f18.f3 >> (a_35[(unsigned)g_R1.f9.f3 % 5] & 63)) % 100 + 101)));
    return (s75_at->f5, ((l74 < g_24) ? s75.f2 : g_element[-1]));
}

static uint16_t f1(uint16_t p39, char p40, struct R3 p41, char p42, struct R3 p43)
 {
    if (--fuel < 0) return 0;
    static unsigned int l81 = 7;
    _Bool l82 = ((long)('U') >> (g_R3.f19.f6 & 63));
    unsigned int l83 = ((sizeof(struct R0)) & g_R3.f19.f3);
    unsigned long l84 = ((unsigned long long)(3));
    static uint16_t l85 = USHRT_MAX;
    struct R0 s86 = { { 1462, [1] = 5 }, 0xffffffffffffffff, 309799344058824079u, 0x80000000, 49983348461300l, INT_MIN, 2060344539209u, 529.5f }, *s86_at = &s86;
    unsigned long b87[5] = { LONG_MAX, [3] = 60362 };
    p41.f18.f1[3] /= (p41.f18.f2 >= g_pointer->f6) % 50 + 51;
    p41.f19.last = tame(((g_23 - tame((double)(-1))) - tame((680.25 * tame(g_R3.f19.last)))));
    unsigned i88 = 6;
    while (i88-- > 0) {
        if ((a_36[(unsigned)g_27 % 3] > p41.f19.f7) && f0(((long)g_R1.f11.f3)) > 3) l84 = 1;
        g_24 = tame(tame(tame(s86_at->last / 3) / 3));
    }
    g_R1.f9.f7 += ((long)((offsetof(struct R0, last)) / -(int)(g_R1.f11.f6 % 100 + 101)) << (g_R0.f2 & 63));
    g_R3.f19.f5 >>= ((long)a_37[(unsigned)p43.f19.f2 % 3] >> (a_37[(unsigned)p43.f17.last % 3] & 63)) & 31;
