// Sorting that keeps equal items as they came. The sort itself is compiled once for all types: in the page
// every instance of std::stable_sort costs five kilobytes.
#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace fl {

// The positions [0, count) in the order that `before` gives, a strict weak ordering of positions.
std::vector<std::size_t> stable_order(std::size_t count,
                                      const std::function<bool(std::size_t, std::size_t)>& before);

template <class Item, class Before>
void sort_stably(std::vector<Item>& items, const Before& before)
{
    std::vector<Item> sorted;
    sorted.reserve(items.size());
    for (const std::size_t at :
         stable_order(items.size(), [&](std::size_t a, std::size_t b) { return before(items[a], items[b]); }))
        sorted.push_back(std::move(items[at]));
    items = std::move(sorted);
}

}  // namespace fl
