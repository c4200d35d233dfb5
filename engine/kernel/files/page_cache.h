// (inode, page index) → frame. Linux: struct address_space's xarray.
#pragma once

#include "base/address.h"
#include "base/cow.h"
#include "kernel/files/inode.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace fl::kernel {

class PageCache {
public:
    std::optional<FrameNumber> find(InodeId inode, std::uint64_t index) const;
    void insert(InodeId inode, std::uint64_t index, FrameNumber frame);  // nothing is there yet
    void erase(InodeId inode, std::uint64_t index);

    // Calls visit(index, frame) for the cached pages of an inode from page `first` on, in order.
    template <class Visit>
    void each_page(InodeId inode, std::uint64_t first, Visit visit) const
    {
        for (auto at = runs_.lower_bound({inode, first / run_pages});
             at != runs_.end() && at->first.first == inode; ++at)
            for (std::uint64_t i = 0; i < run_pages; ++i) {
                const std::uint64_t index = at->first.second * run_pages + i;
                if (index >= first && (*at->second)[i] != 0) visit(index, FrameNumber{(*at->second)[i]});
            }
    }
    // The same for every inode: visit(inode, index, frame).
    template <class Visit>
    void each(Visit visit) const
    {
        for (const auto& [key, run] : runs_)
            for (std::uint64_t i = 0; i < run_pages; ++i)
                if ((*run)[i] != 0) visit(key.first, key.second * run_pages + i, FrameNumber{(*run)[i]});
    }

    friend bool operator==(const PageCache&, const PageCache&) = default;

private:
    static constexpr std::uint64_t run_pages = 64;
    using Run = std::array<std::uint32_t, run_pages>;  // frame numbers, 0 = not cached

    std::map<std::pair<InodeId, std::uint64_t>, Cow<Run>> runs_;
};

}  // namespace fl::kernel
