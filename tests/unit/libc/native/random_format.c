/* Random printf formats and values, scanned and parsed numbers, sorts and random numbers.
   Built once with the host's libc and once with ours: equal output. Usage: random_format SEED COUNT */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned long state;

static unsigned long draw(unsigned long below)
{
    state = state * 6364136223846793005UL + 1442695040888963407UL;
    return (state >> 33) % below;
}

static unsigned long bits(void)
{
    unsigned long value = draw(1UL << 31) << 62 ^ draw(1UL << 31) << 31 ^ draw(1UL << 31);
    return value >> draw(64);
}

static double some_double(void)
{
    unsigned long raw = draw(1UL << 31) << 62 ^ draw(1UL << 31) << 31 ^ draw(1UL << 31);
    static const double nice[] = {0, 1, 0.5, 0.1, 1.5, 2.5, 1e15, 1e16, 123456, 1234567, 999999.25, 9.9999995, 0.0001,
                                  0.00001, 1e22, 1e23, 1e-5, 100, 1e100, 5e-324, 1.7976931348623157e308, 0.05, 0.25};
    double value;

    switch (draw(5)) {
    case 0:
        value = nice[draw(sizeof nice / sizeof nice[0])];
        break;
    case 1:
        value = (double)(long)bits() / (double)(1 + draw(1000));
        break;
    case 2:
        value = (double)draw(100000) / 1000;
        break;
    case 3:
        value = (double)draw(1000) + 0.5;
        break;
    default:
        value = *(double *)&raw;
        break;
    }
    return draw(3) ? value : -value;
}

static void make_format(char *format, const char *length, char letter, int integer)
{
    char *p = format;

    *p++ = '[';
    *p++ = '%';
    while (draw(3) == 0)
        *p++ = "-+ #0"[draw(5)];
    if (draw(3) == 0)
        p += sprintf(p, "%lu", draw(30) + 1);
    if (draw(2) == 0)
        p += sprintf(p, ".%lu", draw(integer ? 12 : 25));
    p += sprintf(p, "%s%c]", length, letter);
}

static void try_integer(void)
{
    static const char *const lengths[] = {"", "h", "hh", "l", "ll", "z", "j", "t"};
    const char *length = lengths[draw(8)];
    char format[64], text[300];
    unsigned long value = draw(4) ? bits() : -bits();
    int count;

    make_format(format, length, "diuoxX"[draw(6)], 1);
    if (length[0] == 'l' || length[0] == 'z' || length[0] == 'j' || length[0] == 't')
        count = snprintf(text, sizeof text, format, value);
    else
        count = snprintf(text, sizeof text, format, (int)value);
    printf("%s %lx: %s %d\n", format + 1, value, text, count);
}

static void try_double(void)
{
    char format[64], text[2000];
    double value = some_double(), back;
    int count;

    make_format(format, "", "eEfFgGaA"[draw(8)], 0);
    count = snprintf(text, sizeof text, format, value);
    printf("%s %d: %s\n", format + 1, count, text);
    snprintf(text, sizeof text, "%.*e", (int)draw(30), value);
    errno = 0;
    back = strtod(text, 0);
    printf("%s = %lx %d\n", text, *(unsigned long *)&back, errno);
    snprintf(text, sizeof text, "%lu.%lue%ld", bits(), bits(), (long)draw(660) - 340);
    errno = 0;
    back = strtod(text, 0);
    printf("%s = %lx %d\n", text, *(unsigned long *)&back, errno);
}

static void try_text(void)
{
    static const char *const texts[] = {"", "a", "hello", "a longer text", 0};
    const char *text = texts[draw(5)];
    char to[100];
    int width = (int)draw(30) - 15, precision = (int)draw(12) - 2;

    printf("[%*.*s] [%*s] [%c] [%%] [%5c] [%-5c] %d\n", width, precision, text, width, text, 'x', 'y', 'z',
           snprintf(to, draw(20) + 1, "%s and %d", text, (int)draw(1000)));
    puts(to);
    printf("[%p] [%20p] [%-20p] [%p]\n", (void *)bits(), (void *)0x1234, (void *)0x7fff, (void *)0);
}

static void try_scan(void)
{
    char text[200], word[50] = "", set[50] = "";
    int a = -1, b = -1, n = -1, count;
    long c = -1;
    unsigned long d = 1;
    double e = -1;
    float f = -1;
    char g = '?';

    snprintf(text, sizeof text, " %ld %#lx,%ld word%lu %g%c %lu-%lx", (long)bits(), bits(), (long)draw(100), draw(50),
             some_double(), "x y"[draw(3)], bits(), bits());
    count = sscanf(text, "%d %i,%ld %s %lf%c %lu-%lx%n", &a, &b, &c, word, &e, &g, &d, (unsigned long *)&c, &n);
    printf("%s: %d: %d %d %ld %s %lu %g %c %d\n", text, count, a, b, c, word, d, e, g, n);
    count = sscanf(text, " %*d 0x%3x%[^,],%2d%f", &a, set, &b, &f);
    printf("  %d: %d [%s] %d %g\n", count, a, set, b, f);
    printf("  %ld %lu %d\n", strtol(text, 0, (int)draw(36) + 1), strtoul(text, 0, 0), atoi(text));
}

static int by_value(const void *a, const void *b)
{
    int x = *(const int *)a % 16, y = *(const int *)b % 16;
    return x < y ? -1 : x > y;
}

static void try_sort(void)
{
    struct wide { int key, number; char rest[48]; } wide[40];
    int values[40], i;

    srand((unsigned)draw(1000));
    for (i = 0; i < 40; i++) {
        values[i] = rand();
        wide[i].key = values[i];
        wide[i].number = i;
    }
    qsort(values, 40, sizeof values[0], by_value);
    qsort(wide, 40, sizeof wide[0], by_value);
    for (i = 0; i < 40; i++)
        printf("%d/%d ", values[i], wide[i].number);
    printf("%ld %d\n", random(), rand());
}

int main(int argc, char **argv)
{
    unsigned long count = argc > 2 ? strtoul(argv[2], 0, 10) : 1000;

    state = argc > 1 ? strtoul(argv[1], 0, 10) : 1;
    for (; count > 0; count--) {
        try_integer();
        try_double();
        try_text();
        try_scan();
        if (count % 50 == 0)
            try_sort();
    }
    for (count = 0; count < 135; count++)
        printf("%s\n", strerror((int)count));
    return 0;
}
