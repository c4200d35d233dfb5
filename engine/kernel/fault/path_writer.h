// A fault's path while it is being taken, in two words: of bytes written one by one and then copied as words
// the host's processor must wait for each.
#pragma once

#include "trace/event.h"

#include <array>
#include <bit>
#include <cstring>

namespace fl::kernel {

class FaultPathWriter {
public:
    void add(trace::FaultStep step)
    {
        if (count_ >= trace::FaultPath{}.steps.size()) return;
        words_[count_ / 8] |= std::uint64_t{static_cast<std::uint8_t>(step)} << count_ % 8 * 8;
        ++count_;
    }
    void put_into(trace::FaultPath& path) const
    {
        static_assert(std::endian::native == std::endian::little && sizeof(trace::FaultStep) == 1);
        std::memcpy(path.steps.data(), words_.data(), path.steps.size());
        path.count = count_;
    }

private:
    std::array<std::uint64_t, 2> words_{};
    std::uint8_t count_ = 0;
};

}  // namespace fl::kernel
