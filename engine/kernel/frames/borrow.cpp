// When a migrate type has no free block left: whose are taken, and how much of them. Linux: mm/page_alloc.c
// __rmqueue_fallback(), find_suitable_fallback(), steal_suitable_fallback(). Simplified: watermarks are not
// boosted afterwards.
#include "kernel/frames/free_lists.h"

namespace fl::kernel {
namespace {

bool is_movable(const Frame& frame)
{
    return frame.flags & (FrameOnLru | FrameTail);
}

}  // namespace

std::array<MigrateType, 2> helpers_of(MigrateType type)
{
    switch (type) {
        case MigrateType::Unmovable: return {MigrateType::Reclaimable, MigrateType::Movable};
        case MigrateType::Movable: return {MigrateType::Reclaimable, MigrateType::Unmovable};
        default: return {MigrateType::Unmovable, MigrateType::Movable};
    }
}

bool may_claim(unsigned order, MigrateType type)
{
    return order >= pageblock_order / 2 || type != MigrateType::Movable;
}

std::optional<FreeLists::Loan> FreeLists::find_loan(unsigned order, MigrateType type) const
{
    for (const MigrateType helper : helpers_of(type))
        if (zone.blocks(order, helper) != 0) return Loan{helper, order, may_claim(order, type)};
    return {};
}

// The largest block there is, so that its pageblock becomes one of the new type and others are left alone. A
// movable page that cannot claim the pageblock takes the smallest: it does no lasting harm anywhere.
Maybe<FrameNumber> FreeLists::borrow(unsigned wanted, MigrateType type, unsigned least_lent) const
{
    const unsigned least = wanted > least_lent ? wanted : least_lent;
    for (unsigned order = order_count; order-- > least;) {
        auto loan = find_loan(order, type);
        if (!loan) continue;
        if (!loan->whole_block && type == MigrateType::Movable)
            for (unsigned small = wanted; small < order; ++small)
                if (const auto smaller = find_loan(small, type)) {
                    loan = smaller;
                    break;
                }
        return carry_out(*loan, wanted, type);
    }
    return {};
}

Maybe<FrameNumber> FreeLists::carry_out(const Loan& loan, unsigned wanted, MigrateType type) const
{
    const auto block = first_of(loan.order, loan.from);
    if (!block) return {};
    record.record(trace::BlockLent{*block, static_cast<std::uint8_t>(loan.order),
                                   static_cast<std::uint8_t>(loan.from), static_cast<std::uint8_t>(type)});
    if (loan.order >= pageblock_order) {
        for (std::uint64_t at = 0; at < 1ull << loan.order; at += pageblock_pages)
            frames.types.set(*block + at, type);
        expand(*block, loan.order, wanted, type);
        return block;
    }
    push(*block, loan.order, loan.from);
    if (loan.whole_block && claim(*block, type)) return take_own(wanted, type);
    remove(*block, loan.order);
    expand(*block, loan.order, wanted, loan.from);
    return block;
}

// The whole pageblock changes its type if at least half of it is free or of the new type's kind.
bool FreeLists::claim(FrameNumber block, MigrateType type) const
{
    const FrameNumber first = pageblock_of(block);
    if (first < zone.begin || first + pageblock_pages > zone.end) return false;
    std::uint64_t free = 0, movable = 0;
    for (FrameNumber at = first; at < first + pageblock_pages;) {
        const Frame& frame = frames.table.at(at);
        const std::uint64_t pages = frame.flags & FrameBuddy ? 1ull << frame.order : 1;
        if (frame.flags & FrameBuddy)
            free += pages;
        else if (is_movable(frame))
            ++movable;
        at = at + pages;
    }
    std::uint64_t alike = 0;  // nobody can tell unmovable from reclaimable
    if (type == MigrateType::Movable)
        alike = movable;
    else if (frames.types.of(first) == MigrateType::Movable)
        alike = pageblock_pages - (free + movable);
    if (free + alike < pageblock_pages / 2) return false;
    record.record(trace::PageblockClaimed{first, static_cast<std::uint8_t>(frames.types.of(first)),
                                          static_cast<std::uint8_t>(type)});
    move_free_blocks(first, type);
    return true;
}

// Linux: __move_freepages_block().
void FreeLists::move_free_blocks(FrameNumber pageblock, MigrateType type) const
{
    std::array<std::uint8_t, pageblock_pages> orders{};  // order + 1 of the free blocks found
    for (FrameNumber at = pageblock; at < pageblock + pageblock_pages;) {
        const Frame& frame = frames.table.at(at);
        if (!(frame.flags & FrameBuddy)) {
            ++at;
            continue;
        }
        const unsigned order = frame.order;
        orders[static_cast<std::size_t>(at - pageblock)] = static_cast<std::uint8_t>(order + 1);
        remove(at, order);
        at = at + (1ull << order);
    }
    frames.types.set(pageblock, type);
    for (std::size_t i = 0; i < orders.size(); ++i)
        if (orders[i] != 0) push(pageblock + i, orders[i] - 1u, type);
}

}  // namespace fl::kernel
