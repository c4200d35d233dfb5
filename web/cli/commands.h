// One function per verb of the command line. Each returns an exit status of cli.h.
#pragma once

#include "cli/options.h"

namespace fl::cli {

int exec(const Options& options);   // exec.cpp
int check(const Options& options);  // lessons.cpp
int new_lesson(const Options& options);  // new_lesson.cpp
int play(const Options& options);   // lessons.cpp: faultline run
int shell(const Options& options);  // shell.cpp
int replay(const Options& options);  // replay.cpp
int pack(const Options& options);    // pack.cpp

}  // namespace fl::cli
