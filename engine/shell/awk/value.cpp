#include "shell/awk/value.h"

#include "shell/tools/printf_format.h"

#include <cmath>
#include <cstdlib>

namespace fl::shell::awk {

Value from_input(std::string text)
{
    Value value(std::move(text));
    const std::size_t first = value.text.find_first_not_of(" \t\n"),
                      last = value.text.find_last_not_of(" \t\n");
    if (first == std::string::npos) return value;
    const std::string inner = value.text.substr(first, last + 1 - first);
    if (inner.find_first_not_of("0123456789+-.eE") != std::string::npos) return value;
    char* end = nullptr;
    const double number = std::strtod(inner.c_str(), &end);
    if (*end != '\0' || end == inner.c_str()) return value;
    value.kind = Value::Input;
    value.number = number;
    return value;
}

std::string text_of_number(double number, const std::string& format)
{
    const FormatArguments whole{[] { return std::string(); }, [&] { return number; },
                                [&] { return static_cast<long long>(number); }};
    // mawk 1.3.4, Debian's awk: beyond an int it is printed as any other number.
    if (std::isnan(number)) return std::signbit(number) ? "-nan" : "nan";
    if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
    if (std::fabs(number) <= 2147483647.0 && number == std::floor(number)) return format_once("%d", whole);
    return format_once(format, whole);
}

double to_number(const Value& value)
{
    if (value.kind == Value::Text) {
        std::string head = value.text.substr(0, 64);
        const std::size_t bad = head.find_first_not_of(" \t\n0123456789+-.eE");
        return std::strtod(head.substr(0, bad).c_str(), nullptr);
    }
    return value.number;
}

std::string to_text(const Value& value, const std::string& format)
{
    return value.kind == Value::Number ? text_of_number(value.number, format) : value.text;
}

bool is_true(const Value& value)
{
    if (value.kind == Value::Text) return !value.text.empty();
    return value.number != 0;
}

int compare(const Value& a, const Value& b, const std::string& format)
{
    if (a.kind != Value::Text && b.kind != Value::Text) return a.number < b.number ? -1 : a.number > b.number;
    return to_text(a, format).compare(to_text(b, format));
}

}  // namespace fl::shell::awk
