/* The exact part of math.h: everything that is a matter of bits. */
#include "internal.h"
#include <math.h>

static unsigned long bits_of(double x)
{
    return *(unsigned long *)&x;
}

static double from_bits(unsigned long bits)
{
    return *(double *)&bits;
}

double __infinity(void)
{
    return from_bits(0x7ff0000000000000UL);
}

double __not_a_number(void)
{
    return from_bits(0x7ff8000000000000UL);
}

int __signbit(double x)
{
    return (int)(bits_of(x) >> 63);
}

double fabs(double x)
{
    return from_bits(bits_of(x) & ~(1UL << 63));
}

double copysign(double x, double sign)
{
    return from_bits((bits_of(x) & ~(1UL << 63)) | (bits_of(sign) & 1UL << 63));
}

double trunc(double x)
{
    unsigned long bits = bits_of(x);
    int exponent = (int)(bits >> 52 & 2047) - 1023;

    if (exponent >= 52)
        return x;
    if (exponent < 0)
        return from_bits(bits & 1UL << 63);
    return from_bits(bits & ~(0xfffffffffffffUL >> exponent));
}

double floor(double x)
{
    double whole = trunc(x);
    return whole > x ? whole - 1 : whole;
}

double ceil(double x)
{
    double whole = trunc(x);
    return whole < x ? copysign(whole + 1, x) : whole;
}

double round(double x)
{
    double whole = trunc(x);
    return fabs(x - whole) >= 0.5 ? whole + copysign(1, x) : whole;
}

double rint(double x)
{
    double big = 4503599627370496.0, a = fabs(x);

    if (!(a < big))
        return x;
    return copysign((a + big) - big, x);
}

double nearbyint(double x)
{
    return rint(x);
}

long lround(double x)
{
    return (long)round(x);
}

long lrint(double x)
{
    return (long)rint(x);
}

double modf(double x, double *whole)
{
    *whole = trunc(x);
    return isinf(x) ? copysign(0, x) : copysign(x - *whole, x);
}

double frexp(double x, int *exponent)
{
    unsigned long bits = bits_of(x);
    int biased = (int)(bits >> 52 & 2047);

    *exponent = 0;
    if (biased == 2047 || x == 0)
        return x;
    if (biased == 0) {
        x = frexp(x * 18014398509481984.0, exponent);
        *exponent -= 54;
        return x;
    }
    *exponent = biased - 1022;
    return from_bits((bits & ~(2047UL << 52)) | 1022UL << 52);
}

double ldexp(double x, int exponent)
{
    while (exponent > 1023) {
        x *= from_bits(2046UL << 52);
        exponent -= 1023;
        if (exponent > 4000)
            exponent = 4000;
    }
    while (exponent < -1022) {
        /* leave room, so that a subnormal result is rounded only once */
        int step = exponent < -1022 - 53 ? 969 : -exponent - 1022 > 969 ? 969 : 0;
        if (step == 0)
            break;
        x *= from_bits((unsigned long)(1023 - step) << 52);
        exponent += step;
        if (exponent < -4000)
            exponent = -4000;
    }
    if (exponent < -1022) {
        x *= from_bits(1UL << 52);
        exponent += 1022;
    }
    return x * from_bits((unsigned long)(exponent + 1023) << 52);
}

double scalbn(double x, int exponent)
{
    return ldexp(x, exponent);
}

double fmod(double x, double y)
{
    double a = fabs(x), b = fabs(y);

    if (isnan(x) || isnan(y) || isinf(x) || y == 0)
        return NAN;
    while (a >= b) {
        int a_exponent, b_exponent;
        double step;
        frexp(a, &a_exponent);
        frexp(b, &b_exponent);
        step = ldexp(b, a_exponent - b_exponent);
        if (step > a)
            step = ldexp(step, -1);
        a -= step;
    }
    return copysign(a, x);
}

double remainder(double x, double y)
{
    double rest = fmod(x, 2 * y), half = fabs(y) / 2, a = fabs(rest);

    if (a > half) {
        a -= fabs(y);
        if (a >= half)
            a -= fabs(y);
    }
    return x < 0 ? -a : a;
}

double fmin(double x, double y)
{
    return isnan(x) ? y : isnan(y) ? x : x < y ? x : y;
}

double fmax(double x, double y)
{
    return isnan(x) ? y : isnan(y) ? x : x > y ? x : y;
}

double fdim(double x, double y)
{
    return x > y ? x - y : 0;
}

double fma(double x, double y, double z)
{
    return x * y + z;
}

double sqrt(double x)
{
    return x < 0 ? -NAN : __builtin_sqrt(x);
}
