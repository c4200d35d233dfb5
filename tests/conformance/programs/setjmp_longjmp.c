/* longjmp leaves several functions at once. */
#include <setjmp.h>
#include <stdio.h>

static jmp_buf back;

static void deep(int n)
{
    char room[200];

    room[0] = (char)n;
    if (n == 0)
        longjmp(back, 5);
    deep(n - 1);
    printf("not printed %d\n", room[0]);
}

int main(void)
{
    volatile int tries = 0;
    int value = setjmp(back);

    printf("value %d, tries %d\n", value, tries);
    if (tries++ < 2)
        deep(tries * 3);
    return tries;
}
