/* Regular expressions: sets of letters, and the list of steps that grows. */
#include <ctype.h>
#include <regex_steps.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void __regex_insert(struct parser *p, size_t at, size_t count)
{
    regex_t *regex = p->regex;

    if (p->error)
        return;
    if (regex->__count + count > 20000) {
        p->error = REG_ESIZE;
        return;
    }
    while (regex->__count + count > regex->__room) {
        size_t room = regex->__room ? 2 * regex->__room : 16;
        void *more = realloc(regex->__steps, room * sizeof(struct step));
        if (!more) {
            p->error = REG_ESPACE;
            return;
        }
        regex->__steps = more;
        regex->__room = room;
    }
    struct step *steps = steps_of(regex);
    memmove(steps + at + count, steps + at, (regex->__count - at) * sizeof *steps);
    memset(steps + at, 0, count * sizeof *steps);
    regex->__count += count;
}

void __regex_put(struct parser *p, size_t at, int kind, int x, int y)
{
    __regex_insert(p, at, 1);
    if (p->error)
        return;
    struct step *step = steps_of(p->regex) + at;
    step->kind = kind;
    step->x = x;
    step->y = y;
}

void __regex_add(struct parser *p, int kind, int x, int y)
{
    __regex_put(p, p->regex->__count, kind, x, y);
}

static void include(unsigned char *set, int c, int flags)
{
    set[c / 8] |= (unsigned char)(1 << c % 8);
    if ((flags & REG_ICASE) && isalpha(c)) {
        int other = islower(c) ? toupper(c) : tolower(c);
        set[other / 8] |= (unsigned char)(1 << other % 8);
    }
}

static int in_class(const char *name, int c)
{
    static const struct { const char *name; int (*test)(int); } classes[] = {
        {"alpha", isalpha}, {"digit", isdigit}, {"alnum", isalnum}, {"upper", isupper}, {"lower", islower},
        {"space", isspace}, {"blank", isblank}, {"punct", ispunct}, {"print", isprint}, {"graph", isgraph},
        {"cntrl", iscntrl}, {"xdigit", isxdigit}};
    for (unsigned i = 0; i < sizeof classes / sizeof *classes; i++)
        if (!strcmp(classes[i].name, name))
            return classes[i].test(c) != 0;
    return -1;
}

/* [:alpha:]; what follows is left to read. */
static void include_class(struct parser *p, unsigned char *set)
{
    char name[16];
    const char *end = strstr(p->at + 2, ":]");
    int c;

    if (!end) {
        p->error = REG_EBRACK;
        return;
    }
    snprintf(name, sizeof name, "%.*s", (int)(end - p->at - 2), p->at + 2);
    p->at = end + 2;
    if (in_class(name, 'a') < 0) {
        p->error = REG_ECTYPE;
        return;
    }
    for (c = 1; c < 256; c++)
        if (in_class(name, c))
            include(set, c, p->regex->__flags);
}

static int set_member(struct parser *p)
{
    if (p->at[0] == '[' && (p->at[1] == '.' || p->at[1] == '=')) {
        int c = (unsigned char)p->at[2];
        if (!c || p->at[3] != p->at[1] || p->at[4] != ']') {
            p->error = REG_ECOLLATE;
            return 0;
        }
        p->at += 5;
        return c;
    }
    return (unsigned char)*p->at++;
}

void __regex_set(struct parser *p)
{
    unsigned char set[32] = {0};
    int negated = *p->at == '^', first = 1, i;

    p->at += negated;
    for (; !p->error && (first || *p->at != ']'); first = 0) {
        if (*p->at == 0) {
            p->error = REG_EBRACK;
            return;
        }
        if (p->at[0] == '[' && p->at[1] == ':') {
            include_class(p, set);
            continue;
        }
        int from = set_member(p), to = from;
        if (p->at[0] == '-' && p->at[1] && p->at[1] != ']') {
            p->at++;
            to = set_member(p);
            if (to < from)
                p->error = REG_ERANGE;
        }
        for (; from <= to; from++)
            include(set, from, p->regex->__flags);
    }
    p->at++;
    for (i = 0; negated && i < 32; i++)
        set[i] = (unsigned char)~set[i];
    if (negated && (p->regex->__flags & REG_NEWLINE))
        set['\n' / 8] &= (unsigned char)~(1 << '\n' % 8);
    __regex_add(p, SET, 0, 0);
    if (!p->error)
        memcpy(steps_of(p->regex)[p->regex->__count - 1].set, set, sizeof set);
}

void __regex_word_set(struct parser *p, int letter)
{
    int c;

    __regex_add(p, SET, 0, 0);
    if (p->error)
        return;
    unsigned char *set = steps_of(p->regex)[p->regex->__count - 1].set;
    for (c = 1; c < 256; c++) {
        int in = tolower(letter) == 'w' ? isalnum(c) || c == '_' : isspace(c) != 0;
        if (in == (islower(letter) != 0))
            set[c / 8] |= (unsigned char)(1 << c % 8);
    }
}
