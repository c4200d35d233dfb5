/* assert aborts. */
#include <assert.h>
#include <stdio.h>

int main(void)
{
    int pages = 3;

    assert(pages == 3);
    puts("holds");
    fflush(stdout);
    assert(pages == 4);
    return 0;
}
