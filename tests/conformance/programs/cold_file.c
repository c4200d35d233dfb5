// A file that left the page cache: what mincore sees, who reads it, which faults are major, and that vectors
// and appends come out whole although they wait for the disk.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <unistd.h>

enum { Page = 4096, Pages = 256 };
static char block[Pages * Page];
static unsigned char seen[Pages];

static int cached(void *map)
{
    int n = 0;
    mincore(map, sizeof block, seen);
    for (int i = 0; i < Pages; i++) n += seen[i] & 1;
    return n;
}

static void forget(int fd)
{
    usleep(20000);  // what is on its way from the disk stays
    fsync(fd);
    posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
}

static long major(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_majflt;
}

int main(void)
{
    char path[] = "/tmp/conformance_cold", a[3000], b[70000], c[9000];
    struct iovec parts[3] = {{a, sizeof a}, {b, sizeof b}, {c, sizeof c}};
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600), sum = 0;
    for (int i = 0; i < (int)sizeof block; i++) block[i] = (char)(i * 7 + i / 4096);
    printf("written %ld\n", (long)write(fd, block, sizeof block));
    char *map = mmap(NULL, sizeof block, PROT_READ, MAP_SHARED, fd, 0);
    printf("cached after the write: %d\n", cached(map));
    forget(fd);
    printf("cached after DONTNEED: %d\n", cached(map));

    lseek(fd, 100, SEEK_SET);
    printf("readv %ld, offset %ld\n", (long)readv(fd, parts, 3), (long)lseek(fd, 0, SEEK_CUR));
    printf("as written: %d %d %d\n", memcmp(a, block + 100, sizeof a), memcmp(b, block + 3100, sizeof b),
           memcmp(c, block + 73100, sizeof c));

    forget(fd);
    posix_fadvise(fd, 0, 0, POSIX_FADV_RANDOM);
    pread(fd, a, 10, 50 * Page);
    pread(fd, a, 10, 51 * Page);
    pread(fd, a, 10, 200 * Page + 4090);
    printf("random reads cached: %d\n", cached(map));
    posix_fadvise(fd, 0, 0, POSIX_FADV_NORMAL);

    forget(fd);
    posix_fadvise(fd, 10 * Page, 20 * Page, POSIX_FADV_WILLNEED);
    readahead(fd, 100 * Page, 5 * Page);
    for (int i = 0; i < 40 && cached(map) < 25; i++) usleep(10000);
    printf("asked for: %d\n", cached(map));
    posix_fadvise(fd, 10 * Page + 1, 18 * Page, POSIX_FADV_DONTNEED);
    printf("given back by whole pages: %d\n", cached(map));

    forget(fd);
    madvise(map, sizeof block, MADV_RANDOM);
    long before = major();
    for (int i = 0; i < 10; i++) sum += map[i * 20 * Page];
    printf("random touches: %ld major, %d cached\n", major() - before, cached(map));
    munmap(map, sizeof block);
    forget(fd);
    map = mmap(NULL, sizeof block, PROT_READ, MAP_SHARED, fd, 0);
    madvise(map, sizeof block, MADV_WILLNEED);
    for (int i = 0; i < 100 && cached(map) < Pages; i++) usleep(10000);
    before = major();
    for (int i = 0; i < Pages; i++) sum += map[i * Page];
    printf("willneed: %d cached, %ld major\n", cached(map), major() - before);
    munmap(map, sizeof block);

    close(fd);
    fd = open(path, O_RDWR | O_APPEND);
    forget(fd);
    struct iovec out[2] = {{block, 5000}, {block + 5000, 100000}};
    printf("appended %ld\n", (long)writev(fd, out, 2));
    forget(fd);
    pread(fd, b, 70000, sizeof block + 10);
    printf("as appended: %d, size %ld, sum %d\n", memcmp(b, block + 10, 70000), (long)lseek(fd, 0, SEEK_END), sum);
    unlink(path);
    return 0;
}
