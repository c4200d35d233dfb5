// One English sentence per event; the interface's other languages translate by kind.
#pragma once

#include "trace/event.h"

#include <string>

namespace fl::trace {

std::string describe(const Event& event);
std::string_view name_of(FaultStep step);  // short label for a box of the flow chart: "in a VMA?"

}  // namespace fl::trace
