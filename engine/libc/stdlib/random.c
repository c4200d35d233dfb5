/* rand, as glibc: the additive feedback generator r[i] = r[i-3] + r[i-31]. */
#include <stdlib.h>

#define DEGREE 31
#define SEPARATION 3

static int state[DEGREE];
static int front = SEPARATION, rear;
static int seeded;

void srandom(unsigned int seed)
{
    int i;
    long word;

    seeded = 1;
    state[0] = seed == 0 ? 1 : (int)seed;
    word = state[0];
    for (i = 1; i < DEGREE; i++) {
        /* word = 16807 * word % 2147483647 without overflow, as its authors wrote it for 32 bits */
        long high = word / 127773, low = word % 127773;
        word = 16807 * low - 2836 * high;
        if (word < 0)
            word += 2147483647;
        state[i] = (int)word;
    }
    front = SEPARATION;
    rear = 0;
    for (i = 0; i < DEGREE * 10; i++)
        random();
}

long random(void)
{
    unsigned int sum;

    if (!seeded)
        srandom(1);
    sum = (unsigned)state[front] + (unsigned)state[rear];
    state[front] = (int)sum;
    front = front + 1 == DEGREE ? 0 : front + 1;
    rear = rear + 1 == DEGREE ? 0 : rear + 1;
    return (long)(sum >> 1);
}

int rand(void)
{
    return (int)random();
}

void srand(unsigned int seed)
{
    srandom(seed);
}

int rand_r(unsigned int *seed)
{
    unsigned int next = *seed;
    int result;

    next = next * 1103515245 + 12345;
    result = (int)(next / 65536 % 2048);
    next = next * 1103515245 + 12345;
    result = result << 10 ^ (int)(next / 65536 % 1024);
    next = next * 1103515245 + 12345;
    result = result << 10 ^ (int)(next / 65536 % 1024);
    *seed = next;
    return result;
}

static unsigned long state48;

static unsigned long next48(void)
{
    state48 = (state48 * 0x5deece66dUL + 11) & 0xffffffffffffUL;
    return state48;
}

void srand48(long seed)
{
    state48 = ((unsigned long)(unsigned)seed << 16) | 0x330e;
}

long lrand48(void)
{
    return (long)(next48() >> 17);
}

long mrand48(void)
{
    return (long)(int)(next48() >> 16);
}

double drand48(void)
{
    return (double)next48() / 281474976710656.0;
}
