// Which address spaces may show a file's pages or the anonymous pages of one origin. Linux: i_mmap of an
// address_space, the interval tree of an anon_vma.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace fl::kernel {

class SpaceIndex {
public:
    struct Key {
        std::uint64_t value;

        static Key file(std::uint32_t inode) { return {std::uint64_t{inode} << 1 | 1}; }
        static Key origin(std::uint32_t anon_root) { return {std::uint64_t{anon_root} << 1}; }
    };

    void add(Key key, std::uint32_t space)
    {
        const Entry entry{key.value, space};
        const auto at = std::lower_bound(entries_.begin(), entries_.end(), entry);
        if (at == entries_.end() || !(*at == entry)) entries_.insert(at, entry);
    }
    void remove(Key key, std::uint32_t space)
    {
        const Entry entry{key.value, space};
        const auto at = std::lower_bound(entries_.begin(), entries_.end(), entry);
        if (at != entries_.end() && *at == entry) entries_.erase(at);
    }
    bool contains(Key key, std::uint32_t space) const
    {
        return std::binary_search(entries_.begin(), entries_.end(), Entry{key.value, space});
    }
    std::size_t size() const { return entries_.size(); }

    // visit(space) for each, by rising number, until it answers false.
    template <class Visit>
    void each(Key key, Visit visit) const
    {
        auto at = std::lower_bound(entries_.begin(), entries_.end(), Entry{key.value, 0});
        for (; at != entries_.end() && at->key == key.value; ++at)
            if (!visit(at->space)) return;
    }

    friend bool operator==(const SpaceIndex&, const SpaceIndex&) = default;

private:
    struct Entry {
        std::uint64_t key;
        std::uint32_t space;

        friend auto operator<=>(const Entry&, const Entry&) = default;
    };

    std::vector<Entry> entries_;  // sorted; a few for each space
};

}  // namespace fl::kernel
