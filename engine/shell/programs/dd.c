#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static long number(const char* text)
{
    char* end;
    long value = strtol(text, &end, 10);
    if (end == text) return -1;
    if (*end == 'k' || *end == 'K')
        value *= end[1] == 'B' ? 1000 : 1024;
    else if (*end == 'M')
        value *= end[1] == 'B' ? 1000000 : 1048576;
    else if (*end == 'G')
        value *= end[1] == 'B' ? 1000000000 : 1073741824;
    return value;
}

static void amount(char* text, double value, double base, const char* infix)
{
    const char* units = base == 1000 ? " kMGT" : " KMGT";
    while (value >= base && units[1])
        value /= base, units++;
    if (*units == ' ')
        sprintf(text, "%.0f B", value);
    else if (value < 9.95)
        sprintf(text, "%.1f %c%sB", value, *units, infix);
    else
        sprintf(text, "%.0f %c%sB", value, *units, infix);
}

static const char *in, *out;
static long size = 512, count = -1, skip, seek;
static int keep, sync_data, quiet;
static long whole_in, part_in, whole_out, part_out, total;

// One operand, "bs=4k"; 0 when it is none of dd's.
static int read_operand(char *w)
{
    char *value = strchr(w, '=');
    if (!value) return 0;
    value++;
    if (!strncmp(w, "if=", 3)) in = value;
    else if (!strncmp(w, "of=", 3)) out = value;
    else if (!strncmp(w, "bs=", 3)) size = number(value);
    else if (!strncmp(w, "count=", 6)) count = number(value);
    else if (!strncmp(w, "skip=", 5)) skip = number(value);
    else if (!strncmp(w, "seek=", 5)) seek = number(value);
    else if (!strncmp(w, "status=", 7)) quiet = !strcmp(value, "none");
    else if (!strncmp(w, "conv=", 5)) {
        keep = strstr(value, "notrunc") != NULL;
        sync_data = strstr(value, "sync") != NULL;
    } else return 0;
    return 1;
}

static int fail(const char *what, const char *name)
{
    fprintf(stderr, "dd: %s '%s': %s\n", what, name, strerror(errno));
    return 1;
}

static int copy(int from, int to)
{
    char *buffer = malloc(size);
    if (!buffer) {
        fprintf(stderr, "dd: memory exhausted by input buffer of size %ld bytes\n", size);
        return 1;
    }
    if (skip) lseek(from, skip * size, SEEK_CUR);
    if (seek) lseek(to, seek * size, SEEK_CUR);
    while (count < 0 || whole_in + part_in < count) {
        long n = read(from, buffer, size);
        if (n < 0) return fail("error reading", in ? in : "standard input");
        if (n == 0) break;
        if (n == size) whole_in++;
        else part_in++;
        long done = write(to, buffer, n);
        if (done > 0) total += done;
        if (done == size) whole_out++;
        else if (done > 0) part_out++;
        if (done != n) return fail("error writing", out ? out : "standard output");
    }
    return 0;
}

static void report(double seconds)
{
    char decimal[32], binary[32], rate[32];
    amount(decimal, total, 1000, "");
    amount(binary, total, 1024, "i");
    amount(rate, seconds > 0 ? total / seconds : 0, 1000, "");
    fprintf(stderr, "%ld+%ld records in\n%ld+%ld records out\n", whole_in, part_in, whole_out, part_out);
    fprintf(stderr, "%ld byte%s", total, total == 1 ? "" : "s");
    if (total >= 1024) fprintf(stderr, " (%s, %s)", decimal, binary);
    else if (total >= 1000) fprintf(stderr, " (%s)", decimal);
    fprintf(stderr, " copied, %g s, %s/s\n", seconds, rate);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--help")) {
            printf("Usage: dd [if=FILE] [of=FILE] [bs=N] [count=N] [skip=N] [seek=N]\n"
                   "          [conv=notrunc,fsync,fdatasync] [status=none]\n");
            return 0;
        }
        if (read_operand(argv[i])) continue;
        fprintf(stderr, "dd: unrecognized operand '%s'\nTry 'dd --help' for more information.\n", argv[i]);
        return 1;
    }
    if (size <= 0 || size > 1 << 30) {
        fprintf(stderr, "dd: invalid number: '%ld'\n", size);
        return 1;
    }
    struct timespec began, ended;
    int from = in ? open(in, O_RDONLY) : 0;
    if (from < 0) return fail("failed to open", in);
    int to = out ? open(out, O_WRONLY | O_CREAT | (keep || seek ? 0 : O_TRUNC), 0666) : 1;
    if (to < 0) return fail("failed to open", out);
    clock_gettime(CLOCK_MONOTONIC, &began);
    int status = copy(from, to);
    if (sync_data) fsync(to);
    clock_gettime(CLOCK_MONOTONIC, &ended);
    if (!quiet) report((ended.tv_sec - began.tv_sec) + (ended.tv_nsec - began.tv_nsec) / 1e9);
    return status;
}
