#include "shell/awk/lexer.h"

#include "shell/tools/printf_format.h"

#include <cctype>
#include <cstdlib>

namespace fl::shell::awk {

Token Lexer::quoted()
{
    std::string raw;
    for (++at_; at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n'; ++at_) {
        raw += text_[at_];
        if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
            ++at_;
            if (text_[at_] == '/')
                raw.back() = '/';
            else
                raw += text_[at_];
        }
    }
    ++at_;
    return {Token::Text, unescape(raw, nullptr), 0};
}

Token Lexer::pattern()
{
    std::string raw;
    bool in_set = false;
    for (++at_; at_ < text_.size() && text_[at_] != '\n' && (text_[at_] != '/' || in_set); ++at_) {
        if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
            if (text_[at_ + 1] != '/') raw += '\\';
            ++at_;
        } else if (text_[at_] == '[')
            in_set = true;
        else if (text_[at_] == ']' && in_set && raw.back() != '[')
            in_set = false;
        raw += text_[at_];
    }
    ++at_;
    return {Token::Pattern, raw, 0};
}

Token Lexer::next(bool operand_wanted)
{
    while (at_ < text_.size()) {
        const char c = text_[at_];
        if (c == '\\' && text_.substr(at_ + 1, 1) == "\n")
            at_ += 2;
        else if (c == '#')
            while (at_ < text_.size() && text_[at_] != '\n')
                ++at_;
        else if (c == ' ' || c == '\t' || c == '\r')
            ++at_;
        else
            break;
    }
    if (at_ >= text_.size()) return {};
    const char c = text_[at_];
    if (c == '\n') {
        ++at_;
        return {Token::Newline, "newline", 0};
    }
    if (c == '"') return quoted();
    if (c == '/' && operand_wanted) return pattern();
    if (std::isdigit(static_cast<unsigned char>(c)) ||
        (c == '.' && at_ + 1 < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_ + 1])))) {
        const std::string rest(text_.substr(at_, 64));
        char* end = nullptr;
        const double value = std::strtod(rest.c_str(), &end);
        const std::size_t length = static_cast<std::size_t>(end - rest.c_str());
        at_ += length;
        return {Token::Number, rest.substr(0, length), value};
    }
    if (std::isalpha(static_cast<unsigned char>(c)) || c == '_') {
        std::string name;
        while (at_ < text_.size() &&
               (std::isalnum(static_cast<unsigned char>(text_[at_])) || text_[at_] == '_'))
            name += text_[at_++];
        return {Token::Name, name, 0};
    }
    for (const std::string_view sign : {"**=", "&&", "||", "==", "!=", "<=", ">=", "++", "--",
                                        "+=", "-=", "*=", "/=", "%=", "^=", "!~", "**", ">>"})
        if (text_.substr(at_, sign.size()) == sign) {
            at_ += sign.size();
            return {Token::Sign, std::string(sign), 0};
        }
    ++at_;
    return {Token::Sign, std::string(1, c), 0};
}

}  // namespace fl::shell::awk
