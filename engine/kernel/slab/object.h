// A place in a slab. What the kernel keeps about a process, a file or an area lies at such a place.
#pragma once

#include "base/address.h"

namespace fl::kernel {

struct Object {
    PhysAddr at;  // its first byte; 0 = none

    explicit operator bool() const { return at.value != 0; }
    friend bool operator==(const Object&, const Object&) = default;
};

}  // namespace fl::kernel
