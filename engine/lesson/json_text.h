// JSON as it is written: members and elements with their commas in the right places.
#pragma once

#include "base/text.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace fl::lesson {

class JsonText {
public:
    std::string take() { return std::move(json_); }

protected:
    // Before every member and element: a comma, unless it is the first.
    void comma()
    {
        const char last = json_.empty() ? '{' : json_.back();
        if (last != '{' && last != '[' && last != ':') json_ += ',';
    }
    void key(std::string_view name)
    {
        comma();
        (json_ += json_string(name)) += ':';
    }
    void text(std::string_view name, std::string_view value)
    {
        key(name);
        json_ += json_string(value);
    }
    void flag(std::string_view name, bool value)
    {
        key(name);
        json_ += value ? "true" : "false";
    }
    void number(std::string_view name, std::size_t value)
    {
        key(name);
        json_ += std::to_string(value);
    }

    std::string json_;
};

}  // namespace fl::lesson
