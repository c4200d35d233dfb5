// awk's tokens. Private to the parser.
#pragma once

#include <string>
#include <string_view>

namespace fl::shell::awk {

struct Token {
    enum Kind : unsigned char { End, Newline, Number, Text, Pattern, Name, FunctionName, Sign };
    Kind kind = End;
    std::string text;
    double number = 0;
};

class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}
    // `operand_wanted`: a slash begins a regular expression.
    Token next(bool operand_wanted);

private:
    Token quoted();
    Token pattern();
    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace fl::shell::awk
