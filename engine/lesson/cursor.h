// A place in a line of text, and the small steps a parser takes from there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace fl::lesson {

constexpr bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
constexpr bool is_word(char c)
{
    return is_letter(c) || is_digit(c);
}

class Cursor {
public:
    explicit Cursor(std::string_view text) : text_(text) {}

protected:
    void skip_blanks()
    {
        while (position_ < text_.size() && (text_[position_] == ' ' || text_[position_] == '\t'))
            ++position_;
    }

    char peek() const { return position_ < text_.size() ? text_[position_] : '\0'; }

    // Blanks before the sign are skipped, also when it is not there.
    bool take(std::string_view sign)
    {
        skip_blanks();
        if (!text_.substr(position_).starts_with(sign)) return false;
        position_ += sign.size();
        return true;
    }

    template <class Allowed>
    std::string_view take_while(Allowed allowed)
    {
        const std::size_t begin = position_;
        while (position_ < text_.size() && allowed(text_[position_]))
            ++position_;
        return text_.substr(begin, position_ - begin);
    }

    // The whole word or nothing.
    bool take_word(std::string_view word)
    {
        const std::size_t before = position_;
        skip_blanks();
        if (take_while(is_word) == word) return true;
        position_ = before;
        return false;
    }

    std::string rest_word() const
    {
        const std::string_view rest = text_.substr(position_);
        return std::string(rest.substr(0, rest.find(' ')));
    }

    std::string_view text_;
    std::size_t position_ = 0;
};

}  // namespace fl::lesson
