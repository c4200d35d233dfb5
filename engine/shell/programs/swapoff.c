#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int off(const char* path)
{
    if (syscall(168, path) == 0) return 0;
    fprintf(stderr, "swapoff: %s: swapoff failed: %s\n", path, strerror(errno));
    return 4;
}

int main(int argc, char** argv)
{
    int status = 0;
    if (argc < 2 || !strcmp(argv[1], "--help") || !strcmp(argv[1], "-h")) {
        printf("Usage:\n swapoff -a\n swapoff FILE...\nBring everything back into memory and stop swapping "
               "there.\n");
        return argc < 2;
    }
    if (strcmp(argv[1], "-a")) {
        for (int i = 1; i < argc; i++)
            status |= off(argv[i]);
        return status;
    }
    char names[16][256], line[512];
    int count = 0;
    FILE* file = fopen("/proc/swaps", "r");
    if (!file) return 1;
    fgets(line, sizeof line, file);
    while (count < 16 && fgets(line, sizeof line, file) && sscanf(line, "%255s", names[count]) == 1)
        count++;
    fclose(file);
    for (int i = 0; i < count; i++)
        status |= off(names[i]);
    return status;
}
