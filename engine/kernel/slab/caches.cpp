#include "kernel/slab/caches.h"

#include "trace/slab_names.h"

#include <algorithm>
#include <bit>

namespace fl::kernel {
namespace {

struct Kind {
    std::uint32_t size;
    bool reclaimable = false;
};

// In the order of trace::slab_cache_names.
constexpr Kind kinds[] = {
    {1128, true}, {696, true}, {752}, {192}, {624, true}, {192, true}, {192}, {704}, {1152}, {2112}, {5888},
    {104}, {192}, {1600}, {72},
    {8192}, {4096}, {2048}, {1024}, {512}, {256}, {128}, {64}, {32}, {16}, {8}, {192}, {96},
    {8192, true}, {4096, true}, {2048, true}, {1024, true}, {512, true}, {256, true}, {128, true},
    {64, true}, {32, true}, {16, true}, {8, true}, {192, true}, {96, true},
    {8192}, {4096}, {2048}, {1024}, {512}, {256}, {128}, {64}, {32}, {16}, {8}, {192}, {96},
};
static_assert(std::size(kinds) == cache_count && std::size(trace::slab_cache_names) == cache_count,
              "a name and a size for each cache");

constexpr unsigned highest_slab_order = 3;  // Linux: PAGE_ALLOC_COSTLY_ORDER

constexpr unsigned order_for(std::uint64_t bytes)
{
    unsigned order = 0;
    while ((page_size << order) < bytes) ++order;
    return order;
}

constexpr unsigned order_of_slab(std::uint32_t size)
{
    constexpr std::uint64_t wanted = 4 * (2 + 1);  // 4 * (fls(nr_cpu_ids) + 1)
    const std::uint64_t most = std::max<std::uint64_t>((page_size << highest_slab_order) / size, 1);
    const unsigned least = order_for(std::min(wanted, most) * size);
    for (std::uint64_t fraction = 16; fraction > 1; fraction /= 2)
        for (unsigned order = least; order <= highest_slab_order; ++order) {
            const std::uint64_t bytes = page_size << order;
            if (bytes % size <= bytes / fraction) return order;
        }
    return order_for(size);
}

constexpr std::array<CacheInfo, cache_count> make_table()
{
    std::array<CacheInfo, cache_count> table{};
    for (std::size_t i = 0; i < cache_count; ++i)
        table[i] = {trace::slab_cache_names[i], kinds[i].size, kinds[i].reclaimable,
                    static_cast<std::uint8_t>(order_of_slab(kinds[i].size)),
                    static_cast<std::uint8_t>(order_for(kinds[i].size))};
    return table;
}

constexpr std::array<CacheInfo, cache_count> table = make_table();

}  // namespace

std::uint32_t CacheInfo::kept_slabs() const
{
    const auto log = static_cast<std::uint32_t>(std::bit_width(size) - 1);
    return std::clamp<std::uint32_t>(log / 2, 5, 10);
}

const CacheInfo& cache_info(std::size_t cache) { return table[cache]; }

unsigned slab_order(std::uint32_t size) { return order_of_slab(size); }

Cache kmalloc_cache(std::uint64_t size, KmallocKind kind)
{
    constexpr std::size_t sizes = 13;
    const std::size_t first =
        static_cast<std::size_t>(Cache::Kmalloc) + static_cast<std::size_t>(kind) * sizes;
    std::size_t best = first;
    for (std::size_t i = first; i < first + sizes; ++i)
        if (table[i].size >= size && table[i].size < table[best].size) best = i;
    return static_cast<Cache>(best);
}

}  // namespace fl::kernel
