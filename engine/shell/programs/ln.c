#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int symbolic, force, verbose, keep;

static int make(const char* target, const char* path)
{
    struct stat info;
    if (!symbolic && lstat(target, &info) < 0) {
        fprintf(stderr, "ln: failed to access '%s': %s\n", target, strerror(errno));
        return 1;
    }
    if (!symbolic && S_ISDIR(info.st_mode)) {
        fprintf(stderr, "ln: %s: hard link not allowed for directory\n", target);
        return 1;
    }
    if (force) unlink(path);
    if ((symbolic ? symlink(target, path) : link(target, path)) < 0) {
        fprintf(stderr, "ln: failed to create %s link '%s'", symbolic ? "symbolic" : "hard", path);
        if (!symbolic && errno != EEXIST) fprintf(stderr, " => '%s'", target);
        fprintf(stderr, ": %s\n", strerror(errno));
        return 1;
    }
    if (verbose) printf("'%s' %s '%s'\n", path, symbolic ? "->" : "=>", target);
    return 0;
}

int main(int argc, char** argv)
{
    struct stat info;
    int status = 0;
    if (argc > 1 && !strcmp(argv[1], "--help")) {
        printf("Usage: ln [-sfnv] TARGET NAME\n  or:  ln TARGET\n  or:  ln TARGET... DIRECTORY\n");
        return 0;
    }
    for (; argc > 1 && argv[1][0] == '-' && argv[1][1]; argc--, argv++)
        for (char* c = argv[1] + 1; *c; c++)
            if (*c == 's' || *c == 'f' || *c == 'v' || *c == 'n')
                *(*c == 's' ? &symbolic : *c == 'f' ? &force : *c == 'v' ? &verbose : &keep) = 1;
            else {
                fprintf(stderr, "ln: invalid option -- '%c'\nTry 'ln --help' for more information.\n", *c);
                return 1;
            }
    if (argc < 2) {
        fprintf(stderr, "ln: missing file operand\nTry 'ln --help' for more information.\n");
        return 1;
    }
    const char* last = argc == 2 ? "." : argv[argc - 1];
    int into = (keep ? lstat(last, &info) : stat(last, &info)) == 0 && S_ISDIR(info.st_mode);
    if (argc > 3 && !into) {
        fprintf(stderr, "ln: target '%s'%s\n", last, stat(last, &info) ? ": No such file or directory"
                                                                       : " is not a directory");
        return 1;
    }
    for (int i = 1; i < (argc == 2 ? 2 : argc - 1); i++) {
        char path[512];
        const char* slash = strrchr(argv[i], '/');
        snprintf(path, sizeof path, into ? "%s/%s" : "%s", last, slash ? slash + 1 : argv[i]);
        status |= make(argv[i], argc == 2 ? path + 2 : path);
    }
    return status;
}
