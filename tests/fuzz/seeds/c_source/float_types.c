/* float, double and integer conversions. */
#include <stdio.h>
int main(void)
{
    float f = 0.1f;
    double d = 0.1;
    unsigned char c = 300;
    signed char s = 200;
    short h = 70000;
    unsigned u = -1;
    long l = u;
    float big = 16777217;
    printf("%.10f %.10f %d %d %d %u %ld %.1f\n", f, d, c, s, h, u, l, big);
    printf("%d %d %d\n", f == 0.1, f == 0.1f, (int)1e9f);
    printf("%g %g %d\n", 1e300 * 1e10, -1.0 / 0.0, 0.0 / 0.0 == 0.0 / 0.0);
    printf("%lu %ld\n", (unsigned long)1.8e19, (long)-2.5);
    printf("%f %f\n", (double)(unsigned long)-1, (float)(long)-5);
    printf("%Lf %zu\n", 1.25L, sizeof(float));
    return 0;
}
