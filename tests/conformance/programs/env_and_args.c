/* Arguments and environment lie above the stack. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
extern char **environ;
int main(int argc, char **argv)
{
    int local;
    printf("%d %d\n", argc, argv[argc] == NULL);
    printf("%d %d\n", (char *)argv > (char *)&local, argv[0] > (char *)argv);
    printf("nothing %d\n", getenv("NO_SUCH_VARIABLE") == NULL);
    setenv("LESSON", "paging", 1);
    printf("%s\n", getenv("LESSON"));
    unsetenv("LESSON");
    printf("%d\n", getenv("LESSON") == NULL);
    return 0;
}
