#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char buffer[131072];
static int verbose, recursive;

static int copy(const char* from, const char* into, int to_directory);

static int copy_directory(const char* from, const char* into, int mode)
{
    struct dirent* entry;
    int status = 0;
    DIR* directory = opendir(from);
    if (mkdir(into, mode) != 0 && errno != EEXIST) {
        fprintf(stderr, "cp: cannot create directory '%s': %s\n", into, strerror(errno));
        return 1;
    }
    if (verbose) printf("'%s' -> '%s'\n", from, into);
    while (directory && (entry = readdir(directory))) {
        char path[512];
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
        snprintf(path, sizeof path, "%s/%s", from, entry->d_name);
        status |= copy(path, into, 1);
    }
    if (directory) closedir(directory);
    return status;
}

static int copy(const char* from, const char* into, int to_directory)
{
    char path[512];
    const char* slash = strrchr(from, '/');
    if (to_directory)
        snprintf(path, sizeof path, "%s/%s", into, slash ? slash + 1 : from);
    else
        snprintf(path, sizeof path, "%s", into);
    struct stat info;
    int in = open(from, O_RDONLY);
    if (in < 0 || fstat(in, &info) < 0) {
        fprintf(stderr, "cp: cannot stat '%s': %s\n", from, strerror(errno));
        return 1;
    }
    if (S_ISDIR(info.st_mode) && recursive) {
        close(in);
        return copy_directory(from, path, info.st_mode & 0777);
    }
    if (S_ISDIR(info.st_mode)) {
        fprintf(stderr, "cp: -r not specified; omitting directory '%s'\n", from);
        return 1;
    }
    int out = open(path, O_WRONLY | O_CREAT | O_TRUNC, info.st_mode & 0777);
    if (out < 0) {
        fprintf(stderr, "cp: cannot create regular file '%s': %s\n", path, strerror(errno));
        return 1;
    }
    long n;
    while ((n = read(in, buffer, sizeof buffer)) > 0)
        if (write(out, buffer, n) != n) {
            fprintf(stderr, "cp: error writing '%s': %s\n", path, strerror(errno));
            return 1;
        }
    if (n < 0) {
        fprintf(stderr, "cp: error reading '%s': %s\n", from, strerror(errno));
        return 1;
    }
    close(in);
    close(out);
    if (verbose) printf("'%s' -> '%s'\n", from, path);
    return 0;
}

int main(int argc, char** argv)
{
    struct stat info;
    int status = 0;
    if (argc > 1 && !strcmp(argv[1], "--help")) {
        printf("Usage: cp SOURCE DEST\n  or:  cp SOURCE... DIRECTORY\nCopy files. -r: directories too; -v tells of each.\n");
        return 0;
    }
    for (; argc > 1 && argv[1][0] == '-' && argv[1][1]; argc--, argv++)
        for (char* c = argv[1] + 1; *c; c++) {
            if (*c == 'v') verbose = 1;
            if (strchr("raRd", *c)) recursive = 1;
            if (strchr("vfpnuairRdT", *c)) continue;
            fprintf(stderr, "cp: invalid option -- '%c'\nTry 'cp --help' for more information.\n", *c);
            return 1;
        }
    if (argc < 2) {
        fprintf(stderr, "cp: missing file operand\nTry 'cp --help' for more information.\n");
        return 1;
    }
    if (argc < 3) {
        fprintf(stderr,
                "cp: missing destination file operand after '%s'\nTry 'cp --help' for more information.\n",
                argv[1]);
        return 1;
    }
    int to_directory = stat(argv[argc - 1], &info) == 0 && S_ISDIR(info.st_mode);
    if (argc > 3 && !to_directory) {
        fprintf(stderr, "cp: target '%s'%s\n", argv[argc - 1],
                stat(argv[argc - 1], &info) ? ": No such file or directory" : " is not a directory");
        return 1;
    }
    for (int i = 1; i < argc - 1; i++)
        status |= copy(argv[i], argv[argc - 1], to_directory);
    return status;
}
