/* execve of nothing fails; the program goes on. */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    char *a[] = {"nothing", 0};
    printf("%d", execve("/no/such/file", a, 0));
    printf(" %d\n", errno);
    return 0;
}
