// The parts of the machine that are no software: memory and the translation buffer.
#pragma once

#include "hw/physical_memory.h"
#include "hw/tlb.h"

namespace fl::hw {

struct Hardware {
    PhysicalMemory memory;
    Tlb tlb;

    friend bool operator==(const Hardware&, const Hardware&) = default;
};

}  // namespace fl::hw
