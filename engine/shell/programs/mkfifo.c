#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int main(int argc, char** argv)
{
    int status = 0, mode = 0666;
    if (argc > 1 && !strcmp(argv[1], "--help")) {
        printf("Usage: mkfifo [-m MODE] NAME...\nCreate named pipes (FIFOs) with the given NAMEs.\n");
        return 0;
    }
    if (argc > 2 && !strcmp(argv[1], "-m")) {
        mode = (int)strtol(argv[2], 0, 8);
        umask(0);
        argv += 2;
        argc -= 2;
    }
    if (argc < 2) {
        fprintf(stderr, "mkfifo: missing operand\nTry 'mkfifo --help' for more information.\n");
        return 1;
    }
    for (int i = 1; i < argc; i++)
        if (mkfifo(argv[i], mode) < 0) {
            fprintf(stderr, "mkfifo: cannot create fifo '%s': %s\n", argv[i], strerror(errno));
            status = 1;
        }
    return status;
}
