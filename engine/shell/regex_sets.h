// [:digit:] and its like. Private to regular expressions.
#pragma once

#include <bitset>
#include <string_view>

namespace fl::shell {

using CharacterSet = std::bitset<256>;

CharacterSet named_set(std::string_view name);  // empty for an unknown name

}  // namespace fl::shell
