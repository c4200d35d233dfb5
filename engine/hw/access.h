// What a processor asks of memory, and how memory says no.
#pragma once

#include "base/address.h"

namespace fl::hw {

enum class AccessKind : std::uint8_t { Read, Write, Execute };

// Linux: enum x86_pf_error_code. `protection` = the entry was present but forbade the access.
struct PageFault {
    VirtAddr address;
    AccessKind kind = AccessKind::Read;
    bool protection = false;
    bool user = true;            // false: the kernel touched it for a system call
    bool non_canonical = false;  // #GP rather than #PF: SIGSEGV with SI_KERNEL

    friend bool operator==(const PageFault&, const PageFault&) = default;
};

}  // namespace fl::hw
