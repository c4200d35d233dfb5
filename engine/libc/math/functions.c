/* Elementary functions by argument reduction and series. Errors stay within an ulp or two. */
#include <errno.h>
#include <math.h>

#define LN2_HIGH 6.93147180369123816490e-01
#define LN2_LOW 1.90821492927058770002e-10

double exp(double x)
{
    double k, r, term, sum;
    int i;

    if (isnan(x) || x == __infinity())
        return x;
    if (x > 709.79)
        return __infinity();
    if (x < -745.2)
        return 0;
    k = rint(x / M_LN2);
    r = (x - k * LN2_HIGH) - k * LN2_LOW;
    sum = 0;
    for (i = 14; i >= 1; i--)
        sum = (sum + 1) * r / i;
    term = 1 + sum;
    return ldexp(term, (int)k);
}

double exp2(double x)
{
    double whole = rint(x);
    return ldexp(exp((x - whole) * M_LN2), (int)whole);
}

double expm1(double x)
{
    double sum = 0;
    int i;

    if (fabs(x) > 0.5)
        return exp(x) - 1;
    for (i = 16; i >= 1; i--)
        sum = (sum + 1) * x / i;
    return sum;
}

/* log m for m in [sqrt 1/2, sqrt 2] by the series of atanh */
static double log_reduced(double m)
{
    double s = (m - 1) / (m + 1), square = s * s, sum = 0;
    int i;

    for (i = 25; i >= 3; i -= 2)
        sum = (sum + 1.0 / i) * square;
    return 2 * s + 2 * s * sum;
}

double log(double x)
{
    int exponent;
    double m;

    if (isnan(x) || x == __infinity())
        return x;
    if (x < 0)
        return -NAN;
    if (x == 0)
        return -__infinity();
    m = frexp(x, &exponent);
    if (m < M_SQRT2 / 2) {
        m *= 2;
        exponent--;
    }
    return exponent * LN2_HIGH + (log_reduced(m) + exponent * LN2_LOW);
}

double log2(double x)
{
    int exponent;
    double m = frexp(x, &exponent);

    if (m == 0.5)
        return exponent - 1;
    return log(x) / M_LN2;
}

/* Powers of ten give whole numbers, as they do in glibc. */
double log10(double x)
{
    double result = log(x) / M_LN10, whole = rint(result), power = 1;
    int i;

    if (fabs(result - whole) < 1e-9 && fabs(whole) <= 22) {
        for (i = 0; i < fabs(whole); i++)
            power *= 10;
        if (whole >= 0 ? x == power : x == 1 / power)
            return whole;
    }
    return result;
}

double log1p(double x)
{
    double u = 1 + x;
    return u == 1 ? x : log(u) * x / (u - 1);
}

static double integer_power(double x, long n)
{
    double result = 1;
    unsigned long count = n < 0 ? (unsigned long)-n : (unsigned long)n;

    for (; count; count >>= 1, x *= x)
        if (count & 1)
            result *= x;
    return n < 0 ? 1 / result : result;
}

double pow(double x, double y)
{
    if (y == 0 || x == 1)
        return 1;
    if (isnan(x) || isnan(y))
        return x + y;
    if (y == 0.5 && x >= 0)
        return sqrt(x);
    if (trunc(y) == y && fabs(y) <= 1024)
        return integer_power(x, (long)y);
    if (x == 0)
        return y > 0 ? 0 : __infinity();
    if (x < 0) {
        if (trunc(y) != y)
            return -NAN;
        return fmod(y, 2) != 0 ? -exp(y * log(-x)) : exp(y * log(-x));
    }
    return exp(y * log(x));
}

double cbrt(double x)
{
    double guess;
    int i;

    if (x == 0 || isnan(x) || isinf(x))
        return x;
    guess = copysign(exp(log(fabs(x)) / 3), x);
    for (i = 0; i < 2; i++)
        guess -= (guess * guess * guess - x) / (3 * guess * guess);
    return guess;
}

double hypot(double x, double y)
{
    double a = fabs(x), b = fabs(y), larger = a > b ? a : b, ratio;

    if (larger == 0 || isinf(larger))
        return larger;
    if (larger < 1e150 && larger > 1e-140)
        return sqrt(x * x + y * y);
    ratio = (a > b ? b : a) / larger;
    return larger * sqrt(1 + ratio * ratio);
}

double sinh(double x)
{
    double e = expm1(fabs(x));
    return copysign((e + e / (e + 1)) / 2, x);
}

double cosh(double x)
{
    double e = exp(fabs(x));
    return (e + 1 / e) / 2;
}

double tanh(double x)
{
    double e = expm1(2 * fabs(x));
    return isinf(e) ? copysign(1, x) : copysign(e / (e + 2), x);
}
