#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
static int cmp(const void* a, const void* b)
{
    return strcmp(*(char**)a, *(char**)b);
}
int main(void)
{
    DIR* d = opendir("/proc/self");
    struct dirent* e;
    int n = 0, maps = 0;
    if (!d) {
        perror("x");
        return 1;
    }
    while ((e = readdir(d))) {
        n++;
        if (!strcmp(e->d_name, "maps")) maps = e->d_type;
    }
    closedir(d);
    printf("%d %d\n", n > 5, maps);
    char t[] = "/tmp/d......";
    memset(t + 6, 'X', 6);
    mkdtemp(t);
    chdir(t);
    mkdir("sub", 0755);
    for (int i = 0; i < 5; i++) {
        char b[20];
        sprintf(b, "f%d", i);
        close(open(b, O_CREAT | O_RDWR, 0644));
    }
    d = opendir(".");
    char* names[20];
    n = 0;
    while ((e = readdir(d))) {
        printf("");
        names[n] = malloc(100);
        sprintf(names[n++], "%s %d", e->d_name, e->d_type);
    }
    closedir(d);
    qsort(names, n, sizeof *names, cmp);
    for (int i = 0; i < n; i++)
        puts(names[i]);
    struct dirent** l;
    n = scandir(".", &l, 0, alphasort);
    printf("%d %s\n", n, l[n - 1]->d_name);
    printf("%p\n", opendir("none"));
    d = opendir("/proc");
    int pid = 0;
    char me[20];
    sprintf(me, "%d", getpid());
    while ((e = readdir(d)))
        if (!strcmp(e->d_name, me)) pid = 1;
    printf("%d\n", pid);
    struct stat st;
    stat("/proc/self", &st);
    printf("%d\n", S_ISDIR(st.st_mode));
    rmdir("sub");
    return 0;
}
