// What kcompactd has been asked for. Linux: parts of struct pglist_data.
#pragma once

#include <cstdint>

namespace fl::kernel {

struct CompactionState {
    std::uint8_t wanted_order = 0;  // of the largest block somebody could not have; 0 = nothing to do

    friend bool operator==(const CompactionState&, const CompactionState&) = default;
};

}  // namespace fl::kernel
