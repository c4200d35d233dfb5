// A process names itself with prctl(2); /proc shows the first 15 bytes.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>

static void show(void)
{
    char line[64] = "", name[16] = "";
    FILE *file = fopen("/proc/self/comm", "r");
    if (file && fgets(line, sizeof line, file)) line[strcspn(line, "\n")] = 0;
    if (file) fclose(file);
    printf("%d '%s' '%s'\n", prctl(PR_GET_NAME, name, 0, 0, 0), name, line);
}

int main(void)
{
    printf("%d\n", prctl(PR_SET_NAME, "worker", 0, 0, 0));
    show();
    printf("%d\n", prctl(PR_SET_NAME, "a name that is too long", 0, 0, 0));
    show();
    printf("%d", prctl(PR_SET_NAME, (char *)8, 0, 0, 0));
    printf(" %d\n", errno == EFAULT);
    printf("%d", prctl(123456, 0, 0, 0, 0));
    printf(" %d\n", errno == EINVAL);
    return 0;
}
