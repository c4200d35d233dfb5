// A file in /dev/shm: shared memory with a name. It is counted as Shmem, and never read from a disk.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGES 64

static long minor(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

static void smaps_line(const char *mapping, const char *key)
{
    FILE *file = fopen("/proc/self/smaps", "r");
    char line[512];
    int inside = 0;
    while (fgets(line, sizeof line, file)) {
        if (strstr(line, mapping)) inside = 1;
        else if (strchr(line, '-') && strstr(line, " 00000000 ")) inside = 0;
        if (inside && !strncmp(line, key, strlen(key))) printf("%s", line);
    }
    fclose(file);
}

int main(void)
{
    char first[64], second[64];
    snprintf(first, sizeof first, "/faultline-test-%s", "a");
    snprintf(second, sizeof second, "/faultline-test-%s", "b");
    shm_unlink(first);
    shm_unlink(second);

    int fd = shm_open(first, O_RDWR | O_CREAT | O_EXCL, 0600);
    printf("open %d, again %d %s\n", fd >= 0, shm_open(first, O_RDWR | O_CREAT | O_EXCL, 0600),
           strerror(errno));
    struct stat status;
    printf("truncate %d\n", ftruncate(fd, PAGES * 4096));
    fstat(fd, &status);
    printf("size %ld blocks %ld links %d\n", (long)status.st_size, (long)status.st_blocks,
           (int)status.st_nlink);

    unsigned char *map = mmap(0, PAGES * 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    long before = minor();
    for (int i = 0; i < PAGES; i++) map[i * 4096] = (unsigned char)i;
    printf("write faults %ld\n", minor() - before);
    fstat(fd, &status);
    printf("blocks %ld\n", (long)status.st_blocks);
    smaps_line("/dev/shm/faultline-test-a", "Rss:");
    smaps_line("/dev/shm/faultline-test-a", "Pss_Shmem:");

    int other = shm_open(first, O_RDONLY, 0);
    unsigned char byte = 0;
    printf("pread %d", (int)pread(other, &byte, 1, 5 * 4096));
    printf(" %d\n", byte);
    // At a multiple of 64 KiB: 16 pages a fault, whatever the addresses of this run.
    unsigned char *reader = mmap((void *)0x200000000000, PAGES * 4096, PROT_READ, MAP_SHARED, other, 0);
    before = minor();
    int sum = 0;
    for (int i = 0; i < PAGES; i++) sum += reader[i * 4096];
    printf("read faults %ld sum %d\n", minor() - before, sum);

    if (fork() == 0) {
        map[0] = 200;
        _exit(0);
    }
    wait(0);
    printf("from the child %d\n", reader[0]);

    printf("rename %d\n", rename("/dev/shm/faultline-test-a", "/dev/shm/faultline-test-b"));
    printf("old %d %s\n", shm_open(first, O_RDWR, 0), strerror(errno));
    printf("to a disk %d", rename("/dev/shm/faultline-test-b", "/tmp/faultline-test-b"));
    printf(" %s\n", strerror(errno));
    printf("shrink %d\n", ftruncate(fd, 4096));
    fstat(fd, &status);
    printf("size %ld blocks %ld\n", (long)status.st_size, (long)status.st_blocks);
    printf("unlink %d", shm_unlink(second));
    printf(", again %d %s\n", shm_unlink(second), strerror(errno));
    printf("still there %d\n", map[0]);
    fstat(fd, &status);
    printf("links %d\n", (int)status.st_nlink);
    return 0;
}
