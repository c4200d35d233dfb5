/* Three forks make eight processes; output order by waiting. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    int depth = 0;
    for (int i = 0; i < 3; i++) {
        if (fork() == 0)
            depth++;
        else
            wait(0);
    }
    printf("%d ", depth);
    return 0;
}
