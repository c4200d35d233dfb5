// awk's values: a number, a text, or a text that came from input and looks like a number. Private to awk.
#pragma once

#include <string>

namespace fl::shell::awk {

struct Value {
    enum Kind : unsigned char { Unset, Number, Text, Input };
    Kind kind = Unset;
    double number = 0;
    std::string text;

    Value() = default;
    Value(double n) : kind(Number), number(n) {}
    Value(std::string t) : kind(Text), text(std::move(t)) {}
};

Value from_input(std::string text);  // a field or -v: numeric when it looks so
std::string text_of_number(double number, const std::string& format);
double to_number(const Value& value);
std::string to_text(const Value& value, const std::string& format);
bool is_true(const Value& value);
int compare(const Value& a, const Value& b, const std::string& format);  // <0, 0, >0

}  // namespace fl::shell::awk
