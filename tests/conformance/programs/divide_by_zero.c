/* Integer division by zero is SIGFPE. */
#include <stdio.h>
int main(int argc, char **argv)
{
    puts("divide");
    fflush(stdout);
    return 10 / (argc - 1);
}
