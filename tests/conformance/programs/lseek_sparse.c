/* A file with a hole reads as zeros. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void)
{
    char b[8] = "xxxxxxx";
    struct stat s;
    umask(022); // whoever starts it may have another
    int fd = open("/tmp/faultline-sparse", O_RDWR | O_CREAT | O_TRUNC, 0644);
    printf("%ld\n", (long)lseek(fd, 100000, SEEK_SET));
    write(fd, "end", 3);
    fstat(fd, &s);
    printf("%ld %o\n", (long)s.st_size, s.st_mode);
    pread(fd, b, 7, 50000);
    printf("%d %d\n", b[0], b[6]);
    printf("%ld %ld\n", (long)lseek(fd, -3, SEEK_END), (long)read(fd, b, 8));
    printf("%.3s\n", b);
    unlink("/tmp/faultline-sparse");
    return 0;
}
