// A text line by line, without its line ends; numbers count from 1.
#pragma once

#include <cstdint>
#include <string_view>

namespace fl::import {

class Lines {
public:
    explicit Lines(std::string_view text) : rest_(text) {}

    bool next()
    {
        if (rest_.empty()) return false;
        const std::size_t end = rest_.find('\n');
        line_ = rest_.substr(0, end);
        rest_ = end == std::string_view::npos ? std::string_view() : rest_.substr(end + 1);
        if (line_.ends_with('\r')) line_.remove_suffix(1);
        ++number_;
        return true;
    }
    std::string_view line() const { return line_; }
    std::uint32_t number() const { return number_; }

private:
    std::string_view rest_, line_;
    std::uint32_t number_ = 0;
};

}  // namespace fl::import
