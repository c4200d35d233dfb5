/* system and popen. The machine has no /bin/sh to execute: the child itself plays a small one, which knows pipes,
   lists, redirections and a few of the usual tools, and executes programs by their path. */
#include "file.h"
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_WORDS 64
#define LONGEST 4096

struct command {
    char text[LONGEST];
    char *words[MOST_WORDS + 1];
    int count;
    char *input, *output;
    int append, errors_too, errors_away;
};

static int last_status;

static char *add_text(char *to, const char *text)
{
    size_t size = strlen(text);

    memcpy(to, text, size);
    return to + size;
}

/* $NAME, $$ and $?: gives back the place behind the name. */
static const char *variable(const char *p, char **to)
{
    char name[64], number[16];
    size_t size = 0;

    if (*p == '$' || *p == '?') {
        snprintf(number, sizeof number, "%d", *p == '$' ? getppid() : last_status);
        *to = add_text(*to, number);
        return p + 1;
    }
    while ((isalnum((unsigned char)p[size]) || p[size] == '_') && size < sizeof name - 1)
        size++;
    if (size == 0) {
        *(*to)++ = '$';
        return p;
    }
    memcpy(name, p, size);
    name[size] = 0;
    if (getenv(name))
        *to = add_text(*to, getenv(name));
    return p + size;
}

static const char *word(const char *p, char **to)
{
    char quote = 0;

    for (; *p && (quote || !strchr(" \t|;&<>\n", *p)); ) {
        if (quote ? *p == quote : *p == '\'' || *p == '"') {
            quote = quote ? 0 : *p;
            p++;
        } else if (*p == '\\' && quote != '\'' && p[1]) {
            *(*to)++ = p[1];
            p += 2;
        } else if (*p == '$' && quote != '\'') {
            p = variable(p + 1, to);
        } else {
            *(*to)++ = *p++;
        }
    }
    *(*to)++ = 0;
    return p;
}

/* Up to | ; & or the end: words and redirections. */
static const char *parse(const char *p, struct command *c)
{
    char *to = c->text;

    c->count = c->append = c->errors_too = c->errors_away = 0;
    c->input = c->output = 0;
    for (;;) {
        p += strspn(p, " \t");
        if (*p == 0 || *p == '|' || *p == ';' || *p == '\n' || (*p == '&' && p[1] != '>'))
            break;
        if (strncmp(p, "2>&1", 4) == 0) {
            c->errors_too = 1;
            p += 4;
        } else if (strncmp(p, "2>/dev/null", 11) == 0) {
            c->errors_away = 1;
            p += 11;
        } else if (*p == '<' || *p == '>') {
            char **file = *p == '<' ? &c->input : &c->output;
            c->append = p[0] == '>' && p[1] == '>';
            p += 1 + c->append;
            p += strspn(p, " \t");
            *file = to;
            p = word(p, &to);
        } else {
            if (c->count < MOST_WORDS)
                c->words[c->count++] = to;
            p = word(p, &to);
        }
    }
    c->words[c->count] = 0;
    return p;
}

static int redirect(struct command *c)
{
    int fd;

    if (c->input) {
        if ((fd = open(c->input, O_RDONLY)) < 0) {
            fprintf(stderr, "sh: 1: cannot open %s: No such file\n", c->input);
            return 0;
        }
        dup2(fd, 0);
        close(fd);
    }
    if (c->output) {
        if ((fd = open(c->output, O_WRONLY | O_CREAT | (c->append ? O_APPEND : O_TRUNC), 0666)) < 0) {
            fprintf(stderr, "sh: 1: cannot create %s: %s\n", c->output,
                    errno == ENOENT ? "Directory nonexistent" : strerror(errno));
            return 0;
        }
        dup2(fd, 1);
        close(fd);
    }
    if (c->errors_away && (fd = open("/dev/null", O_WRONLY)) >= 0)
        dup2(fd, 2);
    if (c->errors_too)
        dup2(1, 2);
    return 1;
}

struct filter {                  /* what cat, head, tail, wc and grep are asked to do */
    const char *name, *pattern;
    long count;
    int ignore_case, invert, counting;
};

static int wanted(const struct filter *f, const char *line)
{
    const char *pattern = f->pattern;
    int anchored = *pattern == '^';
    const char *found = (f->ignore_case ? strcasestr : strstr)(line, pattern + anchored);

    return (found != 0 && (!anchored || found == line)) != f->invert;
}

static int filter_file(const struct filter *f, FILE *file, const char *name, int many)
{
    char *line = 0;
    size_t room = 0;
    ssize_t size;
    long lines = 0, words = 0, bytes = 0, hits = 0, total = 0;

    if (strcmp(f->name, "tail") == 0) {
        while (getline(&line, &room, file) > 0)
            total++;
        rewind(file);
    }
    while ((size = getline(&line, &room, file)) > 0) {
        ssize_t i;
        lines++;
        bytes += size;
        for (i = 0; i < size; i++)
            words += !isspace((unsigned char)line[i]) && (i == 0 || isspace((unsigned char)line[i - 1]));
        if (strcmp(f->name, "head") == 0 && lines > f->count)
            break;
        if (strcmp(f->name, "tail") == 0 && lines <= total - f->count)
            continue;
        if (strcmp(f->name, "wc") == 0 || (strcmp(f->name, "grep") == 0 && !wanted(f, line)))
            continue;
        hits++;
        if (f->counting)
            continue;
        if (many && strcmp(f->name, "grep") == 0)
            printf("%s:", name);
        fwrite(line, 1, (size_t)size, stdout);
    }
    free(line);
    if (strcmp(f->name, "grep") == 0 && f->counting)
        printf("%ld\n", hits);
    else if (strcmp(f->name, "wc") == 0 && f->counting)
        printf("%ld%s%s\n", lines, name ? " " : "", name ? name : "");
    else if (strcmp(f->name, "wc") == 0)
        printf("%7ld %7ld %7ld%s%s\n", lines, words, bytes, name ? " " : "", name ? name : "");
    return strcmp(f->name, "grep") == 0 && hits == 0;
}

static int run_filter(struct command *c)
{
    struct filter f = {.name = c->words[0], .count = 10};
    int i = 1, status = 0, grep = strcmp(f.name, "grep") == 0, first;

    for (; i < c->count && c->words[i][0] == '-' && c->words[i][1]; i++) {
        const char *option = c->words[i] + 1;
        f.counting |= *option == (grep ? 'c' : 'l');
        f.ignore_case |= *option == 'i';
        f.invert |= grep && *option == 'v';
        if (*option == 'n' && !grep && i + 1 < c->count)
            f.count = option[1] ? atol(option + 1) : atol(c->words[++i]);
        else if (isdigit((unsigned char)*option))
            f.count = atol(option);
    }
    if (grep && i < c->count)
        f.pattern = c->words[i++];
    if (i == c->count)
        return filter_file(&f, stdin, 0, 0);
    for (first = i; i < c->count; i++) {
        FILE *file = fopen(c->words[i], "r");
        if (file == 0) {
            fflush(stdout);
            fprintf(stderr, "%s: %s: %s\n", f.name, c->words[i], strerror(errno));
            status = 1;
            continue;
        }
        status |= filter_file(&f, file, c->words[i], c->count - first > 1);
        fclose(file);
    }
    return status;
}

static int echo(struct command *c)
{
    int i = 1, newline = 1;

    if (c->count > 1 && strcmp(c->words[1], "-n") == 0)
        newline = 0, i++;
    for (; i < c->count; i++)
        printf("%s%s", c->words[i], i + 1 < c->count ? " " : "");
    if (newline)
        putchar('\n');
    return 0;
}

static int execute(struct command *c)
{
    const char *name = c->words[0];

    execvp(name, c->words);
    fprintf(stderr, "sh: 1: %s: %s\n", name, errno == ENOENT ? "not found" : strerror(errno));
    return errno == ENOENT ? 127 : 126;
}

static int run_simple(struct command *c)
{
    static const char *const filters[] = {"cat", "head", "tail", "wc", "grep"};
    const char *name = c->words[0];
    size_t i;

    if (c->count == 0)
        return 0;
    for (i = 0; i < sizeof filters / sizeof *filters; i++)
        if (strcmp(name, filters[i]) == 0)
            return run_filter(c);
    if (strcmp(name, "echo") == 0)
        return echo(c);
    if (strcmp(name, "true") == 0 || strcmp(name, ":") == 0)
        return 0;
    if (strcmp(name, "false") == 0)
        return 1;
    if (strcmp(name, "sleep") == 0 && c->count > 1)
        return usleep((useconds_t)(atof(c->words[1]) * 1e6));
    if (strcmp(name, "kill") == 0 && c->count > 1)
        return kill(atoi(c->words[c->count - 1]), c->count > 2 ? atoi(c->words[1] + 1) : SIGTERM) < 0;
    if (strcmp(name, "exit") == 0) {
        fflush(stdout);
        _exit(c->count > 1 ? atoi(c->words[1]) : last_status);
    }
    return execute(c);
}

static void play(struct command *c, int input, int output)
{
    if (input > 0)
        dup2(input, 0);
    if (output > 1)
        dup2(output, 1);
    setvbuf(stdin, 0, _IOFBF, 0);
    exit(redirect(c) ? run_simple(c) : 2);
}

static int status_of(int status)
{
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* Commands joined by |; gives back the place behind them. */
static const char *pipeline(const char *p)
{
    static struct command c;
    int input = 0, status = 0;
    pid_t last = 0;

    for (;;) {
        int ends[2] = {0, 1}, more;
        p = parse(p, &c);
        more = *p == '|' && p[1] != '|';
        if (!more && last == 0 && (c.count == 0 || strcmp(c.words[0], "exit") == 0)) {
            run_simple(&c);
            return p;
        }
        if (more && pipe(ends) < 0)
            return "";
        last = fork();
        if (last == 0)
            play(&c, input, ends[1]);
        if (input > 0)
            close(input);
        if (!more)
            break;
        close(ends[1]);
        input = ends[0];
        p++;
    }
    while (waitpid(last, &status, 0) < 0 && errno == EINTR)
        ;
    while (wait(0) > 0)
        ;
    last_status = status_of(status);
    return p;
}

/* What the parent had not written yet is the parent's. */
static void forget_pending(void)
{
    stdout->pending = 0;
    stdin->read_at = stdin->read_end = stdin->buffer;
}

static void play_shell(const char *text)
{
    const char *p = text;

    while (*p) {
        p = pipeline(p);
        p += strspn(p, " \t");
        while ((p[0] == '&' && p[1] == '&' && last_status != 0) || (p[0] == '|' && p[1] == '|' && last_status == 0)) {
            static struct command skipped;
            p = parse(p + 2, &skipped);
        }
        p += strspn(p, ";&|\n");
    }
    _exit(last_status);
}

int system(const char *text)
{
    sigset_t block, before;
    int status = -1;
    pid_t child;

    if (text == 0)
        return 1;
    sigemptyset(&block);
    sigaddset(&block, SIGCHLD);
    sigprocmask(SIG_BLOCK, &block, &before);
    child = fork();
    if (child == 0) {
        sigprocmask(SIG_SETMASK, &before, 0);
        forget_pending();
        play_shell(text);
    }
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    sigprocmask(SIG_SETMASK, &before, 0);
    return status;
}

#define MOST_STREAMS 16
static struct { FILE *file; pid_t child; } streams[MOST_STREAMS];

FILE *popen(const char *text, const char *mode)
{
    int ends[2], reading = *mode == 'r', i;
    pid_t child;

    for (i = 0; streams[i].file; i++)
        if (i == MOST_STREAMS - 1)
            return 0;
    if ((!reading && *mode != 'w') || pipe(ends) < 0)
        return 0;
    child = fork();
    if (child == 0) {
        forget_pending();
        dup2(ends[reading], reading);
        close(ends[0]);
        close(ends[1]);
        play_shell(text);
    }
    close(ends[reading]);
    streams[i].child = child;
    return streams[i].file = fdopen(ends[!reading], mode);
}

int pclose(FILE *file)
{
    int i, status = -1;

    for (i = 0; i < MOST_STREAMS; i++)
        if (streams[i].file == file) {
            streams[i].file = 0;
            fclose(file);
            while (waitpid(streams[i].child, &status, 0) < 0 && errno == EINTR)
                ;
            return status;
        }
    return -1;
}
