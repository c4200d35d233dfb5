/* dup2 sends standard output into a file. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    char b[64];
    int saved = dup(1), fd = open("/tmp/faultline-dup", O_RDWR | O_CREAT | O_TRUNC, 0600);
    printf("first\n");
    fflush(stdout);
    dup2(fd, 1);
    printf("into the file\n");
    fflush(stdout);
    dup2(saved, 1);
    lseek(fd, 0, SEEK_SET);
    ssize_t n = read(fd, b, sizeof b);
    printf("%ld %.*s", (long)n, (int)n, b);
    unlink("/tmp/faultline-dup");
    return 0;
}
