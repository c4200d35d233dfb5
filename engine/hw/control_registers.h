// The registers that say which tables the processor follows.
#pragma once

#include "base/address.h"

#include <cstdint>

namespace fl::hw {

struct AddressSpaceRegisters {  // CR3
    FrameNumber root;
    std::uint16_t asid = 0;  // the tag of what the TLB learns through them: its low 12 bits, the PCID

    friend bool operator==(const AddressSpaceRegisters&, const AddressSpaceRegisters&) = default;
};

}  // namespace fl::hw
