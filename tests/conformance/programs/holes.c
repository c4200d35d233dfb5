// Holes in files: fallocate and MADV_REMOVE take pages away from everybody who maps them; the size stays.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { Page = 4096, Pages = 64, Size = Page * Pages };

static void show(const char *what, int fd, const char *map)
{
    struct stat st;
    unsigned char in[Pages];
    int cached = 0, zero = 0;
    fsync(fd);
    fstat(fd, &st);
    mincore((void *)map, Size, in);
    for (int i = 0; i < Pages; i++) cached += in[i] & 1;
    for (int i = 0; i < Size; i++) zero += map[i] == 0;
    printf("%-24s size %ld, blocks %ld, cached %d, zeros %d\n", what, (long)st.st_size, (long)st.st_blocks, cached,
           zero);
}

static int error_of(int result) { return result == -1 ? errno : result; }

static void play(const char *name, int fd)
{
    printf("%s\n", name);
    char block[Page];
    for (int i = 0; i < Pages; i++) {
        memset(block, i + 1, Page);
        write(fd, block, Page);
    }
    char *map = mmap(NULL, Size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    show("written", fd, map);
    int punch = FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE;
    printf("punch %d\n", error_of(fallocate(fd, punch, 2 * Page + 100, 5 * Page)));
    fsync(fd);
    show("7 pages touched", fd, map);
    printf("at the edges: %d %d %d %d\n", map[2 * Page + 99], map[2 * Page + 100], map[7 * Page + 99], map[7 * Page + 100]);
    printf("within a page %d\n", error_of(fallocate(fd, punch, 20 * Page + 10, 30)));
    show("30 bytes more", fd, map);
    printf("remove %d\n", error_of(madvise(map + 30 * Page, 4 * Page, MADV_REMOVE)));
    show("removed", fd, map);
    map[31 * Page] = 7;
    show("one is back", fd, map);
    printf("keep size %d, collapse %d, without keep %d, negative %d, empty %d\n",
           error_of(fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, Page)), error_of(fallocate(fd, 0x1000, 0, Page)),
           error_of(fallocate(fd, FALLOC_FL_PUNCH_HOLE, 0, Page)), error_of(fallocate(fd, 0, -1, Page)),
           error_of(fallocate(fd, 0, 0, 0)));
    ftruncate(fd, 10 * Page);
    ftruncate(fd, Size);
    char *whole = map;
    show("cut and grown", fd, whole);
    munmap(map, Size);
    char *secret = mmap(NULL, Size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    secret[0] = 9;
    printf("private: remove %d\n", error_of(madvise(secret, Page, MADV_REMOVE)));
    munmap(secret, Size);
    close(fd);
}

int main(void)
{
    char path[] = "/tmp/conformance_holes";
    play("on the disk", open(path, O_RDWR | O_CREAT | O_TRUNC, 0600));
    unlink(path);
    play("in memory", memfd_create("holes", 0));
    play("in /dev/shm", shm_open("/conformance_holes", O_RDWR | O_CREAT | O_TRUNC, 0600));
    shm_unlink("/conformance_holes");
    char *none = mmap(NULL, Page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    printf("anonymous: remove %d\n", error_of(madvise(none, Page, MADV_REMOVE)));
    mlock(none, Page);
    none[0] = 1;
    printf("locked: dontneed %d", error_of(madvise(none, Page, MADV_DONTNEED)));
    printf(", dontneed_locked %d\n", error_of(madvise(none, Page, 24)));
    printf("then %d\n", none[0]);
    return 0;
}
