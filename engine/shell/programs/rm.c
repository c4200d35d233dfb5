#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int force, recursive, verbose, directories;

static int complain(const char* path, const char* why)
{
    fprintf(stderr, "rm: cannot remove '%s': %s\n", path, why);
    return 1;
}

/* The shell has named what is in a directory before it: rm -r. */
static int remove_one(const char* path)
{
    struct stat info;
    if (lstat(path, &info) < 0) return force && errno == ENOENT ? 0 : complain(path, strerror(errno));
    if (!S_ISDIR(info.st_mode)) {
        if (unlink(path) < 0) return complain(path, strerror(errno));
        if (verbose) printf("removed '%s'\n", path);
        return 0;
    }
    if (!recursive && !directories) return complain(path, "Is a directory");
    if (rmdir(path) < 0) return complain(path, strerror(errno));
    if (verbose) printf("removed directory '%s'\n", path);
    return 0;
}

int main(int argc, char** argv)
{
    int status = 0, operands = 0;
    for (int i = 1; i < argc; i++) {
        char* path = argv[i];
        if (!strcmp(path, "--help")) {
            printf("Usage: rm [-dfrRv] FILE...\nRemove files; -r: directories with all that is in them.\n");
            return 0;
        }
        if (path[0] == '-' && path[1]) {
            for (char* c = path + 1; *c; c++) {
                if (*c == 'f')
                    force = 1;
                else if (*c == 'r' || *c == 'R')
                    recursive = 1;
                else if (*c == 'v')
                    verbose = 1;
                else if (*c == 'd')
                    directories = 1;
                else if (*c != 'i') {
                    fprintf(stderr, "rm: invalid option -- '%c'\nTry 'rm --help' for more information.\n",
                            *c);
                    return 1;
                }
            }
            continue;
        }
        operands++;
        status |= remove_one(path);
    }
    if (!operands && !force) {
        fprintf(stderr, "rm: missing operand\nTry 'rm --help' for more information.\n");
        return 1;
    }
    return status;
}
