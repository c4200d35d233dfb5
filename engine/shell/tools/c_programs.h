// Tools that change the machine are programs in C: they run as processes, make system calls, fault and fail
// as any program does. Their sources are in shell/programs. Private to the shell.
#pragma once

#include <string_view>

namespace fl::shell {

// The source of a tool, or "" when it is no program.
std::string_view program_source(std::string_view tool);

}  // namespace fl::shell
