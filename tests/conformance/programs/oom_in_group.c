// Who is killed when a memory cgroup is at its limit: several processes, sizes and adjustments.
// Works with version 1 and 2 of cgroups; needs the right to make a group.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define MIB (1024L * 1024)
#define LIMIT (64 * MIB)

struct member {
    long mib;
    int adj;
    int shared;
};

static char group[128];
static int version;

static int put(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY);
    if (fd < 0) return -1;
    long done = write(fd, text, strlen(text));
    close(fd);
    return done < 0 ? -1 : 0;
}

static int put_in_group(const char *name, const char *text)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", group, name);
    return put(path, text);
}

static void skip(const char *why)
{
    printf("%s: %s\n", why, strerror(errno));
    exit(77);
}

static void make_group(void)
{
    version = access("/sys/fs/cgroup/cgroup.controllers", F_OK) == 0 ? 2 : 1;
    snprintf(group, sizeof group, "/sys/fs/cgroup%s/faultline%d", version == 2 ? "" : "/memory", (int)getpid());
    if (mkdir(group, 0755) < 0) skip("no memory cgroup can be made here");
    char limit[32];
    snprintf(limit, sizeof limit, "%ld", LIMIT);
    if (put_in_group(version == 2 ? "memory.max" : "memory.limit_in_bytes", limit) < 0) {
        rmdir(group);
        skip("the group cannot be limited");
    }
    if (version == 2) put_in_group("memory.swap.max", "0");
}

static void touch(long bytes, int shared)
{
    char *p = mmap(0, bytes, PROT_READ | PROT_WRITE, (shared ? MAP_SHARED : MAP_PRIVATE) | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) _exit(3);
    for (long i = 0; i < bytes; i += 4096) p[i] = 1;
}

// A member of the group takes its memory and waits; the last one then asks for more than there is.
static void live(struct member m, int ready, int go, long more)
{
    char adj[16], byte = 0;
    snprintf(adj, sizeof adj, "%d", m.adj);
    if (put_in_group("cgroup.procs", "0") < 0 || put("/proc/self/oom_score_adj", adj) < 0) _exit(2);
    touch(m.mib * MIB, m.shared);
    if (write(ready, &byte, 1) != 1) _exit(4);
    if (more) {
        if (read(go, &byte, 1) != 1) _exit(5);
        touch(more, 0);
    }
    for (;;) pause();
}

static long kills(void)
{
    char path[200], text[400], *at;
    snprintf(path, sizeof path, "%s/%s", group, version == 2 ? "memory.events" : "memory.oom_control");
    int fd = open(path, O_RDONLY);
    long size = fd < 0 ? 0 : read(fd, text, sizeof text - 1);
    if (fd >= 0) close(fd);
    if (size <= 0) return -1;
    text[size] = 0;
    at = strstr(text, "oom_kill ");
    return at ? atol(at + 9) : -1;
}

// Plays the members once. Returns how many were killed; sets which of them ended first, and its signal.
static long round_of(const struct member *members, int count, int *who, int *signal)
{
    int ready[2], go[2], status;
    int pids[8];
    long total = 0;
    char byte = 0;
    make_group();
    if (pipe(ready) < 0 || pipe(go) < 0) exit(1);
    for (int i = 0; i < count; i++) total += members[i].mib * MIB;
    for (int i = 0; i < count; i++) {
        pids[i] = fork();
        if (pids[i] == 0) live(members[i], ready[1], go[0], i == count - 1 ? LIMIT + 2 * MIB - total : 0);
        if (read(ready[0], &byte, 1) != 1) exit(1);
    }
    if (write(go[1], &byte, 1) != 1) exit(1);
    int dead = waitpid(-1, &status, 0);
    for (int i = 0; i < count; i++)
        if (pids[i] == dead) *who = i;
    *signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    long killed = kills();
    for (int i = 0; i < count; i++)
        if (i != *who) {
            kill(pids[i], SIGKILL);
            waitpid(pids[i], &status, 0);
        }
    close(ready[0]), close(ready[1]), close(go[0]), close(go[1]);
    for (int i = 0; i < 50 && rmdir(group) < 0; i++) usleep(10000);
    return killed;
}

// The one who asks may be back before the victim's memory is: then the kernel kills a second one, and which of the two
// ends first is chance. Such a round says nothing and is played again.
static void play(const char *title, const struct member *members, int count)
{
    int who = -1, signal = 0;
    long killed = 2;
    for (int i = 0; i < 30 && killed > 1; i++) killed = round_of(members, count, &who, &signal);
    printf("%s: process %d ended, signal %d, kills %ld\n", title, who, signal, killed);
    fflush(stdout);
}

int main(void)
{
    struct member adjusted[] = {{20, 900, 0}, {40, 0, 0}};
    play("small with an adjustment", adjusted, 2);
    struct member sleeping[] = {{40, 0, 0}, {10, 0, 0}};
    play("large and asleep", sleeping, 2);
    struct member asking[] = {{10, 0, 0}, {40, 0, 0}};
    play("large and asking", asking, 2);
    struct member between[] = {{10, 0, 0}, {20, 0, 0}, {15, 300, 0}, {5, 0, 0}};
    play("300 thousandths more", between, 4);
    struct member first[] = {{8, 1000, 0}, {30, 0, 0}, {10, 0, 0}};
    play("kill me first", first, 3);
    struct member shared[] = {{30, 0, 1}, {20, 0, 0}, {5, 0, 0}};
    play("shared memory counts", shared, 3);
    struct member many[] = {{6, 100, 0}, {7, 100, 0}, {16, 0, 0}, {9, 50, 0}, {8, 100, 0}, {6, 0, 0}};
    play("six of them", many, 6);
    return 0;
}
