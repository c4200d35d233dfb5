/* Options of the command line. Words that are no options are moved to the end, as GNU does. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *optarg;
int optind = 1, opterr = 1, optopt = '?';
static char *next_letter;

static void complain(char *const argv[], const char *format, const char *what)
{
    if (!opterr)
        return;
    fprintf(stderr, "%s: ", argv[0]);
    fprintf(stderr, format, what);
    fputc('\n', stderr);
}

static int first_word, last_word; /* the words passed over are argv[first_word] up to argv[last_word] */

/* The options just read change places with the words before them. */
static void exchange(char **argv)
{
    int at, i;

    for (at = last_word; at < optind; at++) {
        char *option = argv[at];
        for (i = at; i > first_word; i--)
            argv[i] = argv[i - 1];
        argv[first_word++] = option;
    }
    last_word = optind;
}

/* Moves optind to the next option; 0 when there is none. */
static int find_option(int argc, char **argv, const char *options)
{
    int in_order = *options == '+' || getenv("POSIXLY_CORRECT") != 0;

    if (last_word > optind)
        last_word = optind;
    if (first_word > optind)
        first_word = optind;
    if (first_word != last_word && last_word != optind)
        exchange(argv);
    else if (last_word != optind)
        first_word = optind;
    while (!in_order && optind < argc && (argv[optind][0] != '-' || argv[optind][1] == 0))
        optind++;
    last_word = optind;
    if (optind < argc && strcmp(argv[optind], "--") == 0) {
        optind++;
        if (first_word != last_word)
            exchange(argv);
        else
            first_word = optind;
        last_word = optind = argc;
    }
    if (optind < argc && argv[optind][0] == '-' && argv[optind][1])
        return 1;
    if (first_word != last_word)
        optind = first_word;
    return 0;
}

static int long_option(int argc, char **argv, const char *word, const struct option *names, int *index)
{
    size_t size = strcspn(word, "=");
    int found = -1, i;

    for (i = 0; names[i].name; i++)
        if (strncmp(names[i].name, word, size) == 0) {
            if (strlen(names[i].name) == size) {
                found = i;
                break;
            }
            found = found == -1 ? i : -2;
        }
    optind++;
    if (found < 0) {
        complain(argv, found == -2 ? "option '--%s' is ambiguous" : "unrecognized option '--%s'", word);
        optopt = 0;
        return '?';
    }
    optarg = word[size] ? (char *)word + size + 1 : 0;
    if (optarg && names[found].has_arg == no_argument) {
        complain(argv, "option '--%s' doesn't allow an argument", names[found].name);
        return '?';
    }
    if (optarg == 0 && names[found].has_arg == required_argument) {
        if (optind >= argc) {
            complain(argv, "option '--%s' requires an argument", names[found].name);
            optopt = names[found].val;
            return '?';
        }
        optarg = argv[optind++];
    }
    if (index)
        *index = found;
    if (names[found].flag == 0)
        return names[found].val;
    *names[found].flag = names[found].val;
    return 0;
}

static int short_option(int argc, char **argv, const char *options)
{
    char letter[2] = {*next_letter++, 0};
    const char *known = letter[0] == ':' ? 0 : strchr(options, letter[0]);
    int quiet = *options == ':' || (*options == '+' && options[1] == ':');

    if (*next_letter == 0) {
        optind++;
    }
    optopt = letter[0];
    if (known == 0) {
        if (!quiet)
            complain(argv, "invalid option -- '%s'", letter);
        return '?';
    }
    if (known[1] != ':')
        return letter[0];
    if (*next_letter) {
        optarg = next_letter;
        optind++;
    } else if (known[2] == ':') {
        optarg = 0;
    } else if (optind >= argc) {
        if (!quiet)
            complain(argv, "option requires an argument -- '%s'", letter);
        next_letter = 0;
        return quiet ? ':' : '?';
    } else {
        optarg = argv[optind++];
    }
    next_letter = 0;
    return letter[0];
}

int getopt_long(int argc, char *const words[], const char *options, const struct option *names, int *index)
{
    char **argv = (char **)words;

    optarg = 0;
    if (optind == 0) {
        optind = first_word = last_word = 1;
        next_letter = 0;
    }
    if (next_letter == 0 || *next_letter == 0) {
        if (!find_option(argc, argv, options))
            return -1;
        if (names && argv[optind][1] == '-')
            return long_option(argc, argv, argv[optind] + 2, names, index);
        next_letter = argv[optind] + 1;
    }
    return short_option(argc, argv, options);
}

int getopt(int argc, char *const argv[], const char *options)
{
    return getopt_long(argc, argv, options, 0, 0);
}
