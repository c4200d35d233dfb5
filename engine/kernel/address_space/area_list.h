// The areas of one address space, sorted by address, never overlapping. Linux: the maple tree of an
// mm_struct. Simplified: a sorted vector with a memory of the last area found; a program has tens of areas,
// not millions.
#pragma once

#include "kernel/address_space/vma.h"

#include <cstddef>
#include <vector>

namespace fl::kernel {

class AreaList {
public:
    static constexpr std::size_t none = ~std::size_t{0};

    // The first area with end > address (the address may lie below it, in a hole), or size(). Linux:
    // find_vma().
    std::size_t find_index(VirtAddr address) const
    {
        if (last_ < areas_.size() && areas_[last_].contains(address)) return last_;
        return search(address);
    }
    const Vma* find(VirtAddr address) const
    {
        const std::size_t at = find_index(address);
        return at < areas_.size() ? &areas_[at] : nullptr;
    }
    // The area that contains the address, or null.
    const Vma* containing(VirtAddr address) const
    {
        const Vma* area = find(address);
        return area && area->begin <= address ? area : nullptr;
    }

    std::size_t size() const { return areas_.size(); }
    bool empty() const { return areas_.empty(); }
    const Vma& operator[](std::size_t i) const { return areas_[i]; }
    auto begin() const { return areas_.begin(); }
    auto end() const { return areas_.end(); }

    // For kernel/address_space only: keeps nothing but the order.
    Vma& edit(std::size_t i) { return areas_[i]; }
    std::size_t insert(const Vma& area);  // returns its index
    void erase(std::size_t first, std::size_t last);
    void clear() { areas_.clear(); }

    friend bool operator==(const AreaList& a, const AreaList& b) { return a.areas_ == b.areas_; }

private:
    std::size_t search(VirtAddr address) const;

    std::vector<Vma> areas_;
    mutable std::size_t last_ = 0;  // a memory of find(), never part of the value
};

}  // namespace fl::kernel
