/* What is still in stdout's buffer is lost when the program is killed, and written when it exits. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status;

    printf("before fork\n");
    fflush(stdout);
    if (fork() == 0) {
        printf("lost\n");
        abort();
    }
    wait(&status);
    printf("child died of signal %d\n", WTERMSIG(status));
    fflush(stdout);
    if (fork() == 0) {
        printf("kept\n");
        exit(3);
    }
    wait(&status);
    printf("child exited with %d\n", WEXITSTATUS(status));
    return 0;
}
