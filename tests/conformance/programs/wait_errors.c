/* wait without children; WNOHANG; exit status of several children. */
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int status, sum = 0;
    printf("%d %d\n", wait(&status), errno == ECHILD);
    fflush(stdout);
    for (int i = 1; i <= 5; i++)
        if (fork() == 0) {
            if (i == 3)
                usleep(1000);
            _exit(i * i);
        }
    while (wait(&status) > 0)
        sum += WEXITSTATUS(status);
    printf("%d\n", sum);
    pid_t c = fork();
    if (c == 0) {
        usleep(50000);
        _exit(0);
    }
    printf("%d\n", waitpid(c, &status, WNOHANG));
    printf("%d\n", waitpid(c, &status, 0) == c);
    return 0;
}
