/* Regular expressions: the steps are tried one after the other, and the longest match is kept. */
#include <ctype.h>
#include <regex_steps.h>
#include <stdio.h>
#include <string.h>

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
