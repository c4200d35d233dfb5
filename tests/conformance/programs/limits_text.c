/* /proc/self/limits shows the stack limit. */
#include <stdio.h>
#include <string.h>
int main(void)
{
    char line[200];
    FILE *f = fopen("/proc/self/limits", "r");
    while (fgets(line, sizeof line, f))
        if (strstr(line, "stack"))
            printf("%s", line);
    return 0;
}
