/* Replays recorded traces of the real malloc: each line of the file is JSON, {"trace": [{"op", "sys", "ret", "hdr"}…]}.
   Every system call, address and size field must be the recorded one. Usage: replay_golden FILE */
#include <fcntl.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static char text[4 << 20], seen[100000];
static size_t seen_size;
static int recording;
static char *heap, *last_break, *blocks[10000];

static void note(const char *line)
{
    seen_size += snprintf(seen + seen_size, 100, "%s\"%s\"", seen_size ? ", " : "", line);
}

/* Called by the shim after each system call. */
void native_trace(long number, const long *a, long result)
{
    char line[100];

    if (!recording)
        return;
    if (number == SYS_brk && a[0] == 0) {
        snprintf(line, sizeof line, "brk(NULL)");
        heap = last_break = (char *)result;
    } else if (number == SYS_brk) {
        snprintf(line, sizeof line, "brk %+ld", result - (long)last_break);
        last_break = (char *)result;
    } else if (number == SYS_mmap) {
        snprintf(line, sizeof line, "mmap %ld", a[1]);
    } else if (number == SYS_munmap) {
        snprintf(line, sizeof line, "munmap %ld", a[1]);
    } else if (number == SYS_mremap) {
        snprintf(line, sizeof line, "mremap %ld %ld", a[1], a[2]);
    } else if (number == SYS_madvise) {
        snprintf(line, sizeof line, "madvise heap+%#lx %ld MADV_DONTNEED", a[0] - (long)heap, a[1]);
    } else {
        return;
    }
    note(line);
}

static long result_of_trim;

static char *run(const char *op, const long *a, int count)
{
    long i, step = count > 2 ? a[2] : 1;

    switch (*op) {
    case 'm':
        return blocks[a[0]] = malloc(a[1]);
    case 'z':
        return blocks[a[0]] = calloc(1, a[1]);
    case 'r':
        return blocks[a[0]] = realloc(blocks[a[0]], a[1]);
    case 'a':
        return blocks[a[0]] = aligned_alloc(a[1], a[2]);
    case 'f':
        free(blocks[a[0]]);
        blocks[a[0]] = 0;
        break;
    case 'L':
        for (i = 0; i < a[0]; i++)
            blocks[a[2] + i] = malloc(a[1]);
        break;
    case 'F':
        for (i = step > 0 ? 0 : a[1] - 1; i >= 0 && i < a[1]; i += step)
            free(blocks[a[0] + i]);
        break;
    case 't':
        result_of_trim = malloc_trim(a[0]);
        break;
    case 'o':
        mallopt((int)a[0], (int)a[1]);
        break;
    }
    return 0;
}

static char *field(char *entry, const char *name)
{
    char *at = strstr(entry, name);
    return at ? at + strlen(name) : 0;
}

static int same_result(char *entry, char *p)
{
    char shown[64], *ret = field(entry, "\"ret\": \""), *header = field(entry, "\"hdr\": \"");

    if (ret && p) {
        if (((size_t *)p)[-1] & 2)
            snprintf(shown, sizeof shown, "mmap\"");
        else
            snprintf(shown, sizeof shown, "heap+%#lx\"", p - heap);
        if (strncmp(ret, shown, strlen(shown)) != 0)
            return 0;
    }
    if (header && p && strtoul(header, 0, 16) != ((size_t *)p)[-1])
        return 0;
    ret = field(entry, "\"ret\": ");
    return p || ret == 0 || *ret == '"' || strtol(ret, 0, 10) == result_of_trim;
}

/* Gives back the number of differing operations; stops at the first. */
static int replay(char *line)
{
    char *entry = strstr(line, "\"trace\""), *end, *sys, *p;
    long a[4];
    int count;

    while ((entry = strstr(entry, "{\"op\": \"")) != 0) {
        char *op = entry + 8, *next = op + 1;
        end = strchr(entry, '}');
        *end = 0;
        for (count = 0; count < 4 && *next == ':'; count++)
            a[count] = strtol(next + 1, &next, 0);
        seen_size = 0;
        seen[0] = 0;
        result_of_trim = 0;
        recording = 1;
        p = run(op, a, count);
        recording = 0;
        sys = field(entry, "\"sys\": [");
        if (strncmp(sys, seen, seen_size) != 0 || sys[seen_size] != ']' || !same_result(entry, p)) {
            printf("differs: %s\n  calls: %s, result heap%+ld\n", entry, seen, p - heap);
            return 1;
        }
        entry = end + 1;
    }
    return 0;
}

int main(int argc, char **argv)
{
    int fd = open(argc > 1 ? argv[1] : "", O_RDONLY), bad = 0, total = 0, status;
    long size = 0, got;
    char *line = text, *end;

    while ((got = read(fd, text + size, sizeof text - 1 - size)) > 0)
        size += got;
    for (; (end = strchr(line, '\n')) != 0; line = end + 1, total++) {
        *end = 0;
        if (fork() == 0) {
            status = replay(line);
            /* its output would use malloc: only now */
            exit(status);
        }
        wait(&status);
        if (status & 127)
            dprintf(1, "line %d: killed by signal %d\n", total + 1, status & 127);
        bad += status != 0;
    }
    dprintf(1, "%d traces, %d differ\n", total, bad);
    return bad != 0 || total == 0;
}
