#include "base/text.h"
#include "kernel/address_space/tables.h"
#include "kernel/invariants/checks.h"
#include "kernel/swap/swap.h"

#include <algorithm>
#include <map>

namespace fl::kernel {
namespace {

std::string name(SwapEntry entry) { return format("area %u slot %u", entry.area(), entry.slot()); }

bool exists(const Kernel& kernel, SwapEntry entry)
{
    return entry.area() < kernel.swap.areas.size() && entry.slot() != 0
           && entry.slot() < kernel.swap.areas[entry.area()].slots.size();
}

struct Named {
    std::map<std::uint32_t, std::uint32_t> times;      // by SwapEntry::raw
    std::map<std::uint32_t, std::uint64_t> of_space;   // swap entries by space
};

// Who names slots: page table entries, and pages of shared memory.
Named names_of_slots(const Subject& subject, Findings& findings)
{
    Named named;
    for (const MappedEntry& mapped : subject.survey.entries) {
        if (!is_swap(mapped.entry)) continue;
        const SwapEntry entry = swap_entry(mapped.entry);
        findings.expect(exists(subject.kernel, entry), "swap-entry-names-a-slot", name(entry));
        ++named.times[entry.raw];
        ++named.of_space[mapped.space];
        const bool exclusive = (mapped.entry.raw & pte_swap_exclusive) != 0;
        findings.expect(!exclusive || slot_of(subject.kernel, entry).count == 1, "swap-exclusive-named-once",
                        name(entry));
    }
    subject.kernel.swap.shared.each([&](InodeId id, std::uint64_t index, FrameNumber raw) {
        const SwapEntry entry{static_cast<std::uint32_t>(raw.value)};
        ++named.times[entry.raw];
        findings.expect(!subject.kernel.cache.find(id, index), "shared-page-in-one-place", name(entry));
        const Inode* inode = subject.kernel.files.inodes.find(id);
        const bool inside = inode && index < pages_for(inode->size).value;
        findings.expect(inside, "shared-slot-within-file", name(entry));
    });
    return named;
}

bool same_bytes(const Subject& subject, SwapEntry entry, FrameNumber frame)
{
    if (slot_of(subject.kernel, entry).flags & SlotZero) return subject.hardware.memory.is_zero(frame);
    std::array<std::byte, page_size> there{}, here{};
    subject.hardware.disk.read(block_of(subject.kernel, entry), 0, there);
    subject.hardware.memory.read(address_in(frame, 0), here);
    return there == here;
}

// The slot's side of the swap cache.
void check_cached(const Subject& subject, SwapEntry entry, const SwapSlot& slot, Findings& findings)
{
    const Frame& frame = subject.kernel.frames.table.at(slot.frame());
    const bool agree = (frame.flags & FrameSwapCache) && frame.slot == entry.raw;
    findings.expect(agree, "swap-cache-agrees", name(entry));
    if (!agree) return;
    // Dirty pages have their newest bytes in memory only; a writable mapping may be about to dirty it.
    const bool clean = (frame.flags & FrameUptodate) && !(frame.flags & FrameDirty) && frame.mappings == 0;
    findings.expect(!clean || same_bytes(subject, entry, slot.frame()), "swap-holds-the-bytes", name(entry));
}

void check_area(const Subject& subject, unsigned number, const SwapArea& area, const Named& named,
                Findings& findings)
{
    std::uint64_t used = 0;
    for (std::uint32_t i = 1; i < area.slots.size(); ++i) {
        const SwapSlot& slot = area.slots.at(i);
        const SwapEntry entry = SwapEntry::make(number, i);
        const auto times = named.times.find(entry.raw);
        findings.expect_equal(slot.count, times == named.times.end() ? 0 : times->second, "swap-slot-counts",
                              name(entry));
        if (slot.free()) continue;
        ++used;
        if (slot.cached()) check_cached(subject, entry, slot, findings);
    }
    findings.expect_equal(area.used, used, "swap-slots-used", area.path);
    findings.expect(area.used == area.pages() || area.slots.find_free(1).has_value(), "swap-free-slot-found",
                    area.path);
}

void check_frames_in_cache(const Subject& subject, Findings& findings)
{
    const Kernel& kernel = subject.kernel;
    std::uint64_t cached = 0;
    for (std::uint64_t i = 0; i < kernel.frames.table.size().value; ++i) {
        const Frame& frame = kernel.frames.table.at({i});
        if (!(frame.flags & FrameSwapCache)) continue;
        ++cached;
        const SwapEntry entry{frame.slot};
        findings.expect(exists(kernel, entry) && in_swap_cache(kernel, entry) == FrameNumber{i},
                        "swap-cache-agrees", name(entry));
        findings.expect(frame.use == FrameUse::Anonymous, "swap-cache-anonymous", name(entry));
    }
    findings.expect_equal(kernel.statistics.nr_swapcached, cached, "nr-swapcached", "in the swap cache");
}

void check_charges(const Kernel& kernel, Findings& findings)
{
    std::map<GroupId, std::uint64_t> charged;
    for (const SwapArea& area : kernel.swap.areas)
        for (std::uint32_t i = 1; i < area.slots.size(); ++i) {
            if (area.slots.at(i).free()) continue;
            for (GroupId at = area.slots.at(i).group; at != 0; at = kernel.groups.at(at).parent)
                ++charged[at];
        }
    for (const auto& [id, group] : kernel.groups)
        if (id != 0) findings.expect_equal(group.swap_usage, charged[static_cast<GroupId>(id)],
                                           "swap-charged-to-groups", group.path);
}

}  // namespace

void check_swap(const Subject& subject, Findings& findings)
{
    const Kernel& kernel = subject.kernel;
    const Named named = names_of_slots(subject, findings);
    std::uint64_t free = 0, total = 0, active = 0;
    for (std::size_t i = 0; i < kernel.swap.areas.size(); ++i) {
        const SwapArea& area = kernel.swap.areas[i];
        check_area(subject, static_cast<unsigned>(i), area, named, findings);
        if (!area.active || area.leaving) continue;
        ++active;
        free += area.pages() - area.used;
        total += area.pages();
    }
    findings.expect_equal(kernel.swap.free, free, "swap-free", "SwapFree");
    findings.expect_equal(kernel.swap_pages, total, "swap-total", "SwapTotal");
    const auto& order = kernel.swap.order;
    const bool sorted = std::is_sorted(order.begin(), order.end(), [&](unsigned a, unsigned b) {
        return kernel.swap.areas[a].priority > kernel.swap.areas[b].priority;
    });
    findings.expect(sorted && order.size() == active, "swap-areas-in-order", "areas by priority");
    for (const auto& [id, space] : kernel.spaces) {
        const auto found = named.of_space.find(id);
        findings.expect_equal(space.swapents, found == named.of_space.end() ? 0 : found->second, "swapents",
                              format("space %u", id));
    }
    check_frames_in_cache(subject, findings);
    check_charges(kernel, findings);
}

}  // namespace fl::kernel
