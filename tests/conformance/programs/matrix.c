/* Sums over a matrix by rows and by columns; a sieve; floating point. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define N 300
static double m[N][N];
static char sieve[1000001];
int main(void)
{
    double rows = 0, columns = 0;
    int primes = 0;
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++)
            m[i][j] = i * 0.5 + j / 3.0;
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++)
            rows += m[i][j];
    for (int j = 0; j < N; j++)
        for (int i = 0; i < N; i++)
            columns += m[i][j];
    memset(sieve, 1, sizeof sieve);
    for (int i = 2; i <= 1000000; i++)
        if (sieve[i]) {
            primes++;
            for (long j = (long)i * i; j <= 1000000; j += i)
                sieve[j] = 0;
        }
    printf("%.6f %.6f %d %.10f\n", rows, columns, primes, sqrt(2) + floor(2.7) + fabs(-1.5));
    return 0;
}
