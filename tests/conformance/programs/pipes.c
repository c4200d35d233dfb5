/* A pipe between two processes; the reader waits, and sees the end when the writer closes. */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int ends[2], total = 0;
    char buffer[100];
    ssize_t got;

    printf("pipe %d\n", pipe(ends));
    fflush(stdout);
    if (fork() == 0) {
        close(ends[0]);
        for (int i = 0; i < 5; i++)
            write(ends[1], "message ", 8);
        _exit(0);
    }
    close(ends[1]);
    while ((got = read(ends[0], buffer, sizeof buffer)) > 0)
        total += (int)got;
    wait(0);
    printf("%d bytes, then %ld\n", total, (long)got);
    return 0;
}
