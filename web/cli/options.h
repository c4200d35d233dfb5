// Options of the command line, read once and bounded.
#pragma once

#include "machine/config.h"

#include <string>
#include <string_view>
#include <vector>

namespace fl::cli {

struct Options {
    machine::MachineConfig machine;
    bool trace_calls = false;  // --strace
    bool statistics = false;   // --stat
    std::string dump_proc;     // --dump-proc DIR
    std::string html, scorm, scorm_2004, site;  // of pack
    std::string language = "en";
    std::vector<std::string> operands;
    std::string error;  // what is wrong with the command line; "" = nothing
};

// Reads what follows the verb. After the first operand of `exec`, everything belongs to the program.
Options read_options(int argc, char** argv, bool program_follows);

// False when it cannot be read, or is larger.
bool read_file(const std::string& path, std::string& text, std::size_t largest = 16u << 20);

}  // namespace fl::cli
