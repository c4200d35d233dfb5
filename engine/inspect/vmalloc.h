// The kernel's vmalloc area, stretch by stretch.
#pragma once

#include "inspect/view.h"

#include <string_view>
#include <vector>

namespace fl::inspect {

struct VmallocRow {
    VirtAddr begin, end;  // with the guard page
    std::string_view caller;
    std::vector<FrameNumber> frames;  // in the order of addresses
};
std::vector<VmallocRow> vmalloc_rows(const View& view);

}  // namespace fl::inspect
