/* Files of /proc about the program itself. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
int main(int argc, char **argv)
{
    char b[4096], path[64];
    int pid, ppid;
    char comm[64], state;
    ssize_t n;
    FILE *f = fopen("/proc/self/stat", "r");
    printf("%d\n", fscanf(f, "%d (%63[^)]) %c %d", &pid, comm, &state, &ppid));
    fclose(f);
    printf("%d %c %d\n", pid == getpid(), state, ppid == getppid());
    snprintf(path, sizeof path, "/proc/%d/statm", getpid());
    printf("%d\n", access(path, R_OK));
    int fd = open("/proc/self/comm", O_RDONLY);
    n = read(fd, b, sizeof b);
    printf("comm ends with newline %d\n", b[n - 1] == '\n');
    fd = open("/proc/self/cmdline", O_RDONLY);
    n = read(fd, b, sizeof b);
    printf("cmdline is argv[0] %d\n", n == (ssize_t)strlen(argv[0]) + 1 && strcmp(b, argv[0]) == 0);
    n = readlink("/proc/self/exe", b, sizeof b);
    printf("exe %d\n", n > 0 && b[0] == '/');
    f = fopen("/proc/sys/vm/overcommit_memory", "r");
    printf("%d\n", fscanf(f, "%d", &pid));
    f = fopen("/proc/self/oom_score_adj", "r+");
    fscanf(f, "%d", &pid);
    printf("adj %d\n", pid >= -1000 && pid <= 1000); // containers set theirs
    fclose(f);
    f = fopen("/proc/self/oom_score_adj", "w");
    fprintf(f, "1000\n");
    fclose(f);
    f = fopen("/proc/self/oom_score_adj", "r");
    fscanf(f, "%d", &pid);
    printf("adj %d\n", pid);
    fclose(f);
    fd = open("/proc/self/oom_score_adj", O_WRONLY);
    printf("bad %ld\n", (long)write(fd, "5000", 4));
    printf("none %d\n", open("/proc/self/nothing", O_RDONLY));
    return 0;
}
