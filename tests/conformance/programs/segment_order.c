/* Text, data, bss, heap and stack lie in this order. */
#include <stdio.h>
#include <stdlib.h>

int initialised = 7;
int zero[1000];
const char constant[] = "constant";

int main(void)
{
    int local = 0;
    char *heap = malloc(10);

    printf("text < rodata %d\n", (char *)main < constant);
    printf("rodata < data %d\n", constant < (char *)&initialised);
    printf("data < bss %d\n", (char *)&initialised < (char *)zero);
    printf("bss < heap %d\n", (char *)zero < heap);
    printf("heap < library %d\n", heap < (char *)stdout || heap < (char *)&local);
    printf("heap < stack %d\n", heap < (char *)&local);
    printf("bss is zero %d\n", zero[0] == 0 && zero[999] == 0);
    return 0;
}
