// Files of /proc that may be written, and what they answer to nonsense.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void try(const char *path, int how, const char *text)
{
    int fd = open(path, how), n;
    char got[256] = "";
    if (fd < 0) {
        printf("%s: open: %s\n", path, strerror(errno));
        return;
    }
    if (text) {
        n = write(fd, text, strlen(text));
        if (n < 0) printf("%s: write '%s': %s\n", path, text, strerror(errno));
        else printf("%s: wrote %d of %zu\n", path, n, strlen(text));
    } else {
        n = read(fd, got, sizeof got - 1);
        if (n < 0) printf("%s: read: %s\n", path, strerror(errno));
        else printf("%s: '%s'\n", path, got);
    }
    close(fd);
}

int main(void)
{
    try("/proc/self/comm", O_WRONLY, "a name that is much too long");
    try("/proc/self/comm", O_RDONLY, 0);
    try("/proc/self/comm", O_WRONLY, "plain");
    try("/proc/self/comm", O_RDONLY, 0);
    try("/proc/self/wchan", O_RDONLY, 0);
    try("/proc/self/nothing", O_RDONLY, 0);
    try("/proc/nothing", O_RDONLY, 0);
    try("/proc/0/stat", O_RDONLY, 0);
    try("/proc/sys/vm/nothing", O_RDONLY, 0);
    try("/proc/self/oom_score_adj", O_WRONLY, "1000"); // containers set theirs; more is always allowed
    try("/proc/self/oom_score_adj", O_RDONLY, 0);
    try("/proc/self/oom_adj", O_RDONLY, 0);
    try("/proc/sys/kernel/ostype", O_RDONLY, 0);
    try("/proc/sys/vm/max_map_count", O_RDONLY, 0);
    try("/proc/sys/vm/vfs_cache_pressure", O_RDONLY, 0);
    try("/proc/sys/vm/page-cluster", O_RDONLY, 0);
    try("/proc/sys/vm/lowmem_reserve_ratio", O_RDONLY, 0);
    try("/proc/sys/vm/watermark_scale_factor", O_RDONLY, 0);
    try("/proc/sys/vm/dirty_expire_centisecs", O_RDONLY, 0);
    try("/proc/sys/vm/dirty_bytes", O_RDONLY, 0);
    try("/proc/sys/vm/overcommit_kbytes", O_RDONLY, 0);
    try("/proc/sys/vm/extfrag_threshold", O_RDONLY, 0);
    try("/proc/sys/vm/oom_dump_tasks", O_RDONLY, 0);
    return 0;
}
