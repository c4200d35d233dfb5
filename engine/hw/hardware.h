// The parts of the machine that are no software: memory, the translation buffer, the disk.
#pragma once

#include "hw/control_registers.h"
#include "hw/disk.h"
#include "hw/physical_memory.h"
#include "hw/tlb.h"

namespace fl::hw {

struct Hardware {
    PhysicalMemory memory;
    Tlb tlb;
    Disk disk;
    AddressSpaceRegisters cr3{};

    friend bool operator==(const Hardware&, const Hardware&) = default;
};

}  // namespace fl::hw
