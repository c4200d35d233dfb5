#include <stdio.h>
#include <string.h>
#include <signal.h>
#include <ucontext.h>
#include <sys/mman.h>
#include <unistd.h>
#include <setjmp.h>
static char *page;
static sigjmp_buf j;
static volatile int n;
static void h(int s, siginfo_t *i, void *u) {
    ucontext_t *c = u;
    n++;
    if (i->si_addr >= (void *)page && i->si_addr < (void *)(page + 4096)) {
        mprotect(page, 4096, PROT_READ | PROT_WRITE);
        printf("write fault err=%llx rip? %d\n", (unsigned long long)c->uc_mcontext.gregs[REG_ERR],
               c->uc_mcontext.gregs[REG_RIP] != 0);
    } else
        siglongjmp(j, 1);
}
int main(void) {
    struct sigaction a;
    memset(&a, 0, sizeof a);
    a.sa_sigaction = h;
    a.sa_flags = SA_SIGINFO | SA_ONSTACK;
    stack_t st = {.ss_sp = mmap(0, 65536, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), .ss_size = 65536};
    sigaltstack(&st, 0);
    sigaction(SIGSEGV, &a, 0);
    page = mmap(0, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    page[5] = 'x';
    printf("%c %d\n", page[5], n);
    if (!sigsetjmp(j, 1)) {
        *(volatile int *)8 = 1;
    }
    printf("%d\n", n);
}
