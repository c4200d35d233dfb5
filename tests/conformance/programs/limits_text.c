/* /proc/self/limits shows the stack limit. */
#include <sys/resource.h>
#include <stdio.h>
#include <string.h>
int main(void)
{
    struct rlimit usual; // whoever starts it may have another
    getrlimit(RLIMIT_STACK, &usual);
    usual.rlim_cur = 8 << 20;
    setrlimit(RLIMIT_STACK, &usual);
    char line[200];
    FILE *f = fopen("/proc/self/limits", "r");
    while (fgets(line, sizeof line, f))
        if (strstr(line, "stack"))
            printf("%.46s\n", line);
    return 0;
}
