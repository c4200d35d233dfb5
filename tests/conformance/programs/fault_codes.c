/* Signal, code and address of each kind of bad access, and what system calls say of bad buffers. */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <fcntl.h>
#include <sys/mman.h>
#define P 4096
static sigjmp_buf j;
static int sig, code;
static char *addr;
static long err;
static void h(int s, siginfo_t *i, void *u)
{
    sig = s;
    code = i->si_code;
    addr = i->si_addr;
    err = 0;
    (void)u;
    siglongjmp(j, 1);
}
#define TRY(w, base, x)                                                                                      \
    do {                                                                                                     \
        sig = 0;                                                                                             \
        if (!sigsetjmp(j, 1)) {                                                                              \
            x;                                                                                               \
        }                                                                                                    \
        if (sig)                                                                                             \
            printf("%-18s sig %d code %d at %ld err %ld\n", w, sig, code, (long)(addr - (char *)(base)),     \
                   err);                                                                                     \
        else                                                                                                 \
            printf("%-18s fine\n", w);                                                                       \
    } while (0)
int main()
{
    struct sigaction a = {0};
    a.sa_sigaction = h;
    a.sa_flags = SA_SIGINFO;
    sigaction(SIGSEGV, &a, 0);
    sigaction(SIGBUS, &a, 0);
    volatile char *p = mmap(0, 8 * P, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    volatile char c;
    TRY("write ok", p, p[0] = 1);
    mprotect((void *)p, P, 1);
    TRY("write ro present", p, p[5] = 1);
    TRY("read ro", p, c = p[5]);
    mprotect((void *)p, P, 0);
    TRY("read none", p, c = p[7]);
    TRY("write none", p, p[7] = 1);
    mprotect((void *)(p + P), P, 1);
    TRY("write ro absent", p, p[P + 3] = 1);
    munmap((void *)(p + 2 * P), P);
    TRY("read unmapped", p, c = p[2 * P + 9]);
    TRY("write unmapped", p, p[2 * P + 9] = 1);
    TRY("null", 0, c = *(volatile char *)0);
    TRY("null w", 0, *(volatile char *)8 = 1);
    TRY("kernel r", 0xffffffff81000000, c = *(volatile char *)0xffffffff81000000);
    TRY("kernel w", 0xffff888000000000, *(volatile char *)0xffff888000000010 = 1);
    TRY("noncanon", 0, c = *(volatile char *)0x800000000000);
    int fd = open("/tmp/faultline_fault_codes", O_RDWR | O_CREAT | O_TRUNC, 0600);
    ftruncate(fd, P + 10);
    volatile char *f = mmap(0, 4 * P, 3, MAP_SHARED, fd, 0);
    TRY("file", f, c = f[P + 20]);
    TRY("beyond", f, c = f[2 * P + 1]);
    TRY("beyond w", f, f[3 * P + 1] = 1);
    volatile char *g = mmap(0, 4 * P, 3, MAP_PRIVATE, fd, 0);
    TRY("priv beyond", g, g[2 * P] = 1);
    g[P] = 9;
    ftruncate(fd, 100);
    TRY("cow gone", g, c = g[P]);
    TRY("in page", g, c = g[200]);
    printf("%d\n", g[200]);
    ftruncate(fd, 3 * P);
    TRY("regrown", g, c = g[P]);
    printf("%d\n", g[P]);
    int ro = open("/tmp/faultline_fault_codes", O_RDONLY);
    printf("%d %d\n", mmap(0, P, 3, MAP_SHARED, ro, 0) == MAP_FAILED, errno);
    volatile char *h2 = mmap(0, P, 1, MAP_SHARED, ro, 0);
    printf("mprotect %d %d\n", mprotect((void *)h2, P, 3), errno);
    TRY("w ro file", h2, h2[0] = 1);
    volatile char *k = mmap(0, P, 3, MAP_PRIVATE, ro, 0);
    TRY("priv w", k, k[0] = 1);
    int wo = open("/tmp/faultline_fault_codes", O_WRONLY);
    printf("%d %d\n", mmap(0, P, 2, MAP_SHARED, wo, 0) == MAP_FAILED, errno);
    // efault
    int pp[2];
    pipe(pp);
    printf("read to ro %ld %d\n", (long)write(pp[1], "hello", 5), 0);
    printf("%ld %d\n", (long)read(pp[0], (void *)(p + 2 * P), 5), errno);
    char *edge = (char *)p + 7 * P - 3;
    munmap((void *)(p + 7 * P), P);
    printf("partial %ld %d\n", (long)read(pp[0], edge, 5), errno);
    fd = open("/tmp/faultline_fault_codes", O_RDWR);
    memset((char *)p + 6 * P, 'x', P);
    errno = 0;
    printf("write edge %ld %d\n", (long)write(fd, edge, 10), errno);
    errno = 0;
    printf("read edge %ld %d\n", (long)pread(fd, edge, 10, 0), errno);
    errno = 0;
    printf("write bad %ld %d\n", (long)write(fd, (void *)8, 10), errno);
    errno = 0;
    printf("open bad %d %d\n", open((char *)8, 0), errno);
    errno = 0;
    printf("text write "), fflush(stdout);
    TRY("code", (void *)main, *(volatile char *)(void *)main = 1);
    TRY("jump", p, ((void (*)(void))p)());
    TRY("exec none", (p + P), ((void (*)(void))(p + P))());
    unlink("/tmp/faultline_fault_codes");
    return 0;
}
