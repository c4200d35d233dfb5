/* const globals are in read-only memory too. */
#include <stdio.h>
const int answer = 42;
int main(void)
{
    printf("%d\n", answer);
    fflush(stdout);
    *(int *)&answer = 43;
    printf("%d\n", answer);
    return 0;
}
