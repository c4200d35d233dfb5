/* POSIX regular expressions: steps that are tried one after the other, keeping the longest match. */
#include <ctype.h>
#include <limits.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHAR, ANY, SET, SPLIT, JUMP, SAVE, MARK, CHECK, BEGIN, END, BACK, WORD, WORD_BEGIN, WORD_END, NO_WORD, MATCH };
#define MOST_SUBS 20
#define MOST_MARKS 64

struct step {
    int kind, x, y; /* x, y: what it is about; of SPLIT and JUMP, where it goes on, relative */
    unsigned char set[32];
};

struct parser {
    regex_t *regex;
    const char *at;
    int error, depth;
};

static struct step *steps_of(const regex_t *regex)
{
    return regex->__steps;
}

static void insert_steps(struct parser *p, size_t at, size_t count)
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

static void put(struct parser *p, size_t at, int kind, int x, int y)
{
    insert_steps(p, at, 1);
    if (p->error)
        return;
    struct step *step = steps_of(p->regex) + at;
    step->kind = kind;
    step->x = x;
    step->y = y;
}

static void add(struct parser *p, int kind, int x, int y)
{
    put(p, p->regex->__count, kind, x, y);
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

static void parse_set(struct parser *p)
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
    add(p, SET, 0, 0);
    if (!p->error)
        memcpy(steps_of(p->regex)[p->regex->__count - 1].set, set, sizeof set);
}

static void add_word_set(struct parser *p, int letter)
{
    int c;

    add(p, SET, 0, 0);
    if (p->error)
        return;
    unsigned char *set = steps_of(p->regex)[p->regex->__count - 1].set;
    for (c = 1; c < 256; c++) {
        int in = tolower(letter) == 'w' ? isalnum(c) || c == '_' : isspace(c) != 0;
        if (in == (islower(letter) != 0))
            set[c / 8] |= (unsigned char)(1 << c % 8);
    }
}

static void parse_alternation(struct parser *p);

static void parse_group(struct parser *p)
{
    int extended = p->regex->__flags & REG_EXTENDED, number = (int)++p->regex->re_nsub;

    p->depth++;
    add(p, SAVE, 2 * number, 0);
    parse_alternation(p);
    add(p, SAVE, 2 * number + 1, 0);
    p->depth--;
    if (p->error)
        return;
    if (extended ? *p->at == ')' : p->at[0] == '\\' && p->at[1] == ')')
        p->at += extended ? 1 : 2;
    else
        p->error = REG_EPAREN;
}

static void parse_escape(struct parser *p)
{
    int c = (unsigned char)*p->at++;

    if (c == 0) {
        p->error = REG_EESCAPE;
        p->at--;
    } else if (c == '(' && !(p->regex->__flags & REG_EXTENDED))
        parse_group(p);
    else if (c >= '1' && c <= '9') {
        if ((size_t)(c - '0') > p->regex->re_nsub)
            p->error = REG_ESUBREG;
        add(p, BACK, c - '0', 0);
    } else if (strchr("wWsS", c))
        add_word_set(p, c);
    else if (strchr("bB<>", c))
        add(p, c == 'b' ? WORD : c == 'B' ? NO_WORD : c == '<' ? WORD_BEGIN : WORD_END, 0, 0);
    else
        add(p, CHAR, c, 0);
}

/* The steps from `start` on again: at least `least` times, at most `most` (-1: without end). */
static void repeat(struct parser *p, size_t start, int least, int most)
{
    size_t length = p->regex->__count - start, again;
    struct step *copy = malloc(length * sizeof *copy + 1);
    int i, j, optional = most < 0 ? 1 : most - least;

    if (!copy || p->error) {
        free(copy);
        p->error = p->error ? p->error : REG_ESPACE;
        return;
    }
    memcpy(copy, steps_of(p->regex) + start, length * sizeof *copy);
    p->regex->__count = start;
    for (i = 0; i < least + optional && !p->error; i++) {
        int mark = p->regex->__marks % MOST_MARKS;
        if (i >= least && most < 0) {
            p->regex->__marks++;
            add(p, SPLIT, 1, (int)length + 4);
            add(p, MARK, mark, 0);
        } else if (i >= least)
            add(p, SPLIT, 1, (int)(length + 1) * (optional - (i - least)));
        again = p->regex->__count;
        insert_steps(p, again, length);
        for (j = 0; !p->error && j < (int)length; j++)
            steps_of(p->regex)[again + (size_t)j] = copy[j];
        if (i >= least && most < 0) {
            add(p, CHECK, mark, 0);
            add(p, JUMP, -(int)length - 3, 0);
        }
    }
    free(copy);
}

static int parse_number(struct parser *p)
{
    int value = -1;

    for (; isdigit((unsigned char)*p->at); p->at++)
        value = (value < 0 ? 0 : value) * 10 + (*p->at - '0') > RE_DUP_MAX ? RE_DUP_MAX + 1
                                                                          : (value < 0 ? 0 : value) * 10 + (*p->at - '0');
    return value;
}

/* {m,n}, after its opening brace. */
static void parse_count(struct parser *p, size_t start)
{
    int extended = p->regex->__flags & REG_EXTENDED, least = parse_number(p), most = least;

    if (*p->at == ',') {
        p->at++;
        most = parse_number(p);
        if (least < 0)
            least = 0;
    }
    if (*p->at == 0)
        p->error = REG_EBRACE;
    else if (extended ? *p->at != '}' : p->at[0] != '\\' || p->at[1] != '}')
        p->error = REG_BADBR;
    else if (least < 0 || (most >= 0 && most < least))
        p->error = REG_BADBR;
    else if (least > RE_DUP_MAX || most > RE_DUP_MAX)
        p->error = REG_ESIZE;
    p->at += extended ? 1 : 2;
    if (!p->error)
        repeat(p, start, least, most);
}

static int ends_branch(const struct parser *p)
{
    int extended = p->regex->__flags & REG_EXTENDED;

    if (*p->at == 0)
        return 1;
    if (extended)
        return *p->at == '|' || (*p->at == ')' && p->depth > 0);
    return p->at[0] == '\\' && (p->at[1] == '|' || p->at[1] == ')');
}

static void parse_atom(struct parser *p, int first)
{
    int extended = p->regex->__flags & REG_EXTENDED, c = (unsigned char)*p->at++;

    if (c == '\\')
        parse_escape(p);
    else if (c == '[')
        parse_set(p);
    else if (c == '.')
        add(p, ANY, 0, 0);
    else if (c == '^' && (extended || first))
        add(p, BEGIN, 0, 0);
    else if (c == '$' && (extended || ends_branch(p)))
        add(p, END, 0, 0);
    else if (c == '(' && extended)
        parse_group(p);
    else if (extended && first && strchr("*+?{", c)) {
        p->error = REG_BADRPT;
    } else
        add(p, CHAR, c, 0);
}

static void parse_branch(struct parser *p)
{
    int extended = p->regex->__flags & REG_EXTENDED, first = 1;

    while (!p->error && !ends_branch(p)) {
        size_t start = p->regex->__count;
        parse_atom(p, first);
        first = !extended && steps_of(p->regex) && p->regex->__count > start
             && steps_of(p->regex)[start].kind == BEGIN; /* \(^*\) : a star */
        while (!p->error && !first) {
            int escaped = !extended && p->at[0] == '\\';
            char c = p->at[escaped];
            if (c == '*' && !escaped) {
                p->at++;
                repeat(p, start, 0, -1);
            } else if ((extended || escaped) && (c == '+' || c == '?')) {
                p->at += 1 + escaped;
                repeat(p, start, c == '+', c == '+' ? -1 : 1);
            } else if ((extended || escaped) && c == '{') {
                p->at += 1 + escaped;
                parse_count(p, start);
            } else
                break;
        }
    }
}

static void parse_alternation(struct parser *p)
{
    int extended = p->regex->__flags & REG_EXTENDED;
    size_t start = p->regex->__count, end;

    parse_branch(p);
    while (!p->error && (extended ? *p->at == '|' : p->at[0] == '\\' && p->at[1] == '|')) {
        p->at += extended ? 1 : 2;
        put(p, start, SPLIT, 1, (int)(p->regex->__count - start) + 2);
        end = p->regex->__count;
        add(p, JUMP, 0, 0);
        parse_alternation(p);
        if (!p->error)
            steps_of(p->regex)[end].x = (int)(p->regex->__count - end);
    }
}

int regcomp(regex_t *regex, const char *pattern, int flags)
{
    struct parser p = {regex, pattern};

    memset(regex, 0, sizeof *regex);
    regex->__flags = flags;
    parse_alternation(&p);
    if (!p.error && *p.at)
        p.error = p.at[0] == '\\' ? REG_ERPAREN : REG_BADPAT;
    add(&p, MATCH, 0, 0);
    if (p.error)
        regfree(regex);
    return p.error;
}

void regfree(regex_t *regex)
{
    free(regex->__steps);
    regex->__steps = 0;
}

struct search {
    const regex_t *regex;
    const char *text, *end, *best;
    int flags;
    long tries;
    const char *saves[2 * MOST_SUBS], *found[2 * MOST_SUBS], *marks[MOST_MARKS];
};

static int in_word(const struct search *s, const char *at)
{
    return at >= s->text && at < s->end && (isalnum((unsigned char)*at) || *at == '_');
}

static int holds(const struct search *s, int kind, const char *at)
{
    int lines = s->regex->__flags & REG_NEWLINE, before = in_word(s, at - 1), after = in_word(s, at);

    switch (kind) {
    case BEGIN: return at == s->text ? !(s->flags & REG_NOTBOL) || 0 : lines && at[-1] == '\n';
    case END: return at == s->end ? !(s->flags & REG_NOTEOL) : lines && *at == '\n';
    case WORD: return before != after;
    case NO_WORD: return before == after;
    case WORD_BEGIN: return !before && after;
    default: return before && !after;
    }
}

static int same_letter(int a, int b, int flags)
{
    return a == b || ((flags & REG_ICASE) && tolower(a) == tolower(b));
}

/* How many bytes one step takes; -1 when it does not fit. */
static long take(const struct search *s, const struct step *step, const char *at)
{
    int c = (unsigned char)*at, flags = s->regex->__flags;
    long length, i;

    if (step->kind == BACK) {
        const char *from = s->saves[2 * step->x], *to = s->saves[2 * step->x + 1];
        if (!from || !to)
            return -1;
        length = to - from;
        if (length > s->end - at)
            return -1;
        for (i = 0; i < length; i++)
            if (!same_letter((unsigned char)from[i], (unsigned char)at[i], flags))
                return -1;
        return length;
    }
    if (step->kind >= BEGIN)
        return holds(s, step->kind, at) ? 0 : -1;
    if (at >= s->end)
        return -1;
    if (step->kind == CHAR)
        return same_letter(step->x, c, flags) ? 1 : -1;
    if (step->kind == ANY)
        return (flags & REG_NEWLINE) && c == '\n' ? -1 : 1;
    return step->set[c / 8] >> c % 8 & 1 ? 1 : -1;
}

/* True when nothing longer can come. */
static int run(struct search *s, const struct step *step, const char *at)
{
    while (1) {
        if (++s->tries > 2000000)
            return 1;
        if (step->kind == MATCH) {
            if (!s->best || at > s->best) {
                s->best = at;
                memcpy(s->found, s->saves, sizeof s->found);
            }
            return at == s->end;
        }
        if (step->kind == SPLIT) {
            if (run(s, step + step->x, at))
                return 1;
            step += step->y;
        } else if (step->kind == JUMP)
            step += step->x;
        else if (step->kind == SAVE || step->kind == MARK) {
            const char **place = step->kind == MARK ? &s->marks[step->x]
                : step->x < 2 * MOST_SUBS ? &s->saves[step->x] : 0;
            const char *before = place ? *place : 0;
            if (place)
                *place = at;
            if (run(s, step + 1, at))
                return 1;
            if (place)
                *place = before;
            return 0;
        } else if (step->kind == CHECK) {
            if (s->marks[step->x] == at)
                return 0;
            step++;
        } else {
            long length = take(s, step, at);
            if (length < 0)
                return 0;
            at += length;
            step++;
        }
    }
}

int regexec(const regex_t *regex, const char *text, size_t count, regmatch_t *found, int flags)
{
    struct search s = {regex, text, text + strlen(text)};
    const char *at;
    size_t i;

    s.flags = flags;
    for (at = text; at <= s.end && !s.best; at++) {
        memset(s.saves, 0, sizeof s.saves);
        s.tries = 0;
        run(&s, steps_of(regex), at);
        if (s.best)
            break;
    }
    if (!s.best)
        return REG_NOMATCH;
    for (i = 0; i < count && !(regex->__flags & REG_NOSUB); i++) {
        const char *from = i == 0 ? at : i < MOST_SUBS ? s.found[2 * i] : 0;
        const char *to = i == 0 ? s.best : i < MOST_SUBS ? s.found[2 * i + 1] : 0;
        int is = from && to && i <= regex->re_nsub;
        found[i] = (regmatch_t){is ? (int)(from - text) : -1, is ? (int)(to - text) : -1};
    }
    return 0;
}

size_t regerror(int error, const regex_t *regex, char *to, size_t size)
{
    static const char *const messages[] = {
        "Success", "No match", "Invalid regular expression", "Invalid collation character",
        "Invalid character class name", "Trailing backslash", "Invalid back reference",
        "Unmatched [, [^, [:, [., or [=", "Unmatched ( or \\(", "Unmatched \\{", "Invalid content of \\{\\}",
        "Invalid range end", "Memory exhausted", "Invalid preceding regular expression",
        "Premature end of regular expression", "Regular expression too big", "Unmatched ) or \\)"};
    const char *message = error >= 0 && error <= REG_ERPAREN ? messages[error] : messages[REG_BADPAT];

    (void)regex;
    if (size > 0)
        snprintf(to, size, "%s", message);
    return strlen(message) + 1;
}
