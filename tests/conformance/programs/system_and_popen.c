#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void)
{
    printf("before\n");
    FILE* p = popen("echo hello | cat; echo two", "r");
    char b[100];
    while (p && fgets(b, 100, p))
        fputs(b, stdout);
    printf("%d\n", pclose(p));
    fflush(stdout);
    printf("%d\n", WEXITSTATUS(system("exit 3")));
    fflush(stdout);
    char c[100];
    sprintf(c, "cat /proc/%d/maps | grep -c heap", getpid());
    void* x = malloc(10);
    system(c);
    system("grep VmSwap /proc/self/status > /dev/null && echo yes || echo no");
    system("echo a b > /tmp/zz; cat < /tmp/zz; wc -l /tmp/zz; echo \"x $HOME\" | head -1 | wc -c >/dev/null");
    printf("%d\n", WEXITSTATUS(system("nosuchcmd 2>/dev/null")));
    p = popen("cat", "w");
    fprintf(p, "to cat\n");
    pclose(p);
    fflush(stdout);
    system("cat /nonexist");
    system("false");
    printf("%d\n", system(NULL) != 0);
    return 0;
}
