// Assembly that moves nothing: barriers for the compiler and the processor, and values hidden from the optimiser.
#include <stdio.h>

#define barrier() __asm__ __volatile__("" ::: "memory")
#define cpu_relax() asm volatile("rep; nop" ::: "memory")

static int hidden(int value)
{
    asm("" : "+r"(value));
    return value;
}

static int same(int value)
{
    int result;
    asm volatile("" : "=r"(result) : "0"(value));
    return result;
}

static void use(void *p)
{
    asm volatile("" : : "r"(p) : "memory");
}

int main(void)
{
    int shared = 1, calls = 0;
    barrier();
    shared += 2;
    asm volatile("mfence" ::: "memory");
    asm volatile("lfence\n\tsfence\n\t");
    for (int i = 0; i < 3; ++i)
        cpu_relax();
    asm volatile("pause");
    asm("nop");
    use(&shared);
    asm volatile("" : [out] "+m"(shared) : [in] "r"(++calls) : "cc", "memory");
    printf("%d %d %d %d\n", shared, hidden(7), same(9), calls);
    return 0;
}
