/* Regular expressions: from the pattern to steps. */
#include <ctype.h>
#include <regex_steps.h>
#include <stdlib.h>
#include <string.h>

static void parse_alternation(struct parser *p);

static void parse_group(struct parser *p)
{
    int extended = p->regex->__flags & REG_EXTENDED, number = (int)++p->regex->re_nsub;

    p->depth++;
    __regex_add(p, SAVE, 2 * number, 0);
    parse_alternation(p);
    __regex_add(p, SAVE, 2 * number + 1, 0);
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
        __regex_add(p, BACK, c - '0', 0);
    } else if (strchr("wWsS", c))
        __regex_word_set(p, c);
    else if (strchr("bB<>", c))
        __regex_add(p, c == 'b' ? WORD : c == 'B' ? NO_WORD : c == '<' ? WORD_BEGIN : WORD_END, 0, 0);
    else
        __regex_add(p, CHAR, c, 0);
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
            __regex_add(p, SPLIT, 1, (int)length + 4);
            __regex_add(p, MARK, mark, 0);
        } else if (i >= least)
            __regex_add(p, SPLIT, 1, (int)(length + 1) * (optional - (i - least)));
        again = p->regex->__count;
        __regex_insert(p, again, length);
        for (j = 0; !p->error && j < (int)length; j++)
            steps_of(p->regex)[again + (size_t)j] = copy[j];
        if (i >= least && most < 0) {
            __regex_add(p, CHECK, mark, 0);
            __regex_add(p, JUMP, -(int)length - 3, 0);
        }
    }
    free(copy);
}

static int parse_number(struct parser *p)
{
    int value = -1;

    for (; isdigit((unsigned char)*p->at); p->at++) {
        value = (value < 0 ? 0 : value) * 10 + (*p->at - '0');
        if (value > RE_DUP_MAX)
            value = RE_DUP_MAX + 1;
    }
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
        __regex_set(p);
    else if (c == '.')
        __regex_add(p, ANY, 0, 0);
    else if (c == '^' && (extended || first))
        __regex_add(p, BEGIN, 0, 0);
    else if (c == '$' && (extended || ends_branch(p)))
        __regex_add(p, END, 0, 0);
    else if (c == '(' && extended)
        parse_group(p);
    else if (extended && first && strchr("*+?{", c)) {
        p->error = REG_BADRPT;
    } else
        __regex_add(p, CHAR, c, 0);
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
        __regex_put(p, start, SPLIT, 1, (int)(p->regex->__count - start) + 2);
        end = p->regex->__count;
        __regex_add(p, JUMP, 0, 0);
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
    __regex_add(&p, MATCH, 0, 0);
    if (p.error)
        regfree(regex);
    return p.error;
}

void regfree(regex_t *regex)
{
    free(regex->__steps);
    regex->__steps = 0;
}
