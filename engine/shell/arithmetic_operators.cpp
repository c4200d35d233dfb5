#include "shell/arithmetic.h"

namespace fl::shell {
namespace {

constexpr ArithmeticOperator operators[] = {{"||", 1}, {"&&", 2}, {"<<", 8}, {">>", 8}, {"==", 6}, {"!=", 6},
                                            {"<=", 7}, {">=", 7}, {"<", 7},  {">", 7},  {"|", 3},  {"^", 4},
                                            {"&", 5},  {"+", 9},  {"-", 9},  {"*", 10}, {"/", 10}, {"%", 10}};

}  // namespace

const ArithmeticOperator* operator_at(std::string_view text)
{
    for (const ArithmeticOperator& candidate : operators) {
        const std::size_t length = candidate.sign.size();
        if (text.substr(0, length) != candidate.sign) continue;
        const bool assigns =
            text.size() > length && text[length] == '=' && candidate.level != 6 && candidate.level != 7;
        return assigns ? nullptr : &candidate;
    }
    return nullptr;
}

using Wide = std::uint64_t;

std::int64_t arithmetic_power(std::int64_t base, std::int64_t exponent)
{
    Wide value = 1, square = static_cast<Wide>(base);
    for (; exponent > 0; exponent >>= 1, square *= square)
        if (exponent & 1) value *= square;
    return static_cast<std::int64_t>(value);
}

std::int64_t apply_operator(std::string_view sign, std::int64_t a, std::int64_t b)
{
    const auto x = static_cast<Wide>(a), y = static_cast<Wide>(b);
    if (sign == "+") return static_cast<std::int64_t>(x + y);
    if (sign == "-") return static_cast<std::int64_t>(x - y);
    if (sign == "*") return static_cast<std::int64_t>(x * y);
    if (sign == "/") return b == -1 ? static_cast<std::int64_t>(0 - x) : a / b;
    if (sign == "%") return b == -1 ? 0 : a % b;
    if (sign == "<<") return static_cast<std::int64_t>(x << (y & 63));
    if (sign == ">>") return a >> (y & 63);
    if (sign == "<") return a < b;
    if (sign == ">") return a > b;
    if (sign == "<=") return a <= b;
    if (sign == ">=") return a >= b;
    if (sign == "==") return a == b;
    if (sign == "!=") return a != b;
    if (sign == "&") return a & b;
    if (sign == "|") return a | b;
    return a ^ b;
}

}  // namespace fl::shell
