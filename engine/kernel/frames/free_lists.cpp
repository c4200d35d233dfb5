#include "kernel/frames/free_lists.h"

#include <algorithm>

namespace fl::kernel {
namespace {

FrameNumber buddy_of(FrameNumber block, unsigned order)
{
    return {block.value ^ (1ull << order)};
}
}  // namespace

void FreeLists::push(FrameNumber block, unsigned order, MigrateType type) const
{
    FreeList& list = zone.areas[order].of(type);
    Frame& head = frames.table.edit(block);
    head = Frame{};
    head.flags = FrameBuddy;
    head.order = static_cast<std::uint8_t>(order);
    head.next = list.first;
    if (list.first != no_frame) frames.table.edit({list.first}).prev = link_to(block);
    list.first = link_to(block);
    ++list.count;
    ++zone.areas[order].count;
}

void FreeLists::remove(FrameNumber block, unsigned order) const
{
    FreeList& list = zone.areas[order].of(frames.types.of(block));
    Frame& head = frames.table.edit(block);
    const std::uint32_t next = head.next, prev = head.prev;
    head = Frame{};
    if (prev == no_frame)
        list.first = next;
    else
        frames.table.edit({prev}).next = next;
    if (next != no_frame) frames.table.edit({next}).prev = prev;
    --list.count;
    --zone.areas[order].count;
}

// A block of the highest order that was never handed out.
Maybe<FrameNumber> FreeLists::carve() const
{
    if (zone.untouched_blocks() == 0) return {};
    const FrameNumber block = zone.untouched;
    zone.untouched += 1ull << highest_order;
    return block;
}

// Off its list.
Maybe<FrameNumber> FreeLists::first_of(unsigned order, MigrateType type) const
{
    const std::uint32_t first = zone.areas[order].of(type).first;
    if (first != no_frame) {
        remove({first}, order);
        return FrameNumber{first};
    }
    if (order == highest_order && type == MigrateType::Movable) return carve();
    return {};
}

// Cuts a block taken off its list down to order `to`; the other halves stay free.
void FreeLists::expand(FrameNumber block, unsigned from, unsigned to, MigrateType type) const
{
    for (unsigned order = from; order > to;) {
        record.record(trace::BlockSplit{block, static_cast<std::uint8_t>(order)});
        --order;
        push(block + (1ull << order), order, type);
    }
}

// Linux: __rmqueue_smallest().
Maybe<FrameNumber> FreeLists::take_own(unsigned wanted, MigrateType type) const
{
    for (unsigned order = wanted; order < order_count; ++order)
        if (const auto block = first_of(order, type)) {
            expand(*block, order, wanted, type);
            return block;
        }
    return {};
}

Maybe<FrameNumber> FreeLists::take(unsigned order, MigrateType type, unsigned least_lent) const
{
    auto block = take_own(order, type);
    if (!block) block = borrow(order, type, least_lent);
    if (block) zone.free -= 1ull << order;
    return block;
}

bool FreeLists::is_free_block(FrameNumber block, unsigned order) const
{
    if (block < zone.begin || block + (1ull << order) > zone.untouched) return false;
    const Frame& head = frames.table.at(block);
    return (head.flags & FrameBuddy) && head.order == order;
}

void FreeLists::give_back(FrameNumber block, unsigned order) const
{
    zone.free += 1ull << order;
    const MigrateType type = frames.types.of(block);
    while (order < highest_order && is_free_block(buddy_of(block, order), order)) {
        const FrameNumber buddy = buddy_of(block, order);
        remove(buddy, order);
        frames.types.set(buddy, type);  // may be another pageblock: what is split later is of one type
        block.value &= ~(1ull << order);
        ++order;
        record.record(trace::BlockMerged{block, static_cast<std::uint8_t>(order)});
    }
    push(block, order, type);
}

bool FreeLists::all_free(FrameNumber first, FrameNumber end) const
{
    if (first < zone.begin || end > zone.end) return false;
    for (FrameNumber at = first; at < std::min(end, zone.untouched); at = at + (1ull << highest_order))
        if (!is_free_block(at, highest_order)) return false;
    return true;
}

void FreeLists::take_all(FrameNumber first, FrameNumber end) const
{
    while (zone.untouched < end) {
        const FrameNumber block = *carve();
        push(block, highest_order, frames.types.of(block));
    }
    for (FrameNumber at = first; at < end; at = at + (1ull << highest_order)) remove(at, highest_order);
    zone.free -= end.value - first.value;
}

}  // namespace fl::kernel
