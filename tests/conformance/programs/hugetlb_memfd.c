// Files of huge pages. Needs the right to set vm.nr_hugepages.
#include <errno.h>
#include <linux/memfd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGE (2ul << 20)

static long meminfo(const char *key)
{
    char line[256];
    long value = -1;
    FILE *f = fopen("/proc/meminfo", "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, key, strlen(key)) == 0) value = strtol(line + strlen(key) + 1, 0, 10);
    if (f) fclose(f);
    return value;
}

static int set_pool(const char *count)
{
    FILE *f = fopen("/proc/sys/vm/nr_hugepages", "w");
    if (!f) return -1;
    fputs(count, f);
    return fclose(f);
}

static void restore(void) { set_pool("0"); }

static void tell(const char *what)
{
    printf("%-18s free %ld promised %ld\n", what, meminfo("HugePages_Free"), meminfo("HugePages_Rsvd"));
    fflush(stdout);
}

static void about(int fd)
{
    struct stat status;
    fstat(fd, &status);
    printf("size %ld, block %ld, blocks %ld, mode %o\n", (long)status.st_size, (long)status.st_blksize,
           (long)status.st_blocks, status.st_mode);
}

static const char *verdict(long result) { return result < 0 ? strerror(errno) : "fine"; }

static void *map(int fd, unsigned long pages, unsigned long first, int kind)
{
    return mmap(0, pages * PAGE, PROT_READ | PROT_WRITE, kind, fd, (off_t)(first * PAGE));
}

int main(void)
{
    if (meminfo("HugePages_Total") != 0 || set_pool("4") != 0 || meminfo("HugePages_Total") != 4) {
        set_pool("0");
        printf("no right to set aside huge pages\n");
        return 77;
    }
    atexit(restore);
    long r = memfd_create("x", MFD_HUGETLB | 14u << MFD_HUGE_SHIFT);
    printf("of 16 KiB: %s\n", verdict(r));
    int fd = memfd_create("pages", MFD_HUGETLB | MFD_HUGE_2MB);
    about(fd);
    r = ftruncate(fd, 4096);
    printf("half a page: %s\n", verdict(r));
    char *m = map(fd, 2, 0, MAP_SHARED);
    tell("mapped");
    about(fd);
    m[0] = 4;
    m[PAGE] = 5;
    tell("touched");
    about(fd);
    char *second = map(fd, 1, 1, MAP_SHARED);
    printf("elsewhere: %d\n", second[0]);
    tell("mapped twice");
    char *own = map(fd, 1, 0, MAP_PRIVATE);
    tell("mapped private");
    printf("sees %d\n", own[0]);
    own[0] = 77;
    printf("file %d, copy %d\n", m[0], own[0]);
    tell("copied");
    r = ftruncate(fd, PAGE);
    printf("cut: %s\n", verdict(r));
    tell("cut");
    int status = 0;
    if (fork() == 0) _exit(m[PAGE]);
    wait(&status);
    printf("behind the end: %s\n", WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "fine");
    munmap(m, 2 * PAGE);
    munmap(second, PAGE);
    tell("unmapped");
    char bytes[3] = {9, 9, 9};
    r = pread(fd, bytes, 3, 0);
    printf("read %ld: %d %d\n", r, bytes[0], bytes[1]);
    r = write(fd, bytes, 3);
    printf("write: %s\n", verdict(r));
    close(fd);
    tell("closed");
    munmap(own, PAGE);
    tell("all unmapped");

    fd = memfd_create("odd", MFD_HUGETLB);
    void *odd = mmap(0, PAGE, PROT_READ, MAP_SHARED, fd, 4096);
    printf("from an odd place: %s\n", odd == MAP_FAILED ? strerror(errno) : "fine");
    odd = mmap(0, PAGE, PROT_READ, MAP_SHARED | MAP_HUGETLB, memfd_create("plain", 0), 0);
    printf("MAP_HUGETLB of a plain file: %s\n", odd == MAP_FAILED ? strerror(errno) : "fine");
    char *p = mmap((void *)0x300000100000, PAGE, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0);
    printf("hint %p\n", p);
    p[0] = 5;
    r = madvise(p, 4096, MADV_DONTNEED);
    printf("drop less: %s, %d\n", verdict(r), p[0]);
    r = madvise(p + 4096, PAGE - 4096, MADV_DONTNEED);
    printf("drop from within: %s\n", verdict(r));
    r = madvise(p, PAGE, MADV_DONTNEED);
    printf("drop: %s, %d\n", verdict(r), p[0]);
    r = mprotect(p, PAGE, PROT_NONE);
    r += mprotect(p, PAGE, PROT_READ | PROT_WRITE);
    printf("protect: %s\n", verdict(r));
    p[0] = 9;
    r = madvise(p, PAGE, MADV_FREE);
    printf("free: %s\n", verdict(r));
    r = madvise(p, PAGE, MADV_PAGEOUT);
    printf("page out: %s\n", verdict(r));
    void *moved = mremap(p, PAGE, 2 * PAGE, MREMAP_MAYMOVE);
    printf("grow: %s\n", moved == MAP_FAILED ? strerror(errno) : "fine");
    return 0;
}
