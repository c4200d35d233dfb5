// $(( )): C's integer expressions over shell variables.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace fl::shell {

struct ArithmeticScope {
    std::function<std::string(const std::string&)> value;  // of a variable; "" counts as 0
    std::function<void(const std::string&, const std::string&)> assign;
};

struct ArithmeticResult {
    std::int64_t value = 0;
    std::string error;  // as bash says it after the expression, or ""
};

struct ArithmeticOperator {
    std::string_view sign;
    int level;  // binds tighter when higher
};
// The operator on two values the text begins with; none when it is an assignment.
const ArithmeticOperator* operator_at(std::string_view text);

// One operator on two numbers, wrapping around; a division's right side is not 0.
std::int64_t apply_operator(std::string_view sign, std::int64_t a, std::int64_t b);
std::int64_t arithmetic_power(std::int64_t base, std::int64_t exponent);

ArithmeticResult evaluate_arithmetic(std::string_view text, const ArithmeticScope& scope);

}  // namespace fl::shell
