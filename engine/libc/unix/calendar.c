/* Dates as text. */
#include <stdio.h>
#include <string.h>
#include <time.h>

static const char days[] = "Sunday\0   Monday\0   Tuesday\0  Wednesday\0Thursday\0 Friday\0   Saturday\0 ";
static const char months[] = "January\0  February\0 March\0    April\0    May\0      June\0     July\0     August\0   "
                             "September\0October\0  November\0 December\0 ";
#define NAME(list, n, count) ((unsigned)(n) < (count) ? (list) + (n) * 10 : "?")
char *tzname[2] = {"UTC", "UTC"};
long timezone;
int daylight;

void tzset(void)
{
}

time_t timegm(struct tm *when)
{
    return mktime(when);
}

char *asctime_r(const struct tm *when, char *to)
{
    sprintf(to, "%.3s %.3s%3d %.2d:%.2d:%.2d %d\n", NAME(days, when->tm_wday, 7), NAME(months, when->tm_mon, 12),
            when->tm_mday, when->tm_hour, when->tm_min, when->tm_sec, 1900 + when->tm_year);
    return to;
}

char *asctime(const struct tm *when)
{
    static char text[64];
    return asctime_r(when, text);
}

char *ctime(const time_t *when)
{
    return asctime(localtime(when));
}

char *ctime_r(const time_t *when, char *to)
{
    struct tm parts;
    return asctime_r(localtime_r(when, &parts), to);
}

/* ISO 8601: the week that holds the year's first Thursday is the first. */
static int iso_week(const struct tm *t, int *year)
{
    int weekday = (t->tm_wday + 6) % 7, week = (t->tm_yday - weekday + 10) / 7, last;

    *year = t->tm_year + 1900;
    if (week < 1) {
        struct tm before = {.tm_year = t->tm_year - 1, .tm_mon = 11, .tm_mday = 31};
        mktime(&before);
        return iso_week(&before, year);
    }
    last = (*year % 4 == 0 && *year % 100 != 0) || *year % 400 == 0 ? 366 : 365;
    if (week == 53 && t->tm_yday - weekday + 3 >= last) {
        ++*year;
        return 1;
    }
    return week;
}

static int hour12(const struct tm *t)
{
    return t->tm_hour % 12 ? t->tm_hour % 12 : 12;
}

static void one_field(char *to, size_t size, char letter, const struct tm *t)
{
    int year, week = iso_week(t, &year);
    struct tm copy = *t;
    const char *nested = 0;

    switch (letter) {
    case 'a': snprintf(to, size, "%.3s", NAME(days, t->tm_wday, 7)); break;
    case 'A': snprintf(to, size, "%s", NAME(days, t->tm_wday, 7)); break;
    case 'b':
    case 'h': snprintf(to, size, "%.3s", NAME(months, t->tm_mon, 12)); break;
    case 'B': snprintf(to, size, "%s", NAME(months, t->tm_mon, 12)); break;
    case 'c': nested = "%a %b %e %H:%M:%S %Y"; break;
    case 'C': snprintf(to, size, "%02d", (t->tm_year + 1900) / 100); break;
    case 'd': snprintf(to, size, "%02d", t->tm_mday); break;
    case 'D':
    case 'x': nested = "%m/%d/%y"; break;
    case 'e': snprintf(to, size, "%2d", t->tm_mday); break;
    case 'F': nested = "%Y-%m-%d"; break;
    case 'g': snprintf(to, size, "%02d", year % 100); break;
    case 'G': snprintf(to, size, "%d", year); break;
    case 'H': snprintf(to, size, "%02d", t->tm_hour); break;
    case 'I': snprintf(to, size, "%02d", hour12(t)); break;
    case 'j': snprintf(to, size, "%03d", t->tm_yday + 1); break;
    case 'k': snprintf(to, size, "%2d", t->tm_hour); break;
    case 'l': snprintf(to, size, "%2d", hour12(t)); break;
    case 'm': snprintf(to, size, "%02d", t->tm_mon + 1); break;
    case 'M': snprintf(to, size, "%02d", t->tm_min); break;
    case 'n': strcpy(to, "\n"); break;
    case 'p': strcpy(to, t->tm_hour < 12 ? "AM" : "PM"); break;
    case 'P': strcpy(to, t->tm_hour < 12 ? "am" : "pm"); break;
    case 'r': nested = "%I:%M:%S %p"; break;
    case 'R': nested = "%H:%M"; break;
    case 's': snprintf(to, size, "%ld", mktime(&copy)); break;
    case 'S': snprintf(to, size, "%02d", t->tm_sec); break;
    case 't': strcpy(to, "\t"); break;
    case 'T':
    case 'X': nested = "%H:%M:%S"; break;
    case 'u': snprintf(to, size, "%d", t->tm_wday ? t->tm_wday : 7); break;
    case 'U': snprintf(to, size, "%02d", (t->tm_yday + 7 - t->tm_wday) / 7); break;
    case 'V': snprintf(to, size, "%02d", week); break;
    case 'w': snprintf(to, size, "%d", t->tm_wday); break;
    case 'W': snprintf(to, size, "%02d", (t->tm_yday + 7 - (t->tm_wday + 6) % 7) / 7); break;
    case 'y': snprintf(to, size, "%02d", t->tm_year % 100); break;
    case 'Y': snprintf(to, size, "%d", t->tm_year + 1900); break;
    case 'z': strcpy(to, "+0000"); break;
    case 'Z': strcpy(to, t->tm_zone ? t->tm_zone : "UTC"); break;
    case '%': strcpy(to, "%"); break;
    default: snprintf(to, size, "%%%c", letter); break;
    }
    if (nested)
        strftime(to, size, nested, t);
}

size_t strftime(char *to, size_t size, const char *format, const struct tm *when)
{
    size_t used = 0;
    char field[64];

    for (; *format; format++) {
        size_t length = 1;
        field[0] = *format;
        if (*format == '%' && format[1]) {
            field[0] = 0;
            one_field(field, sizeof field, *++format, when);
            length = strlen(field);
        }
        if (used + length >= size)
            return 0;
        memcpy(to + used, field, length);
        used += length;
    }
    if (size)
        to[used] = 0;
    return used;
}
