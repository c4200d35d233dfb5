// What happened, as a Chinese sentence; trace/describe.h has the English ones.
#pragma once

#include "trace/event.h"

#include <string>

namespace fl::web {

// Empty for a page fault, whose story the interface tells in its own words, and on the page until the texts
// have come.
std::string event_in_chinese(const trace::Event& event);

}  // namespace fl::web
