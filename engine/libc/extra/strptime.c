/* Text to a date. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

static const char *const names[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
    "Saturday", "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December"};

static const char *take_name(const char *text, int first, int count, int *index)
{
    int i;

    for (i = 0; i < count; i++) {
        size_t whole = strlen(names[first + i]);
        size_t size = strncasecmp(text, names[first + i], whole) == 0 ? whole
            : strncasecmp(text, names[first + i], 3) == 0 ? 3 : 0;
        if (size) {
            *index = i;
            return text + size;
        }
    }
    return 0;
}

static const char *take_number(const char *text, int digits, int low, int high, int *value)
{
    int sum = 0, count = 0;

    while (*text == ' ')
        text++;
    for (; count < digits && isdigit((unsigned char)*text); count++)
        sum = sum * 10 + *text++ - '0';
    if (count == 0 || sum < low || sum > high)
        return 0;
    *value = sum;
    return text;
}

static void complete(struct tm *when)
{
    static const short before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    int year = when->tm_year + 1900, leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    long days;

    when->tm_yday = before[when->tm_mon % 12] + when->tm_mday - 1 + (leap && when->tm_mon > 1);
    days = (year - 1) * 365L + (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400 + when->tm_yday;
    when->tm_wday = (int)((days + 1) % 7);
}

struct reading { struct tm *when; int afternoon, dated; };

static const char *take_field(const char *text, int letter, struct reading *r);

static const char *take_all(const char *text, const char *format, struct reading *r)
{
    for (; text && *format; format++) {
        if (isspace((unsigned char)*format)) {
            while (isspace((unsigned char)*text))
                text++;
        } else if (*format != '%') {
            text = *text == *format ? text + 1 : 0;
        } else {
            format++;
            if (*format == 'E' || *format == 'O')
                format++;
            text = take_field(text, *format, r);
        }
    }
    return text;
}

static const char *take_zone(const char *text, struct tm *when)
{
    int sign = *text == '-' ? -1 : 1, hours = 0, minutes = 0;

    if (*text == 'Z')
        return text + 1;
    text = take_number(text + 1, 2, 0, 14, &hours);
    if (text && *text == ':')
        text++;
    text = text ? take_number(text, 2, 0, 59, &minutes) : 0;
    when->tm_gmtoff = sign * (hours * 3600L + minutes * 60);
    return text;
}

static const char *take_year(const char *text, int letter, struct reading *r)
{
    int value;
    const char *end = take_number(text, letter == 'y' ? 2 : 4, 0, 9999, &value);

    if (end)
        r->when->tm_year = letter == 'Y' ? value - 1900 : value < 69 ? value + 100 : value;
    return end;
}

static const char *take_field(const char *text, int letter, struct reading *r)
{
    struct tm *t = r->when;
    int value;

    r->dated |= strchr("YymdbBhDFexj", letter) != 0;
    switch (letter) {
    case '%': return *text == '%' ? text + 1 : 0;
    case 'n': case 't':
        while (isspace((unsigned char)*text))
            text++;
        return text;
    case 'a': case 'A': return take_name(text, 0, 7, &t->tm_wday);
    case 'b': case 'B': case 'h': return take_name(text, 7, 12, &t->tm_mon);
    case 'd': case 'e': return take_number(text, 2, 1, 31, &t->tm_mday);
    case 'H': case 'k': return take_number(text, 2, 0, 23, &t->tm_hour);
    case 'I': case 'l': text = take_number(text, 2, 1, 12, &value); t->tm_hour = value % 12; return text;
    case 'j': text = take_number(text, 3, 1, 366, &value); t->tm_yday = value - 1; return text;
    case 'm': text = take_number(text, 2, 1, 12, &value); t->tm_mon = value - 1; return text;
    case 'M': return take_number(text, 2, 0, 59, &t->tm_min);
    case 'S': return take_number(text, 2, 0, 61, &t->tm_sec);
    case 'p': case 'P':
        r->afternoon = strncasecmp(text, "PM", 2) == 0;
        return r->afternoon || strncasecmp(text, "AM", 2) == 0 ? text + 2 : 0;
    case 'y': case 'Y': return take_year(text, letter, r);
    case 's': {
        char *end;
        time_t seconds = strtol(text, &end, 10);
        localtime_r(&seconds, t);
        r->dated = 0;
        return end;
    }
    case 'z': return take_zone(text, t);
    case 'D': case 'x': return take_all(text, "%m/%d/%y", r);
    case 'F': return take_all(text, "%Y-%m-%d", r);
    case 'R': return take_all(text, "%H:%M", r);
    case 'T': case 'X': return take_all(text, "%H:%M:%S", r);
    case 'r': return take_all(text, "%I:%M:%S %p", r);
    case 'c': return take_all(text, "%a %b %e %H:%M:%S %Y", r);
    }
    return 0;
}

char *strptime(const char *text, const char *format, struct tm *when)
{
    struct reading r = {when, 0, 0};

    text = take_all(text, format, &r);
    if (text && r.afternoon)
        when->tm_hour += 12;
    if (text && r.dated && when->tm_mday > 0)
        complete(when);
    return (char *)text;
}
