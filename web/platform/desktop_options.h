// Options of the desktop window: faultline [FILE] [--lesson ID] [--step ID] [--lang TAG]
// [--theme light|dark|system] ...
#pragma once

#include "platform/desktop_window.h"

#include <string>

namespace fl::platform {

// Fills `setup`; returns "" or what is wrong with the command line. Each option also takes the form
// --name=value.
std::string parse_window_options(int argc, char** argv, WindowSetup& setup);

}  // namespace fl::platform
