#include "hw/tlb.h"

namespace fl::hw {

std::uint64_t Tlb::insert(const TlbEntry& entry)
{
    Set& set = sets_[entry.page % sets];
    for (TlbEntry& way : set.entries)
        if (way.page == entry.page && way.asid == entry.asid) {
            way = entry;
            return ~0ull;
        }
    TlbEntry& way = set.entries[set.next];
    set.next = static_cast<std::uint8_t>((set.next + 1) % ways);
    const std::uint64_t gone = way.asid == entry.asid ? way.page : ~0ull;
    way = entry;
    return gone;
}

void Tlb::flush_page(PageNumber page, std::uint16_t asid)
{
    for (TlbEntry& entry : sets_[page.value % sets].entries)
        if (entry.page == page.value && entry.asid == asid) {
            entry = {};
            ++stats_.flushes;
        }
}

bool Tlb::flush_range(PageNumber first, PageCount count, std::uint16_t asid)
{
    if (count.value > single_page_ceiling) {
        flush_asid(asid);
        return true;
    }
    for (std::uint64_t i = 0; i < count.value; ++i)
        flush_page(first + i, asid);
    return false;
}

void Tlb::flush_asid(std::uint16_t asid)
{
    for (Set& set : sets_)
        for (TlbEntry& entry : set.entries)
            if (entry.valid() && entry.asid == asid) {
                entry = {};
                ++stats_.flushes;
            }
}

void Tlb::flush_all()
{
    for (Set& set : sets_)
        for (TlbEntry& entry : set.entries)
            if (entry.valid()) {
                entry = {};
                ++stats_.flushes;
            }
}

}  // namespace fl::hw
