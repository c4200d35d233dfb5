#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

int main(int argc, char** argv)
{
    struct stat info;
    int status = 0, verbose = 0;
    if (argc > 1 && !strcmp(argv[1], "--help")) {
        printf("Usage: mv SOURCE DEST\n  or:  mv SOURCE... DIRECTORY\nRename or move. -v tells of each.\n");
        return 0;
    }
    for (; argc > 1 && argv[1][0] == '-' && argv[1][1]; argc--, argv++)
        for (char* c = argv[1] + 1; *c; c++) {
            if (*c == 'v') verbose = 1;
            if (strchr("vfpnuai", *c)) continue;
            fprintf(stderr, "mv: invalid option -- '%c'\nTry 'mv --help' for more information.\n", *c);
            return 1;
        }
    if (argc < 2) {
        fprintf(stderr, "mv: missing file operand\nTry 'mv --help' for more information.\n");
        return 1;
    }
    if (argc < 3) {
        fprintf(stderr,
                "mv: missing destination file operand after '%s'\nTry 'mv --help' for more information.\n",
                argv[1]);
        return 1;
    }
    int to_directory = stat(argv[argc - 1], &info) == 0 && S_ISDIR(info.st_mode);
    if (argc > 3 && !to_directory) {
        fprintf(stderr, "mv: target '%s'%s\n", argv[argc - 1],
                stat(argv[argc - 1], &info) ? ": No such file or directory" : " is not a directory");
        return 1;
    }
    for (int i = 1; i < argc - 1; i++) {
        char path[512];
        const char* slash = strrchr(argv[i], '/');
        if (to_directory)
            snprintf(path, sizeof path, "%s/%s", argv[argc - 1], slash ? slash + 1 : argv[i]);
        else
            snprintf(path, sizeof path, "%s", argv[argc - 1]);
        if (lstat(argv[i], &info) < 0)
            fprintf(stderr, "mv: cannot stat '%s': %s\n", argv[i], strerror(errno));
        else if (rename(argv[i], path) < 0)
            fprintf(stderr, "mv: cannot move '%s' to '%s': %s\n", argv[i], path, strerror(errno));
        else {
            if (verbose) printf("renamed '%s' -> '%s'\n", argv[i], path);
            continue;
        }
        status = 1;
    }
    return status;
}
