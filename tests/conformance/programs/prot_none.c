/* PROT_NONE keeps the contents but not the right to see them. */
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
static sigjmp_buf back;
static int code;
static void handler(int n, siginfo_t *i, void *c)
{
    code = i->si_code;
    siglongjmp(back, n);
}
static int try(volatile char *p, int write)
{
    int n = sigsetjmp(back, 1);
    if (n == 0) {
        if (write)
            *p = 'w';
        else
            code = *p;
    }
    return n;
}
int main(void)
{
    struct sigaction a = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO};
    char *p = mmap(0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    sigaction(SIGSEGV, &a, 0);
    p[0] = 'k';
    mprotect(p, 4096, PROT_NONE);
    printf("read %d code %d\n", try(p, 0), code);
    mprotect(p, 4096, PROT_READ);
    printf("read %d gives %c\n", try(p, 0), code);
    printf("write %d code %d\n", try(p, 1), code);
    munmap(p, 4096);
    printf("gone %d code %d\n", try(p, 0), code);
    printf("kernel address %d code %d\n", try((char *)0xffff800000000000, 0), code);
    printf("non-canonical %d code %d\n", try((char *)0x1000000000000000, 0), code);
    printf("other page %d\n", try(p + 4096, 1));
    return 0;
}
