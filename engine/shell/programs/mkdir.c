#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

int main(int argc, char** argv)
{
    int parents = 0, status = 0, operands = 0;
    for (int i = 1; i < argc; i++) {
        char* path = argv[i];
        if (!strcmp(path, "-p") || !strcmp(path, "-pv")) {
            parents = 1;
            continue;
        }
        if (!strcmp(path, "--help")) {
            printf("Usage: mkdir [-p] DIRECTORY...\nMake directories; -p: also those above.\n");
            return 0;
        }
        if (path[0] == '-') {
            fprintf(stderr, "mkdir: invalid option -- '%s'\nTry 'mkdir --help' for more information.\n",
                    path + 1);
            return 1;
        }
        operands++;
        for (char* at = path + 1; parents && *at; at++)
            if (*at == '/') {
                *at = 0;
                mkdir(path, 0777);
                *at = '/';
            }
        if (mkdir(path, 0777) < 0 && !(parents && errno == EEXIST)) {
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
