/* System V shared memory: keys, attaching, removal with the last who has it, refusals. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>
static long rss(const char *key)
{
    FILE *f = fopen("/proc/self/status", "r");
    char b[200];
    long v = -1;
    while (fgets(b, 200, f))
        if (!strncmp(b, key, strlen(key)))
            v = atol(b + strlen(key) + 1);
    fclose(f);
    return v;
}
static void map_of(char *p)
{
    FILE *f = fopen("/proc/self/maps", "r");
    char b[300];
    while (fgets(b, 300, f))
        if (strtoul(b, 0, 16) == (unsigned long)p) {
            char *s = strchr(b, ' ');
            char r[8];
            unsigned long off;
            char dev[10], name[100] = "";
            sscanf(s, " %7s %lx %9s %*s %99[^\n]", r, &off, dev, name);
            printf("%s %lx %s %s\n", r, off, dev, name);
        }
    fclose(f);
}
int main()
{
    int id = shmget(IPC_PRIVATE, 10000, IPC_CREAT | 0600);
    printf("made %d\n", id >= 0);
    struct shmid_ds d;
    printf("stat %d size %lu nattch %lu mode %o cpid %d\n", shmctl(id, IPC_STAT, &d), d.shm_segsz,
           d.shm_nattch, d.shm_perm.mode, d.shm_cpid == getpid());
    rss("RssShmem");
    long before = rss("RssShmem");
    char *p = shmat(id, 0, 0);
    strcpy(p, "hello");
    p[9000] = 1;
    printf("shmem +%ld\n", rss("RssShmem") - before);
    char *q = shmat(id, 0, SHM_RDONLY);
    printf("%s %d\n", q, q != p);
    map_of(q);
    fflush(stdout);
    if (!fork()) {
        strcpy(p, "from child");
        _exit(shmdt(p));
    }
    int s;
    wait(&s);
    printf("%s %d\n", q, WEXITSTATUS(s));
    shmctl(id, IPC_STAT, &d);
    printf("nattch %lu\n", d.shm_nattch);
    printf("rmid %d\n", shmctl(id, IPC_RMID, 0));
    printf("stat %d", shmctl(id, IPC_STAT, &d));
    printf(" mode %o nattch %lu key %d\n", d.shm_perm.mode, d.shm_nattch, d.shm_perm.__key);
    printf("%s\n", p);
    printf("dt %d\n", shmdt(p));
    printf("dt again %d %d\n", shmdt(p), errno);
    printf("dt bad %d\n", shmdt((void *)123));
    printf("dt %d\n", shmdt(q));
    printf("stat %d %d\n", shmctl(id, IPC_STAT, &d), errno);
    key_t k = ftok("/tmp", 7);
    printf("ftok %d\n", k != -1);
    errno = 0;
    printf("none %d %d\n", shmget(0x5eed1234, 4096, 0), errno);
    int a = shmget(0x5eed1234, 8192, IPC_CREAT | 0644);
    int b = shmget(0x5eed1234, 4096, IPC_CREAT | 0644);
    printf("same %d\n", a == b);
    errno = 0;
    int r = shmget(0x5eed1234, 4096, IPC_CREAT | IPC_EXCL | 0644);
    printf("excl %d %d\n", r, errno);
    errno = 0;
    r = shmget(0x5eed1234, 9000, 0);
    printf("bigger %d %d\n", r, errno);
    errno = 0;
    r = shmget(IPC_PRIVATE, 0, 0600);
    printf("zero %d %d\n", r, errno);
    char *f = mmap(0, 16384, 0, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    errno = 0;
    char *x = shmat(a, f, 0);
    printf("over %d %d\n", x == (char *)-1, errno);
    x = shmat(a, f, SHM_REMAP);
    printf("remap %d\n", x == f);
    errno = 0;
    x = shmat(a, f + 1, 0);
    printf("unaligned %d %d\n", x == (char *)-1, errno);
    munmap(f, 16384);
    x = shmat(a, f + 100, SHM_RND);
    printf("round %d\n", x == f);
    errno = 0;
    x = shmat(12345678, 0, 0);
    printf("no id %d %d\n", x == (char *)-1, errno);
    x = shmat(a, 0, 0);
    x[0] = 1;
    munmap(x, 4096);
    x[4096] = 2;
    printf("half dt %d\n", shmdt(x));
    shmctl(a, IPC_RMID, 0);
    errno = 0;
    r = shmget(0x5eed1234, 4096, 0);
    printf("key gone %d %d\n", r, errno);
    errno = 0;
    r = shmctl(a, 77, 0);
    printf("cmd %d %d\n", r, errno);
    return 0;
}
