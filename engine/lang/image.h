// Programs placed in an address space. Compared by identity: one Program is never built twice for the same
// image.
#pragma once

#include "lang/program.h"

#include <vector>

namespace fl::lang {

struct Image {
    ProgramPtr program;
    VirtAddr base;
    bool snippet =
        false;  // a debugger's expression: its text is not in simulated memory, so fetching it never faults

    friend bool operator==(const Image&, const Image&) = default;
};

struct ImageMap {
    std::vector<Image> images;

    // The image whose text holds pc, or null.
    const Image* find(VirtAddr pc) const;
    // Address of an exported symbol: the first image in order that has it, as ld.so searches. 0 = nowhere.
    VirtAddr find_symbol(std::string_view name) const;
    friend bool operator==(const ImageMap&, const ImageMap&) = default;
};

}  // namespace fl::lang
