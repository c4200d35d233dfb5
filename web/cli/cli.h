// The command line: faultline exec | run | check | shell. Without a verb the window is wanted.
#pragma once

namespace fl::cli {

inline constexpr int window_wanted = -1;

// Exit statuses, as scripts and course systems see them.
enum Exit { Fine = 0, CheckFailed = 1, Usage = 2, BadInput = 3, InputOutput = 4 };

// Returns an exit status, or window_wanted.
int run(int argc, char** argv);

}  // namespace fl::cli
