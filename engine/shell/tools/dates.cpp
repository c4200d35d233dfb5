// date, and dates as ls and stat print them.
#include "shell/tools/dates.h"

#include "base/text.h"
#include "shell/options.h"
#include "shell/tools/tools.h"

namespace fl::shell {
namespace {

using ull = unsigned long long;

struct Day {
    ull year = 1970, month = 0, day = 1, weekday = 4;
};

// Days since 1970-01-01, a Thursday.
Day day_of(ull days)
{
    Day day;
    day.weekday = (4 + days) % 7;
    const auto leap = [](ull y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; };
    for (; days >= (leap(day.year) ? 366u : 365u); ++day.year)
        days -= leap(day.year) ? 366 : 365;
    const unsigned lengths[] = {31, leap(day.year) ? 29u : 28u, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (; days >= lengths[day.month]; ++day.month)
        days -= lengths[day.month];
    day.day = days + 1;
    return day;
}

constexpr const char* month_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr const char* day_names[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

}  // namespace

std::string date_text(ull seconds, std::string_view pattern)
{
    const Day day = day_of(seconds / 86400);
    const ull hour = seconds / 3600 % 24, minute = seconds / 60 % 60, second = seconds % 60;
    std::string text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%' || i + 1 == pattern.size()) {
            text += pattern[i];
            continue;
        }
        switch (pattern[++i]) {
        case 's':
            text += format("%llu", seconds);
            break;
        case 'Y':
            text += format("%llu", day.year);
            break;
        case 'm':
            text += format("%02llu", day.month + 1);
            break;
        case 'd':
            text += format("%02llu", day.day);
            break;
        case 'e':
            text += format("%2llu", day.day);
            break;
        case 'H':
            text += format("%02llu", hour);
            break;
        case 'M':
            text += format("%02llu", minute);
            break;
        case 'S':
            text += format("%02llu", second);
            break;
        case 'a':
            text += day_names[day.weekday];
            break;
        case 'b':
            text += month_names[day.month];
            break;
        case 'T':
            text += format("%02llu:%02llu:%02llu", hour, minute, second);
            break;
        case 'F':
            text += format("%llu-%02llu-%02llu", day.year, day.month + 1, day.day);
            break;
        case 'Z':
            text += "UTC";
            break;
        case 'n':
            text += "\n";
            break;
        case '%':
            text += "%";
            break;
        default:
            text += std::string("%") + pattern[i];
        }
    }
    return text;
}

ToolResult run_date(const ToolCall& call)
{
    ToolResult result;
    const ull seconds = call.world.machine().kernel.now.value / 1'000'000'000;
    std::string pattern = "%a %b %e %T UTC %Y";
    for (std::size_t i = 1; i < call.arguments.size(); ++i) {
        if (call.arguments[i][0] == '+')
            pattern = call.arguments[i].substr(1);
        else if (call.arguments[i] != "-u")
            return usage_error("date: only +FORMAT and -u are available here; the clock began at 1970-01-01 "
                               "when the machine was switched on\n",
                               1);
    }
    result.output = date_text(seconds, pattern) + "\n";
    return result;
}

}  // namespace fl::shell
