// Numbers as people read them, always with a unit.
#pragma once

#include "base/address.h"
#include "base/units.h"

#include <string>

namespace fl::web {

std::string
size_text(ByteCount bytes);         // "132 kB", "24 MiB", "127.9 TiB"; kB = 1024 bytes, as Linux writes it
std::string clock_text(Tick time);  // "1.204 ms"
std::string address_text(VirtAddr address);   // "7ffff7dd6000", as /proc/PID/maps
std::string count_text(std::uint64_t count);  // "1234", "12,345"

}  // namespace fl::web
