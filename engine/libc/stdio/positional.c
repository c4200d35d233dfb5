/* %n$ in printf formats: all arguments are laid out in memory first, then each conversion picks its own. */
#include "file.h"
#include <ctype.h>
#include <string.h>
#include <wchar.h>

#define MOST_ARGUMENTS 64

struct registers {               /* what a va_list is (psABI 3.5.7) */
    unsigned general, floating;
    void *memory, *saved;
};

static const char *number_at(const char *p, int *number)
{
    *number = 0;
    for (; isdigit((unsigned char)*p) && *number < 1000; p++)
        *number = *number * 10 + (*p - '0');
    return p;
}

/* After the % of a conversion: notes what each of its arguments is, gives back where it ends. */
static const char *note_conversion(const char *p, char *kinds)
{
    int number, other;

    p = number_at(p, &number);
    if (*p++ != '$' || number < 1 || number > MOST_ARGUMENTS)
        return 0;
    for (; *p && strchr("-+ #0'.*123456789hlqjzZtL", *p); p++)
        if (*p == '*') {
            p = number_at(p + 1, &other);
            if (*p != '$' || other < 1 || other > MOST_ARGUMENTS)
                return 0;
            kinds[other - 1] = 'i';
        }
    kinds[number - 1] = *p && strchr("aAeEfFgG", *p) ? 'd' : 'i';
    return *p ? p + 1 : 0;
}

int __gather_positional(const char *format, struct arguments *arguments, long *slots)
{
    char kinds[MOST_ARGUMENTS] = {0};
    const char *p = strchr(format, '%');
    int i;

    for (; p; p = strchr(p, '%')) {
        if (p[1] == '%')
            p += 2;
        else if ((p = note_conversion(p + 1, kinds)) == 0)
            return 0;
    }
    for (i = 0; i < MOST_ARGUMENTS && kinds[i]; i++) {
        double number;
        if (kinds[i] == 'i') {
            slots[i] = va_arg(arguments->list, long);
        } else {
            number = va_arg(arguments->list, double);
            __builtin_memcpy(&slots[i], &number, 8);
        }
    }
    return i > 0;
}

void __choose_argument(struct arguments *arguments, int number)
{
    struct registers *list = (struct registers *)arguments->list;

    list->general = 48;
    list->floating = 176;
    list->memory = arguments->slots + (number > 0 ? number - 1 : 0);
}

/* %ls and %lc: wide characters as UTF-8. */
void __format_wide(struct sink *sink, const struct conversion *c, struct arguments *arguments)
{
    wchar_t one[2] = {0, 0};
    const wchar_t *wide = one;
    char text[1024];
    size_t size = 0;

    if (c->letter == 'c' || c->letter == 'C')
        one[0] = va_arg(arguments->list, wchar_t);
    else
        wide = va_arg(arguments->list, const wchar_t *);
    for (wide = wide ? wide : L"(null)"; *wide && size < sizeof text - 4; wide++) {
        size_t next = size + wcrtomb(text + size, *wide, 0);
        if (c->precision >= 0 && next > (size_t)c->precision)
            break;
        size = next;
    }
    __emit_padded(sink, c, text, size);
}
