/* Touching a file mapping beyond the end of the file is SIGBUS. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int main(void)
{
    int fd = open("/tmp/faultline-sigbus", O_RDWR | O_CREAT | O_TRUNC, 0600);

    write(fd, "x", 1);
    char *p = mmap(0, 8192, PROT_READ, MAP_SHARED, fd, 0);
    unlink("/tmp/faultline-sigbus");
    printf("first page %c\n", p[0]);
    fflush(stdout);
    return p[4096];
}
