// What each event does to a process's numbers: 8 MiB, 2048 pages each; kB and minor faults.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { size = 8 << 20, page = 4096, names = 7 };
static const char *name[names] = {"VmSize", "VmLck", "RssAnon", "RssFile", "RssShmem", "VmData", "VmSwap"};
static long last[names], faults;

static long minor(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

static void read_status(long *to)
{
    static char text[8192];
    int fd = open("/proc/self/status", O_RDONLY), n = read(fd, text, sizeof text - 1);
    close(fd);
    text[n] = 0;
    for (int i = 0; i < names; i++) {
        char *at = strstr(text, name[i]);
        sscanf(at + strlen(name[i]), ": %ld", &to[i]);
    }
}

// Differences below 128 kB are the program's own doing.
static void show(const char *event)
{
    long now[names], taken = minor() - faults;
    read_status(now);
    printf("%-28s", event);
    for (int i = 0; i < names; i++) {
        long change = (now[i] - last[i]) / 128 * 128;
        if (change != 0) printf(" %s %+ld", name[i], change);
        last[i] = now[i];
    }
    printf(" faults %ld\n", (taken + 8) / 16 * 16);
    faults = minor();
}

static void read_all(volatile char *p)
{
    for (long i = 0; i < size; i += page) (void)p[i];
}

static void write_all(volatile char *p)
{
    for (long i = 0; i < size; i += page) p[i] = 1;
}

int main(void)
{
    char path[] = "/tmp/conformance_events", block[65536];
    char *p;
    int fd, pid, go[2];
    printf("what each event changes, in kB:\n");
    for (int i = 0; i < 3; i++) read_status(last), faults = minor();  // all code is in memory afterwards
    p = mmap(0, size, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    madvise(p, size, MADV_NOHUGEPAGE);
    show("mmap private");
    read_all(p), show("read every page");
    write_all(p), show("write every page");
    write_all(p), show("write again");
    mlock(p, size), show("mlock");
    munlock(p, size), show("munlock");
    pipe(go);
    fflush(stdout);
    if ((pid = fork()) == 0) {
        char c;
        close(go[1]);
        read(go[0], &c, 1);
        _exit(0);
    }
    faults = minor();
    write_all(p), show("rewrite after fork");
    close(go[1]);
    waitpid(pid, 0, 0), show("the child ends");
    mprotect(p, size, PROT_READ), show("mprotect to read");
    mprotect(p, size, PROT_READ | PROT_WRITE), show("mprotect to write");
    write_all(p), show("write");
    madvise(p, size, MADV_DONTNEED), show("MADV_DONTNEED");
    write_all(p), show("write");
    munmap(p, size), show("munmap");

    p = mmap(0, size, 3, MAP_SHARED | MAP_ANONYMOUS, -1, 0), show("mmap shared");
    write_all(p), show("write");
    madvise(p, size, MADV_DONTNEED), show("MADV_DONTNEED");
    write_all(p), show("write");
    munmap(p, size), show("munmap");

    fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    memset(block, 7, sizeof block);
    for (int i = 0; i < size / (int)sizeof block; i++) write(fd, block, sizeof block);
    faults = minor();
    show("write a file");
    p = mmap(0, size, 3, MAP_PRIVATE, fd, 0), show("mmap it private");
    for (long i = 0; i < size; i += page) p[i] = 1;
    show("write");
    munmap(p, size), show("munmap");
    close(fd);
    unlink(path);
    p = sbrk(size);
    show("sbrk");
    write_all(p), show("write");
    sbrk(-size), show("sbrk back");
    return 0;
}
