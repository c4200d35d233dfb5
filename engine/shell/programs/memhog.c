#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static long size_of(const char* text)
{
    char* end;
    long value = strtol(text, &end, 0);
    if (*end == 'k' || *end == 'K')
        value <<= 10;
    else if (*end == 'm' || *end == 'M')
        value <<= 20;
    else if (*end == 'g' || *end == 'G')
        value <<= 30;
    else if (*end != '\0')
        value = 0;
    return value;
}

int main(int argc, char** argv)
{
    long size = 0, repeat = 1, hold = 0;
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], "-r", 2) == 0)
            repeat = atol(argv[i][2] ? argv[i] + 2 : ++i < argc ? argv[i] : "1");
        else if (strncmp(argv[i], "-s", 2) == 0)
            hold = atol(argv[i][2] ? argv[i] + 2 : ++i < argc ? argv[i] : "0");
        else
            size = size_of(argv[i]);
    }
    if (size <= 0) {
        fprintf(stderr, "Usage: memhog [-r NUM] [-s SECONDS] size[kmg]\n"
                        "Fill memory NUM times; -s SECONDS (only here): then keep it so long.\n");
        return 1;
    }
    char* map = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (map == MAP_FAILED) {
        perror("mmap");
        return 1;
    }
    const long chunk = 10 << 20;
    for (long round = 0; round < repeat; round++) {
        for (long at = 0; at < size; at += chunk) {
            memset(map + at, 0xff, size - at < chunk ? size - at : chunk);
            putchar('.');
            fflush(stdout);
        }
        putchar('\n');
    }
    if (hold > 0) sleep(hold);
    return 0;
}
