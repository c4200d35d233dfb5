// One instruction of the virtual processor: 8 bytes, also in simulated text.
#pragma once

#include <cstdint>

namespace fl::lang {

struct Instruction {
    std::uint16_t op = 0;  // Op, see operation_list.h
    std::uint16_t a = 0;
    std::int32_t imm = 0;

    friend bool operator==(const Instruction&, const Instruction&) = default;
};
static_assert(sizeof(Instruction) == 8);

}  // namespace fl::lang
