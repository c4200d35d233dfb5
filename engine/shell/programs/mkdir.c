#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int main(int argc, char** argv)
{
    int parents = 0, verbose = 0, mode = -1, status = 0, operands = 0;
    for (int i = 1; i < argc; i++) {
        char* path = argv[i];
        if (!strcmp(path, "--help")) {
            printf("Usage: mkdir [-pv] [-m MODE] DIRECTORY...\nMake directories; -p: also those above.\n");
            return 0;
        }
        if (path[0] == '-') {
            for (char* c = path + 1; *c; c++) {
                if (*c == 'p')
                    parents = 1;
                else if (*c == 'v')
                    verbose = 1;
                else if (*c == 'm' && (c[1] || i + 1 < argc)) {
                    mode = strtol(c[1] ? c + 1 : argv[++i], NULL, 8);
                    break;
                } else {
                    fprintf(stderr,
                            "mkdir: invalid option -- '%c'\nTry 'mkdir --help' for more information.\n", *c);
                    return 1;
                }
            }
            continue;
        }
        operands++;
        for (char* at = path + 1; parents && *at; at++)
            if (*at == '/') {
                *at = 0;
                mkdir(path, 0777);
                *at = '/';
            }
        if (mkdir(path, 0777) == 0) {
            if (mode >= 0) chmod(path, mode);
            if (verbose) printf("mkdir: created directory '%s'\n", path);
        } else if (!(parents && errno == EEXIST)) {
            fprintf(stderr, "mkdir: cannot create directory '%s': %s\n", path, strerror(errno));
            status = 1;
        }
    }
    if (!operands) {
        fprintf(stderr, "mkdir: missing operand\nTry 'mkdir --help' for more information.\n");
        return 1;
    }
    return status;
}
