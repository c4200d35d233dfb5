/* alarm and setitimer; reading and writing another process's memory. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile int n;
static void h(int s)
{
    n++;
}
int main()
{
    printf("%u\n", alarm(5));
    printf("%u\n", alarm(0));
    struct sigaction a = {.sa_handler = h};
    sigaction(SIGALRM, &a, 0);
    alarm(1);
    int r = pause();
    printf("pause %d %d n %d\n", r, errno == EINTR, n);
    struct itimerval t = {{0, 20000}, {0, 50000}};
    printf("%d\n", setitimer(ITIMER_REAL, &t, 0));
    while (n < 4)
        ;
    struct itimerval o;
    getitimer(ITIMER_REAL, &o);
    printf("interval %ld\n", o.it_interval.tv_usec);
    memset(&t, 0, sizeof t);
    setitimer(ITIMER_REAL, &t, &o);
    printf("n>=4 %d\n", n >= 4);
    t.it_value.tv_usec = 1000000;
    printf("%d %d\n", setitimer(ITIMER_REAL, &t, 0), errno);
    int p[2];
    pipe(p);
    fflush(stdout);
    char *m = mmap(0, 8192, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    strcpy(m, "parent's");
    int pid = fork();
    if (!pid) {
        char c;
        strcpy(m + 100, "child's own");
        read(p[0], &c, 1);
        _exit(m[200]);
    }
    usleep(50000);
    char b[20] = {0};
    struct iovec l = {b, 12}, rr = {m + 100, 12};
    printf("read %zd", process_vm_readv(pid, &l, 1, &rr, 1, 0));
    printf(" %s, mine %d\n", b, m[100]);
    b[0] = 9;
    l.iov_len = 1;
    rr.iov_base = m + 200;
    rr.iov_len = 1;
    printf("write %zd\n", process_vm_writev(pid, &l, 1, &rr, 1, 0));
    rr.iov_base = (void *)8;
    errno = 0;
    r = process_vm_readv(pid, &l, 1, &rr, 1, 0);
    printf("%d %d\n", r, errno);
    errno = 0;
    r = process_vm_readv(999999, &l, 1, &rr, 1, 0);
    printf("%d %d\n", r, errno);
    write(p[1], "x", 1);
    int s;
    wait(&s);
    printf("child %d\n", WEXITSTATUS(s));
    fflush(stdout);
    if (!fork()) {
        signal(SIGALRM, SIG_DFL);
        alarm(1);
        for (;;)
            pause();
    }
    wait(&s);
    printf("sig %d\n", WTERMSIG(s));
    return 0;
}
