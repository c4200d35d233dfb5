/* A shared anonymous mapping stays one memory across fork; a private one does not. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int *shared = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int *private = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    *shared = *private = 1;
    if (fork() == 0) {
        *shared = 2;
        *private = 2;
        _exit(0);
    }
    wait(0);
    printf("shared %d, private %d\n", *shared, *private);
    return 0;
}
