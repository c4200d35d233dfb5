// Running text of several styles that wraps like a paragraph.
#pragma once

#include "widgets/label.h"

#include <string>
#include <vector>

namespace fl::web {

struct FlowSpan {
    std::string text;
    TextStyle style;
    bool boxed = false;  // a live value or a word of code: on a tinted ground
};

// Returns the height it takes; draws when told to.
float draw_flow(const Look& look, const Box& box, const std::vector<FlowSpan>& spans, Paint paint);

}  // namespace fl::web
