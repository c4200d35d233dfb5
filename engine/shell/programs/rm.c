#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int argc, char** argv)
{
    int force = 0, status = 0, operands = 0;
    for (int i = 1; i < argc; i++) {
        struct stat info;
        char* path = argv[i];
        if (!strcmp(path, "--help")) {
            printf("Usage: rm [-f] FILE...\nRemove files. Directories: rmdir (-r is not available here).\n");
            return 0;
        }
        if (path[0] == '-' && path[1]) {
            for (char* c = path + 1; *c; c++) {
                if (*c == 'f')
                    force = 1;
                else if (*c == 'r' || *c == 'R') {
                    fprintf(stderr, "rm: -r is not available here: remove the files, then rmdir\n");
                    return 1;
                } else if (*c != 'v') {
                    fprintf(stderr, "rm: invalid option -- '%c'\nTry 'rm --help' for more information.\n",
                            *c);
                    return 1;
                }
            }
            continue;
        }
        operands++;
        if (stat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
            fprintf(stderr, "rm: cannot remove '%s': Is a directory\n", path);
            status = 1;
        } else if (unlink(path) < 0 && !(force && errno == ENOENT)) {
            fprintf(stderr, "rm: cannot remove '%s': %s\n", path, strerror(errno));
            status = 1;
        }
    }
    if (!operands && !force) {
        fprintf(stderr, "rm: missing operand\nTry 'rm --help' for more information.\n");
        return 1;
    }
    return status;
}
