/* What the kernel refuses, and how. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static void report(const char *what, long result)
{
    printf("%s: %ld %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void)
{
    char *p = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    report("mmap of nothing", (long)mmap(0, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    report("mmap without kind", (long)mmap(0, 4096, PROT_READ, MAP_ANONYMOUS, -1, 0));
    report("mmap of a bad file", (long)mmap(0, 4096, PROT_READ, MAP_PRIVATE, 77, 0));
    report("munmap unaligned", munmap(p + 1, 4096));
    report("munmap of nothing mapped", munmap((void *)0x340000000000, 4096));
    report("mprotect of nothing mapped", mprotect((void *)0x340000000000, 4096, PROT_READ));
    report("madvise nonsense", madvise(p, 4096, 9999));
    report("write to a bad descriptor", write(77, "x", 1));
    report("write from nowhere", write(1, (void *)16, 4));
    report("open of nothing", open("/nonexistent/file", O_RDONLY));
    report("close twice", close(77));
    report("read of a directory", open("/tmp", O_WRONLY));
    return 0;
}
