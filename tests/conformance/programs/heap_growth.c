/* Small blocks come from one growing heap: 132 KiB at a time. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(void)
{
    char *last = sbrk(0);
    int steps = 0;

    for (int i = 0; i < 3000; i++) {
        malloc(200);
        char *now = sbrk(0);
        if (now != last) {
            printf("block %d: break moves by %ld\n", i, (long)(now - last));
            last = now;
            steps++;
        }
    }
    printf("%d steps\n", steps);
    return 0;
}
