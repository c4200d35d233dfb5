/* A handler learns the address that faulted, makes the page writable, and the store is repeated. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

static char *page;
static volatile int caught;

static void handler(int number, siginfo_t *info, void *context)
{
    caught = number == SIGSEGV && (char *)info->si_addr == page + 100 && info->si_code == SEGV_ACCERR;
    mprotect(page, 4096, PROT_READ | PROT_WRITE);
}

int main(void)
{
    struct sigaction action = {0};

    page = mmap(0, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    action.sa_sigaction = handler;
    action.sa_flags = SA_SIGINFO;
    sigaction(SIGSEGV, &action, 0);
    page[100] = 42;
    printf("caught %d, value %d\n", caught, page[100]);
    return 0;
}
