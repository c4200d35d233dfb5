// Text to preprocessing tokens: comments gone, lines joined (sources.cpp).
#pragma once

#include "lang/sources.h"

#include <vector>

namespace fl::lang {

std::vector<Token> tokenize(Sources& sources, std::uint16_t file);
// For the debugger, _Pragma-free pasting and command-line macros: the tokens of a text that is no file.
std::vector<Token> tokenize_text(std::string_view text, Location at);

}  // namespace fl::lang
