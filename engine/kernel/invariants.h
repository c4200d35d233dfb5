// What must be true of a kernel between any two actions.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"

#include <string>
#include <vector>

namespace fl::kernel {

// One line "name: what is wrong" for each breach, at most a few of a name; empty when all is well.
std::vector<std::string> broken_invariants(const Kernel& kernel, const hw::Hardware& hardware);

// The names of all that broken_invariants() checks.
std::vector<std::string_view> invariant_names();

}  // namespace fl::kernel
