// A program that reads about itself in /proc.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
int main(int argc, char **argv) {
    FILE *f = fopen("/proc/self/status", "r");
    char l[256], nm[64];
    while (fgets(l, sizeof l, f))
        if (sscanf(l, "Name: %63s", nm) == 1 || !strncmp(l, "Threads", 7) || !strncmp(l, "State", 5))
            printf("%s", strncmp(l, "Name", 4) ? l : "Name\n");
    fclose(f);
    f = fopen("/proc/self/maps", "r");
    int heap = 0, stack = 0, n = 0;
    unsigned long a, b, off, ino;
    char pr[5], path[200];
    unsigned ma, mi;
    while (fgets(l, sizeof l, f)) {
        *path = 0;
        int k = sscanf(l, "%lx-%lx %4s %lx %x:%x %lu %199s", &a, &b, pr, &off, &ma, &mi, &ino, path);
        n += k >= 7;
        heap |= !strcmp(path, "[heap]");
        if (!strcmp(path, "[stack]")) {
            stack = 1;
            printf("%s %d\n", pr, a < (unsigned long)&a && (unsigned long)&a < b);
        }
    }
    fclose(f);
    printf("%d %d %d\n", heap, stack, n > 10);
    f = fopen("/proc/self/cmdline", "r");
    size_t g = fread(l, 1, 256, f);
    int z = 0;
    for (size_t i = 0; i < g; i++)
        z += !l[i];
    printf("%d %d\n", z, argc);
    fclose(f);
    f = fopen("/proc/meminfo", "r");
    long kb;
    int seen = 0;
    while (fscanf(f, "%63s %ld kB\n", nm, &kb) >= 1)
        seen += !strcmp(nm, "MemTotal:") || !strcmp(nm, "Cached:");
    printf("%d\n", seen);
    fclose(f);
    char exe[100];
    printf("%d\n", readlink("/proc/self/exe", exe, 100) > 0);
    f = fopen("/proc/self/statm", "r");
    long sz, rs, sh;
    printf("%d %d\n", fscanf(f, "%ld %ld %ld", &sz, &rs, &sh), sz > rs);
    f = fopen("/proc/uptime", "r");
    double up;
    printf("%d\n", fscanf(f, "%lf", &up));
    f = fopen("/proc/nope", "r");
    perror("open");
    printf("%ld %d\n", sysconf(_SC_PAGESIZE), sysconf(_SC_NPROCESSORS_ONLN) > 0);
    char cw[100];
    printf("%d\n", getcwd(cw, 100) != 0);
    return argv[argc] == NULL;
}
