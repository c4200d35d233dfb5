// Commands as text, one a line: links, logs, bug reports and fuzz corpora are made of it.
#pragma once

#include "base/diagnostic.h"
#include "machine/command.h"

#include <optional>
#include <string>
#include <string_view>

namespace fl::machine {

// "run 402 next", "write \"/home/learner/demo.c\" \"int main…\"": text that parse_command reads back to an
// equal command.
std::string render(const Command& command);

// The command of one line, or what is wrong with it in `why`.
std::optional<Command> parse_command(std::string_view line, std::string& why);

std::string_view name_of(Goal goal);

}  // namespace fl::machine
