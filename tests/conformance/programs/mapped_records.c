// Records in a mapped file, seen through read, write and both kinds of mappings; refusals.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
struct rec {
    int id;
    char name[12];
    double x;
};
int main() {
    umask(022); // whoever starts it may have another
    int fd = open("/tmp/l4c05", O_RDWR | O_CREAT | O_TRUNC, 0644);
    ftruncate(fd, 100 * sizeof(struct rec));
    struct stat st;
    fstat(fd, &st);
    printf("%ld %o %d\n", (long)st.st_size, st.st_mode & 0777, S_ISREG(st.st_mode));
    struct rec *r = mmap(0, st.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    for (int i = 0; i < 100; i++) {
        r[i].id = i;
        snprintf(r[i].name, 12, "n%d", i);
        r[i].x = i / 2.0;
    }
    printf("%d\n", msync(r, st.st_size, MS_SYNC));
    struct rec o;
    pread(fd, &o, sizeof o, 42 * sizeof o);
    printf("%d %s %g\n", o.id, o.name, o.x);
    o.id = 7;
    pwrite(fd, &o, sizeof o, 0);
    printf("%d %s\n", r->id, r->name);
    struct rec *p = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    p->id = 1000;
    printf("%d %d\n", r->id, p->id);
    r->id = 5;
    printf("%d %d\n", r->id, p->id);
    munmap(p, 4096);
    close(fd);
    printf("%d\n", r[99].id);
    munmap(r, st.st_size);
    void *bad = mmap(0, 4096, PROT_READ, MAP_SHARED, fd, 0);
    printf("%d %s\n", bad == MAP_FAILED, strerror(errno));
    bad = mmap(0, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    printf("%d %s\n", bad == MAP_FAILED, strerror(errno));
    fd = open("/tmp/l4c05", O_RDONLY);
    bad = mmap(0, 4096, PROT_WRITE, MAP_SHARED, fd, 0);
    printf("%s\n", strerror(errno));
    printf("%d %s\n", mprotect((void *)1, 4096, PROT_READ), strerror(errno));
    printf("%d\n", open("/tmp/l4c05", O_CREAT | O_EXCL, 0600));
    printf("%s\n", strerror(errno));
    unlink("/tmp/l4c05");
    printf("%d %d\n", stat("/tmp/l4c05", &st), errno == ENOENT);
    return 0;
}
