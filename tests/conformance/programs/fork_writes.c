/* Parent and child see the same bytes after fork and no longer after a write. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int global = 1;

int main(void)
{
    int local = 2, status;
    int *heap = malloc(sizeof *heap);

    *heap = 3;
    if (fork() == 0) {
        global += 10;
        local += 10;
        *heap += 10;
        printf("child %d %d %d\n", global, local, *heap);
        fflush(stdout);
        _exit(global + local + *heap);
    }
    wait(&status);
    printf("parent %d %d %d, child said %d\n", global, local, *heap, WEXITSTATUS(status));
    return 0;
}
