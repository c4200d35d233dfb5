#include "hw/tlb.h"

namespace fl::hw {
namespace {

constexpr unsigned gigantic_order = 18;

}  // namespace

const TlbEntry* Tlb::find_huge(PageNumber page, std::uint16_t asid) const
{
    if (const TlbEntry* entry = huge_.find(page.value, huge_order_, asid)) return entry;
    return gigantic_.find(page.value, gigantic_order, asid);
}

TlbEntry Tlb::insert(const TlbEntry& entry)
{
    if (entry.order != 0) any_huge_ = true;
    if (entry.order != 0 && entry.order != gigantic_order) huge_order_ = entry.order;
    const TlbEntry gone = entry.order == 0                ? small_.insert(entry)
                          : entry.order == gigantic_order ? gigantic_.insert(entry)
                                                          : huge_.insert(entry);
    return gone.serves(entry.asid) ? gone : TlbEntry{};
}

template <class Chosen>
void Tlb::flush(Chosen chosen)
{
    stats_.flushes +=
        small_.flush(chosen) + huge_.flush(chosen) + gigantic_.flush(chosen) + fetch_.flush(chosen);
}

void Tlb::flush_page(PageNumber page, std::uint16_t asid)
{
    const auto chosen = [&](TlbEntry& entry) { return entry.serves(asid) && entry.covers(page.value); };
    const auto drop = [&](auto& set) {
        for (TlbEntry& entry : set.entries)
            if (chosen(entry)) {
                entry = {};
                ++stats_.flushes;
            }
    };
    drop(small_.sets[page.value % sets]);
    drop(fetch_.sets[page.value % fetch_sets]);
    if (any_huge_) stats_.flushes += huge_.flush(chosen) + gigantic_.flush(chosen);
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
    flush([asid](const TlbEntry& entry) { return entry.asid == asid && !entry.global(); });
}

void Tlb::flush_all()
{
    flush([](const TlbEntry&) { return true; });
}

}  // namespace fl::hw
