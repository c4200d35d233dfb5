/* Stack overflow can be survived on another stack. */
#include <sys/resource.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
static sigjmp_buf back;
static void handler(int n)
{
    siglongjmp(back, 1);
}
static int forever(int n)
{
    volatile char room[2000];
    room[0] = n;
    return forever(n + 1) + room[0];
}
int main(void)
{
    struct rlimit usual; // whoever starts it may have another
    getrlimit(RLIMIT_STACK, &usual);
    usual.rlim_cur = 8 << 20;
    setrlimit(RLIMIT_STACK, &usual);
    stack_t other = {.ss_sp = malloc(SIGSTKSZ), .ss_size = SIGSTKSZ};
    struct sigaction action = {0};
    sigaltstack(&other, 0);
    action.sa_handler = handler;
    action.sa_flags = SA_ONSTACK;
    sigaction(SIGSEGV, &action, 0);
    if (sigsetjmp(back, 1) == 0)
        forever(0);
    else
        puts("survived");
    if (sigsetjmp(back, 1) == 0)
        forever(0);
    else
        puts("twice");
    return 0;
}
