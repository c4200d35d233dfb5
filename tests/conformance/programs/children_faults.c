/* RUSAGE_CHILDREN counts what finished children did. */
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    struct rusage u;
    getrusage(RUSAGE_CHILDREN, &u);
    printf("before %ld\n", u.ru_minflt);
    if (fork() == 0) {
        char *p = mmap(0, 500 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        for (int i = 0; i < 500; i++)
            p[i * 4096] = 1;
        _exit(0);
    }
    wait(0);
    getrusage(RUSAGE_CHILDREN, &u);
    printf("after at least 500 %d, less than 700 %d\n", u.ru_minflt >= 500, u.ru_minflt < 700);
    return 0;
}
