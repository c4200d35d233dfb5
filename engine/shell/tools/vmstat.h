// The parts of vmstat. Private to the shell.
#pragma once

#include "base/text.h"
#include "shell/world.h"

#include <string>

namespace fl::shell {

// As a file of /proc tells it; 0 when it does not.
inline unsigned long long number(std::string_view text)
{
    return parse_unsigned(text).value_or(0);
}

struct VmstatSample {
    unsigned long long user = 0, system = 0, idle = 0, wait = 0, stolen = 0, interrupts = 0, switches = 0,
                       running = 0, blocked = 0;
    unsigned long long paged_in = 0, paged_out = 0, swapped_in = 0,
                       swapped_out = 0;  // KiB, KiB, pages, pages
};
VmstatSample take_sample(const World& world);

// What vmstat -s, -f, -m, -d and -D print. `unit`: bytes of the memory amounts of -s, named by `letter`.
std::string vmstat_report(const World& world, char what, unsigned long long unit, char letter);

}  // namespace fl::shell
