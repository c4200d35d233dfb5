#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int main(int argc, char** argv)
{
    double seconds = 0;
    if (argc < 2) {
        fprintf(stderr, "sleep: missing operand\nTry 'sleep --help' for more information.\n");
        return 1;
    }
    for (int i = 1; i < argc; i++) {
        char* end;
        if (strcmp(argv[i], "--help") == 0) {
            printf(
                "Usage: sleep NUMBER[SUFFIX]...\nPause for NUMBER seconds of simulated time; s, m, h, d.\n");
            return 0;
        }
        double value = strtod(argv[i], &end);
        double unit = *end == 'm'            ? 60
                      : *end == 'h'          ? 3600
                      : *end == 'd'          ? 86400
                      : *end == 's' || !*end ? 1
                                             : -1;
        if (end == argv[i] || (*end && end[1]) || unit < 0 || value < 0) {
            fprintf(stderr, "sleep: invalid time interval '%s'\nTry 'sleep --help' for more information.\n",
                    argv[i]);
            return 1;
        }
        seconds += value * unit;
    }
    struct timespec wait;
    wait.tv_sec = (long)seconds;
    wait.tv_nsec = (long)((seconds - (double)wait.tv_sec) * 1e9);
    nanosleep(&wait, NULL);
    return 0;
}
