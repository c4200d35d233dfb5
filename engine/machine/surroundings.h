// What a program gets from the shell that starts it: limits, the mask of new files, its environment.
#pragma once

#include "kernel/process/process.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace fl::machine {

inline constexpr char mask_letter = 'U';  // umask among the limits, which have the letters of ulimit

void set_limits(kernel::Process& process, const std::map<char, std::uint64_t>& given);

// NAME=value again replaces the first.
std::vector<std::string> environment_with(std::vector<std::string> all, const std::vector<std::string>& more);

}  // namespace fl::machine
