#include "kernel/compaction/fragmentation.h"

namespace fl::kernel {
namespace {

struct Contiguous {  // Linux: struct contig_page_info
    std::uint64_t blocks = 0, pages = 0;
    std::uint64_t suitable = 0;  // blocks of the order that could be cut from the larger ones
};

Contiguous count_blocks(const Zone& zone, unsigned wanted)
{
    Contiguous found;
    for (unsigned order = 0; order < order_count; ++order) {
        const std::uint64_t blocks = zone.blocks(order);
        found.blocks += blocks;
        found.pages += blocks << order;
        if (order >= wanted) found.suitable += blocks << (order - wanted);
    }
    return found;
}

}  // namespace

int fragmentation_index(const Zone& zone, unsigned order)
{
    const Contiguous found = count_blocks(zone, order);
    if (found.blocks == 0) return 0;
    if (found.suitable != 0) return -1000;
    const std::uint64_t wanted = 1ull << order;
    return 1000 - static_cast<int>((1000 + found.pages * 1000 / wanted) / found.blocks);
}

int unusable_free_index(const Zone& zone, unsigned order)
{
    const Contiguous found = count_blocks(zone, order);
    if (found.pages == 0) return 1000;
    return static_cast<int>((found.pages - (found.suitable << order)) * 1000 / found.pages);
}

}  // namespace fl::kernel
