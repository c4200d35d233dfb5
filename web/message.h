// The lines a page or a link sends, as commands and as changes of what the interface remembers.
#pragma once

#include "commands.h"
#include "ui_state.h"

#include <string>
#include <string_view>

namespace fl::web {

struct MessageEffect {
    CommandQueue commands;
    std::string problem;         // what is wrong with the line; "" = nothing
    std::string setting, value;  // "system" "dark" · "motion" "reduced" · "restore" "…": for the app itself
};

MessageEffect parse_message(std::string_view line, UiState& state);

// "address-space:demo": opens that picture. False when there is no such picture.
bool show_picture(std::string_view target, UiState& state);

}  // namespace fl::web
