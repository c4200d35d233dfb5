/* Sines and their inverses: reduced to an eighth of the circle, then by series. */
#include <math.h>

#define HALF_PI_HIGH 1.57079632673412561417e+00
#define HALF_PI_LOW 6.07710050650619224932e-11

static double series_sine(double x)
{
    double square = x * x, sum = 0;
    int i;

    for (i = 19; i >= 3; i -= 2)
        sum = (sum + 1) * -square / (i * (i - 1));
    return x + x * sum;
}

static double series_cosine(double x)
{
    double square = x * x, sum = 0;
    int i;

    for (i = 20; i >= 2; i -= 2)
        sum = (sum + 1) * -square / (i * (i - 1));
    return 1 + sum;
}

/* sine of x + quarter turns */
static double sine(double x, int quarter)
{
    double turns = rint(x / M_PI_2), rest;

    if (isnan(x) || isinf(x))
        return NAN;
    rest = (x - turns * HALF_PI_HIGH) - turns * HALF_PI_LOW;
    switch (((long)fmod(turns, 4) + quarter + 4) & 3) {
    case 0:
        return series_sine(rest);
    case 1:
        return series_cosine(rest);
    case 2:
        return -series_sine(rest);
    default:
        return -series_cosine(rest);
    }
}

double sin(double x)
{
    return sine(x, 0);
}

double cos(double x)
{
    return sine(x, 1);
}

double tan(double x)
{
    return sin(x) / cos(x);
}

double atan(double x)
{
    double square, sum = 0;
    int i;

    if (isnan(x))
        return x;
    if (fabs(x) > 1)
        return copysign(M_PI_2, x) - atan(1 / x);
    if (fabs(x) > 0.25)
        return 2 * atan(x / (1 + sqrt(1 + x * x)));
    square = x * x;
    for (i = 31; i >= 3; i -= 2)
        sum = (sum + 1.0 / i) * -square;
    return x + x * sum;
}

double atan2(double y, double x)
{
    if (x > 0)
        return atan(y / x);
    if (x < 0)
        return atan(y / x) + copysign(M_PI, y);
    return y == 0 ? copysign(signbit(x) ? M_PI : 0, y) : copysign(M_PI_2, y);
}

double asin(double x)
{
    if (fabs(x) > 1)
        return NAN;
    return fabs(x) == 1 ? copysign(M_PI_2, x) : atan(x / sqrt((1 - x) * (1 + x)));
}

double acos(double x)
{
    return M_PI_2 - asin(x);
}

float fabsf(float x)
{
    return (float)fabs(x);
}

float sqrtf(float x)
{
    return (float)sqrt(x);
}

float floorf(float x)
{
    return (float)floor(x);
}

float ceilf(float x)
{
    return (float)ceil(x);
}

float roundf(float x)
{
    return (float)round(x);
}

float powf(float x, float y)
{
    return (float)pow(x, y);
}

float sinf(float x)
{
    return (float)sin(x);
}

float cosf(float x)
{
    return (float)cos(x);
}

float expf(float x)
{
    return (float)exp(x);
}

float logf(float x)
{
    return (float)log(x);
}

float fmodf(float x, float y)
{
    return (float)fmod(x, y);
}
