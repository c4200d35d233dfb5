// rename(2): what is open keeps its bytes, whatever its name.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void make(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (write(fd, text, strlen(text)) < 0) printf("write fails\n");
    close(fd);
}

static void show(const char *path)
{
    char text[32] = "";
    int fd = open(path, O_RDONLY);
    if (fd < 0) {
        printf("%s: %s\n", path, strerror(errno));
        return;
    }
    if (read(fd, text, sizeof text - 1) < 0) printf("read fails\n");
    printf("%s: %s\n", path, text);
    close(fd);
}

static void move(const char *from, const char *to)
{
    errno = 0;
    int result = rename(from, to);
    printf("%s -> %s: %d %s\n", from, to, result, result ? strerror(errno) : "");
}

int main(void)
{
    make("/tmp/rename-a", "first");
    make("/tmp/rename-b", "second");
    int fd = open("/tmp/rename-b", O_RDONLY);
    move("/tmp/rename-a", "/tmp/rename-b");
    show("/tmp/rename-a");
    show("/tmp/rename-b");
    char text[32] = "";
    printf("%d", (int)read(fd, text, sizeof text - 1));
    printf(" %s\n", text);
    move("/tmp/rename-b", "/tmp/rename-b");
    move("/tmp/rename-none", "/tmp/rename-c");
    move("/tmp/rename-b", "/tmp/rename-none/c");
    move("/tmp/rename-b", "/tmp");
    show("/tmp/rename-b");
    unlink("/tmp/rename-b");
    return 0;
}
