/* What a regular expression is made into; private to its three files. */
#ifndef _REGEX_STEPS_H
#define _REGEX_STEPS_H
#include <regex.h>
enum {
    CHAR, ANY, SET, SPLIT, JUMP, SAVE, MARK, CHECK, BEGIN, END, BACK, WORD,
    WORD_BEGIN, WORD_END, NO_WORD, MATCH
};
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

#define steps_of(regex) ((struct step *)(regex)->__steps)
void __regex_insert(struct parser *p, size_t at, size_t count);
void __regex_put(struct parser *p, size_t at, int kind, int x, int y);
void __regex_add(struct parser *p, int kind, int x, int y);
void __regex_set(struct parser *p);
void __regex_word_set(struct parser *p, int letter);
#endif
