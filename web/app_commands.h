// Carries out what panels and messages ask for. The only place of the interface that changes the machine.
#pragma once

#include "commands.h"

#include <deque>
#include <string>

namespace fl::shell {
class Session;
}
namespace fl::lesson {
class Player;
}

namespace fl::web {

struct Actor {
    shell::Session& session;
    lesson::Player* player = nullptr;  // null: no lesson is open
    std::deque<std::string>& lines;    // to be typed, one after the other, as each one ends
};

// Machine, terminal, time and lesson; SetLanguage and SetTheme are the app's. Returns "" or what is wrong.
std::string carry_out(const UiCommand& command, Actor& actor);

// Types the next waiting line when the terminal is idle; after a command that failed the rest is dropped.
void type_waiting_lines(Actor& actor);

}  // namespace fl::web
