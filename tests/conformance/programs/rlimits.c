/* A limit on the address space makes malloc fail instead of growing. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>

int main(void)
{
    struct rlimit limit;

    getrlimit(RLIMIT_STACK, &limit);
    limit.rlim_cur = 8 << 20; // whoever starts it may have another
    setrlimit(RLIMIT_STACK, &limit);
    getrlimit(RLIMIT_STACK, &limit);
    printf("stack limit %lu\n", limit.rlim_cur);
    limit.rlim_cur = limit.rlim_max = 64L << 20;
    printf("set %d\n", setrlimit(RLIMIT_AS, &limit));
    void *small = malloc(1 << 20);
    errno = 0;
    void *large = malloc(128 << 20);
    printf("1 MiB %d, 128 MiB %d, errno %d\n", small != NULL, large != NULL, errno);
    errno = 0;
    printf("mmap %d", mmap(0, 128 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED);
    printf(" errno %d\n", errno);
    return 0;
}
