/* Kinds of wide characters: as in the C locale, only those of ASCII have one. */
#include <ctype.h>
#include <wctype.h>

#define KIND(name) int isw##name(wint_t c) { return c < 128 && is##name((int)c); }
KIND(alpha)
KIND(digit)
KIND(alnum)
KIND(space)
KIND(upper)
KIND(lower)
KIND(punct)
KIND(print)
KIND(graph)
KIND(cntrl)
KIND(xdigit)
KIND(blank)

wint_t towupper(wint_t c)
{
    return c < 128 ? (wint_t)toupper((int)c) : c;
}

wint_t towlower(wint_t c)
{
    return c < 128 ? (wint_t)tolower((int)c) : c;
}
