#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int hidden[4], check = 1, wrong, total;
static const char* between = "\t";
static long counts[4];

struct input {
    FILE* file;
    char *line, *before;
    size_t size;
    int number, ended, told, unpaired;
};

static void advance(struct input* in)
{
    free(in->before);
    in->before = in->line ? strdup(in->line) : 0;
    long length = getline(&in->line, &in->size, in->file);
    if (length < 0) {
        in->ended = 1;
        return;
    }
    if (length > 0 && in->line[length - 1] == '\n') in->line[length - 1] = 0;
    if (in->before && strcmp(in->before, in->line) > 0 && !in->told) {
        in->told = 1;
        wrong = 1;
        if (check) fprintf(stderr, "comm: file %d is not in sorted order\n", in->number);
    }
}

static void show(int column, const char* line)
{
    counts[column]++;
    if (hidden[column]) return;
    for (int i = 1; i < column; i++)
        if (!hidden[i]) fputs(between, stdout);
    puts(line);
}

static void compare(struct input* a, struct input* b)
{
    advance(a);
    advance(b);
    while (!a->ended || !b->ended) {
        int order = a->ended ? 1 : b->ended ? -1 : strcmp(a->line, b->line);
        show(order < 0 ? 1 : order > 0 ? 2 : 3, order <= 0 ? a->line : b->line);
        if (order <= 0) advance(a);
        if (order >= 0) advance(b);
    }
    if (total) printf("%ld%s%ld%s%ld%stotal\n", counts[1], between, counts[2], between, counts[3], between);
}

static FILE* open_input(const char* name)
{
    FILE* file = strcmp(name, "-") ? fopen(name, "r") : stdin;
    if (!file) {
        fprintf(stderr, "comm: %s: %s\n", name, strerror(errno));
        exit(1);
    }
    return file;
}

static int fail(const char* what, const char* name)
{
    fprintf(stderr, "comm: %s", what);
    if (name) fprintf(stderr, " '%s'", name);
    fprintf(stderr, "\nTry 'comm --help' for more information.\n");
    return 1;
}

int main(int argc, char** argv)
{
    for (; argc > 1 && argv[1][0] == '-' && argv[1][1]; argc--, argv++) {
        const char* word = argv[1];
        if (!strcmp(word, "--help")) {
            printf("Usage: comm [-123] [--total] [--nocheck-order] [--output-delimiter=STR] FILE1 FILE2\n"
                   "Compare sorted files FILE1 and FILE2 line by line.\n");
            return 0;
        }
        if (!strcmp(word, "--total")) total = 1;
        else if (!strcmp(word, "--nocheck-order")) check = 0;
        else if (!strcmp(word, "--check-order")) check = 1;
        else if (!strncmp(word, "--output-delimiter=", 19)) between = word + 19;
        else if (word[1] == '-') return fail("unrecognized option", word);
        else
            for (const char* c = word + 1; *c; c++) {
                char letter[2] = {*c, 0};
                if (*c < '1' || *c > '3') return fail("invalid option --", letter);
                hidden[*c - '0'] = 1;
            }
    }
    if (argc < 3) return argc < 2 ? fail("missing operand", 0) : fail("missing operand after", argv[1]);
    if (argc > 3) return fail("extra operand", argv[3]);
    struct input a = {open_input(argv[1])}, b = {open_input(argv[2])};
    a.number = 1;
    b.number = 2;
    compare(&a, &b);
    if (wrong && check) fprintf(stderr, "comm: input is not in sorted order\n");
    return wrong && check;
}
