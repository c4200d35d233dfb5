// What the options of ps ask for. Private to the shell.
#pragma once

#include <string>
#include <vector>

namespace fl::shell {

struct PsSelection {
    bool everything = false, negated = false, running = false, headings = true, bsd = false;
    bool with_terminal = false, any_terminal = false, no_leaders = false;  // BSD a and x; -a and -d
    bool full = false, extra = false, lines = false, jobs = false, y = false, threads = false, spids = false;
    bool tree = false, indent = false;
    bool chosen = false;  // by a list
    std::vector<std::string> pids, parents, names, users;
    std::string columns, sort, bad;
    bool by_terminal = false;
};

PsSelection read_ps_options(const std::vector<std::string>& words);
// The columns the letters ask for when none are named.
std::string default_ps_columns(const PsSelection& selection);

}  // namespace fl::shell
