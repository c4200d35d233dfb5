// (inode, page index) → what the page that was there left behind.
#pragma once

#include "base/cow.h"
#include "kernel/files/inode.h"

#include <array>
#include <cstdint>
#include <map>
#include <utility>

namespace fl::kernel {

class ShadowMap {
public:
    void put(InodeId inode, std::uint64_t index, std::uint64_t shadow);
    std::uint64_t take(InodeId inode, std::uint64_t index);  // 0 = none
    void forget(InodeId inode, PageSpan pages);

    friend bool operator==(const ShadowMap&, const ShadowMap&) = default;

private:
    static constexpr std::uint64_t run_pages = 64;
    struct Run {
        std::array<std::uint64_t, run_pages> shadows{};
        std::uint32_t count = 0;

        friend bool operator==(const Run&, const Run&) = default;
    };

    std::map<std::pair<InodeId, std::uint64_t>, Cow<Run>> runs_;
};

}  // namespace fl::kernel
