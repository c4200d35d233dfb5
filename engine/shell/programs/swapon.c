#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void human(char* text, long bytes)
{
    const char* units = "BKMGT";
    double value = bytes;
    while (value >= 1024 && units[1])
        value /= 1024, units++;
    if (value == (double)(long)value)
        sprintf(text, "%ld%c", (long)value, *units);
    else
        sprintf(text, "%.1f%c", value, *units);
}

static int show(void)
{
    char line[512], name[256], type[32], size[32], used[32];
    long kib, in_use, priority;
    int width = 4, lines = 0;
    for (int pass = 0; pass < 2; pass++) {
        FILE* file = fopen("/proc/swaps", "r");
        if (!file) return 1;
        fgets(line, sizeof line, file);
        while (fgets(line, sizeof line, file) &&
               sscanf(line, "%255s %31s %ld %ld %ld", name, type, &kib, &in_use, &priority) == 5) {
            if ((int)strlen(name) > width) width = strlen(name);
            human(size, kib * 1024);
            human(used, in_use * 1024);
            if (pass && !lines++)
                printf("%-*s %-9s %4s %4s %4s\n", width, "NAME", "TYPE", "SIZE", "USED", "PRIO");
            if (pass) printf("%-*s %-9s %4s %4s %4ld\n", width, name, type, size, used, priority);
        }
        fclose(file);
    }
    return 0;
}

static int summary(void)
{
    char line[512];
    FILE* file = fopen("/proc/swaps", "r");
    int lines = 0;
    while (file && fgets(line, sizeof line, file))
        if (lines++ || 1) fputs(line, stdout);
    return 0;
}

int main(int argc, char** argv)
{
    int flags = 0, priority, all = 0;
    const char* path = NULL;
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h")) {
            printf("Usage:\n swapon [-p PRIORITY] FILE\n swapon [--show|-s]\n swapon -a  (the machine's own "
                   "partition)\nBegin to swap on FILE (see "
                   "mkswap).\n");
            return 0;
        }
        if (!strcmp(argv[i], "-s") || !strcmp(argv[i], "--summary")) return summary();
        if (!strncmp(argv[i], "--show", 6)) return show();
        if (!strcmp(argv[i], "-a") || !strcmp(argv[i], "--all")) {
            all = 1;
            path = "/dev/vda2"; /* the one line of /etc/fstab */
            continue;
        }
        if (!strncmp(argv[i], "-p", 2)) {
            priority = atoi(argv[i][2] ? argv[i] + 2 : ++i < argc ? argv[i] : "0");
            flags = 0x8000 | (priority & 0x7fff);
        } else if (argv[i][0] == '-') {
            fprintf(stderr, "swapon: invalid option -- '%s'\nTry 'swapon --help' for more information.\n",
                    argv[i] + 1);
            return 1;
        } else
            path = argv[i];
    }
    if (!path) return show();
    struct stat info;
    int device = !strncmp(path, "/dev/", 5);
    if (!device && stat(path, &info) < 0) {
        fprintf(stderr, "swapon: cannot open %s: %s\n", path, strerror(errno));
        return 255;
    }
    if (!device && S_ISREG(info.st_mode) && (info.st_mode & 077))
        fprintf(stderr, "swapon: %s: insecure permissions %04o, 0600 suggested.\n", path,
                (unsigned)(info.st_mode & 07777));
    if (syscall(167, path, flags) < 0) {
        if (all) return 0;
        if (errno == ENOENT)
            fprintf(stderr, "swapon: cannot open %s: %s\n", path, strerror(errno));
        else if (errno == EINVAL)
            fprintf(stderr, "swapon: %s: read swap header failed\n", path);
        else
            fprintf(stderr, "swapon: %s: swapon failed: %s\n", path, strerror(errno));
        return 255;
    }
    return 0;
}
