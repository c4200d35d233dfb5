/* A file through read and through mmap; a shared mapping changes the file, a private one does not. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void)
{
    const char *path = "/tmp/faultline-file-mapping";
    char text[20] = "";
    struct stat status;
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);

    write(fd, "hello, file", 11);
    fstat(fd, &status);
    printf("size %ld, regular %d\n", (long)status.st_size, S_ISREG(status.st_mode));
    char *shared = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    char *private = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    private[0] = 'P';
    shared[7] = 'F';
    pread(fd, text, 11, 0);
    printf("file '%s', private '%s', rest of the page %d\n", text, private, shared[11]);
    ftruncate(fd, 5);
    lseek(fd, 0, SEEK_SET);
    printf("now %ld bytes\n", (long)read(fd, text, 20));
    close(fd);
    unlink(path);
    printf("open again %d\n", open(path, O_RDONLY));
    return 0;
}
