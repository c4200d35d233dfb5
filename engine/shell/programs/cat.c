#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char buffer[131072];

int main(int argc, char** argv)
{
    int status = 0;
    for (int i = 1; i < argc || i == 1; i++) {
        const char* name = i < argc ? argv[i] : "-";
        struct stat info;
        int file = strcmp(name, "-") ? open(name, O_RDONLY) : 0;
        if (file < 0 || (fstat(file, &info) == 0 && S_ISDIR(info.st_mode))) {
            fprintf(stderr, "cat: %s: %s\n", name, strerror(file < 0 ? errno : EISDIR));
            status = 1;
            continue;
        }
        posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL);
        long n;
        while ((n = read(file, buffer, sizeof buffer)) > 0)
            if (write(1, buffer, n) != n) {
                fprintf(stderr, "cat: write error: %s\n", strerror(errno));
                return 1;
            }
        if (file) close(file);
    }
    return status;
}
