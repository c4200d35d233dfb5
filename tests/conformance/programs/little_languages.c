// A calculator, brainfuck, a stack machine, the game of life.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static const char *p;
static double expr(void);
static double prim(void) {
    while (isspace(*p))
        p++;
    if (*p == '(') {
        p++;
        double v = expr();
        if (*p == ')')
            p++;
        return v;
    }
    if (*p == '-') {
        p++;
        return -prim();
    }
    char *e;
    double v = strtod(p, &e);
    p = e;
    return v;
}
static double term(void) {
    double v = prim();
    for (;;) {
        while (isspace(*p))
            p++;
        if (*p == '*') {
            p++;
            v *= prim();
        } else if (*p == '/') {
            p++;
            v /= prim();
        } else
            return v;
    }
}
static double expr(void) {
    double v = term();
    for (;;) {
        while (isspace(*p))
            p++;
        if (*p == '+') {
            p++;
            v += term();
        } else if (*p == '-') {
            p++;
            v -= term();
        } else
            return v;
    }
}
static void bf(const char *s) {
    unsigned char t[300] = {0}, *q = t;
    for (; *s; s++)
        switch (*s) {
        case '>':
            q++;
            break;
        case '<':
            q--;
            break;
        case '+':
            ++*q;
            break;
        case '-':
            --*q;
            break;
        case '.':
            putchar(*q);
            break;
        case '[':
            if (!*q) {
                int d = 1;
                while (d) {
                    s++;
                    d += (*s == '[') - (*s == ']');
                }
            }
            break;
        case ']':
            if (*q) {
                int d = 1;
                while (d) {
                    s--;
                    d += (*s == ']') - (*s == '[');
                }
            }
        }
}
enum op { PUSH, ADD, MUL, PRT, JNZ, DEC, DUP, HLT };
static int vm(const int *c) {
    int st[32], sp = 0, pc = 0;
    static const char *const names[] = {[PUSH] = "push", [HLT] = "hlt"};
    for (;;)
        switch (c[pc++]) {
        case PUSH:
            st[sp++] = c[pc++];
            break;
        case ADD:
            sp--;
            st[sp - 1] += st[sp];
            break;
        case MUL:
            sp--;
            st[sp - 1] *= st[sp];
            break;
        case PRT:
            printf("%d\n", st[sp - 1]);
            break;
        case DUP:
            st[sp] = st[sp - 1];
            sp++;
            break;
        case DEC:
            st[sp - 1]--;
            break;
        case JNZ:
            if (st[sp - 1])
                pc = c[pc];
            else
                pc++;
            break;
        case HLT:
            puts(names[HLT]);
            return st[sp - 1];
        }
}
int main() {
    const char *e[] = {"1+2*3", "(1+2)*3", "-4/(2-1.5)", "2*-3", "1/0", "1e3 - .5"};
    for (int i = 0; i < 6; i++) {
        p = e[i];
        printf("%s = %g\n", e[i], expr());
    }
    bf("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.-------"
       "-.>>+.");
    puts("");
    int prog[] = {PUSH, 3, DUP, PRT, DEC, JNZ, 3, HLT};
    printf("%d\n", vm(prog));
    int g[8][8] = {0}, h[8][8];
    g[1][2] = g[2][3] = g[3][1] = g[3][2] = g[3][3] = 1;
    for (int t = 0; t < 4; t++) {
        for (int y = 0; y < 8; y++)
            for (int x = 0; x < 8; x++) {
                int n = 0;
                for (int dy = -1; dy < 2; dy++)
                    for (int dx = -1; dx < 2; dx++)
                        if (dx || dy)
                            n += g[(y + dy + 8) % 8][(x + dx + 8) & 7];
                h[y][x] = n == 3 || (g[y][x] && n == 2);
            }
        memcpy(g, h, sizeof g);
    }
    for (int y = 0; y < 8; y++) {
        for (int x = 0; x < 8; x++)
            putchar(".#"[g[y][x]]);
        puts("");
    }
    double m[3][3] = {{2, 1, 3}, {0, 4, 1}, {5, 2, 6}}, inv = 0;
    for (int i = 0; i < 3; i++)
        inv += m[0][i] * (m[1][(i + 1) % 3] * m[2][(i + 2) % 3] - m[1][(i + 2) % 3] * m[2][(i + 1) % 3]);
    printf("%g\n", inv);
    return 0;
}
