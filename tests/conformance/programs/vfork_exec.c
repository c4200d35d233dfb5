/* A child of vfork borrows the parent's memory until it exits. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    volatile int shared = 1;
    int status;
    pid_t child = vfork();
    if (child == 0) {
        shared = 2;
        _exit(4);
    }
    waitpid(child, &status, 0);
    printf("shared %d, status %d\n", shared, WEXITSTATUS(status));
    return 0;
}
