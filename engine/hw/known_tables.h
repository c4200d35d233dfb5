// Last-level tables that walks have come to lately, so that the next walk can begin there. Processors have
// such a cache, too (Intel: paging-structure caches); ours shows nowhere: what it answers is what the way
// down from the root would end at. Whoever changes an entry that led to a table makes it forget.
#pragma once

#include "base/address.h"

#include <array>
#include <cstdint>

namespace fl::hw {

struct KnownTable {
    static constexpr std::uint64_t span = 512 * page_size;

    FrameNumber root;
    std::uint64_t part = ~0ull;  // of the addresses: address / span; all ones = nothing known
    FrameNumber table;
    std::uint64_t granted = 0, denied = 0;  // by the entries above, which are marked accessed
};

class KnownTables {
public:
    // Null: to be looked for.
    const KnownTable* find(FrameNumber root, VirtAddr address) const
    {
        const std::uint64_t part = address.value / KnownTable::span;
        const KnownTable& known = tables_[place_of(root, part)];
        return known.part == part && known.root == root ? &known : nullptr;
    }
    void remember(const KnownTable& table) { tables_[place_of(table.root, table.part)] = table; }
    void forget() { tables_ = {}; }

    template <class Visit>
    void each(Visit visit) const
    {
        for (const KnownTable& known : tables_)
            if (known.part != ~0ull) visit(known);
    }

private:
    static constexpr std::size_t count = 32;
    static std::size_t place_of(FrameNumber root, std::uint64_t part)
    {
        return static_cast<std::size_t>((part ^ root.value) % count);
    }

    std::array<KnownTable, count> tables_{};
};

}  // namespace fl::hw
