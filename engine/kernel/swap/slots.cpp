// Slots: finding, counting and freeing them. Linux: mm/swapfile.c get_swap_pages(), swap_entry_free().
// Simplified: areas are searched slot by slot from where the last one was taken, not in clusters per CPU.
#include "kernel/swap/slots.h"

#include "kernel/cgroup/charge.h"
#include "kernel/swap/swap.h"

#include <algorithm>

namespace fl::kernel {
namespace {

// Areas of one priority take turns. Linux: plist_requeue() in get_swap_pages().
void take_turns(Swap& swap, std::size_t at)
{
    const unsigned area = swap.order[at];
    std::size_t last = at;
    while (last + 1 < swap.order.size()
           && swap.areas[swap.order[last + 1]].priority == swap.areas[area].priority)
        ++last;
    const auto from = swap.order.begin() + static_cast<std::ptrdiff_t>(at);
    std::rotate(from, from + 1, swap.order.begin() + static_cast<std::ptrdiff_t>(last) + 1);
}

// Linux: mem_cgroup_try_charge_swap(), mem_cgroup_uncharge_swap(). The root counts nobody.
void charge_slot(Kernel& kernel, GroupId group, bool more)
{
    if (more) add_swap(kernel, group, 1);
    else uncharge_swap(kernel, group, 1);
}

}  // namespace

std::optional<std::uint32_t> SlotMap::find_free(std::uint32_t from) const
{
    const auto within = [&](std::uint32_t begin, std::uint32_t end) -> std::optional<std::uint32_t> {
        for (std::uint32_t slot = begin; slot < end;) {
            const std::uint32_t first = slot - slot % block, stop = std::min(first + block, end);
            const bool full = used_[slot / block] >= std::min(block, size_ - first);
            for (; !full && slot < stop; ++slot)
                if (at(slot).free()) return slot;
            slot = stop;
        }
        return std::nullopt;
    };
    from = std::min(from, size_);
    const auto behind = within(from, size_);
    return behind ? behind : within(0, from);
}

SwapSlot& edit_slot(Kernel& kernel, SwapEntry entry)
{
    return kernel.swap.areas[entry.area()].slots.edit(entry.slot());
}

std::optional<SwapEntry> take_slot(Kernel& kernel, GroupId group)
{
    if (!has_swap_space(kernel, group)) return std::nullopt;
    for (std::size_t i = 0; i < kernel.swap.order.size(); ++i) {
        const unsigned number = kernel.swap.order[i];
        SwapArea& area = kernel.swap.areas[number];
        const auto slot = area.used < area.pages() ? area.slots.find_free(area.next) : std::nullopt;
        if (!slot) continue;
        area.next = *slot + 1;
        ++area.used;
        --kernel.swap.free;
        area.slots.count_used(*slot, true);
        area.slots.edit(*slot) = {.group = group};
        charge_slot(kernel, group, true);
        take_turns(kernel.swap, i);
        return SwapEntry::make(number, *slot);
    }
    return std::nullopt;
}

void free_slot_if_unused(Kernel& kernel, SwapEntry entry, trace::Recorder& record)
{
    SwapArea& area = kernel.swap.areas[entry.area()];
    const SwapSlot slot = area.slots.at(entry.slot());
    if (!slot.free()) return;
    charge_slot(kernel, slot.group, false);
    area.slots.edit(entry.slot()) = {};
    area.slots.count_used(entry.slot(), false);
    --area.used;
    if (!area.leaving) ++kernel.swap.free;
    record.record(trace::SwapSlotFreed{entry.raw});
}

bool has_swap_space(const Kernel& kernel, GroupId group)
{
    if (kernel.swap.free == 0) return false;
    return has_swap_room(kernel, group, 1);
}

bool swap_is_full(const Kernel& kernel) { return kernel.swap.free * 2 < kernel.swap_pages; }

const SwapSlot& slot_of(const Kernel& kernel, SwapEntry entry)
{
    return kernel.swap.areas[entry.area()].slots.at(entry.slot());
}

std::uint64_t take_shadow(Kernel& kernel, SwapEntry entry)
{
    if (!(slot_of(kernel, entry).flags & SlotShadow)) return 0;
    SwapSlot& slot = edit_slot(kernel, entry);
    slot.flags &= static_cast<std::uint8_t>(~SlotShadow);
    return std::exchange(slot.holds, 0);
}

void share_slot(Kernel& kernel, SwapEntry entry) { ++edit_slot(kernel, entry).count; }

hw::BlockNumber block_of(const Kernel& kernel, SwapEntry entry)
{
    return kernel.swap.areas[entry.area()].first + entry.slot();
}

}  // namespace fl::kernel
