#include "kernel/reclaim/linux26.h"

#include "kernel/costs.h"
#include "kernel/files/drop.h"
#include "kernel/files/writeback.h"
#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/reverse_map.h"
#include "kernel/swap/swap.h"

#include <algorithm>
#include <vector>

namespace fl::kernel {
namespace {

constexpr LruList active_lists[] = {LruList::ActiveFile, LruList::ActiveAnon};
constexpr LruList inactive_lists[] = {LruList::InactiveFile, LruList::InactiveAnon};

// Linux 2.6.11: refill_inactive_zone(). An unmapped page just moves over.
bool stays_active(const Reclaim& reclaim, FrameNumber number, bool take_mapped)
{
    const Frame& frame = reclaim.kernel.frames.table.at(number);
    if (frame.mappings == 0) return false;
    if (!take_mapped) return true;
    const bool anonymous = frame.use == FrameUse::Anonymous;
    if (anonymous && reclaim.kernel.swap_pages == 0) return true;
    return page_referenced(reclaim.kernel, reclaim.hardware, number).entries != 0;
}

void refill_inactive(const Reclaim& reclaim, GroupId group, LruList list, std::uint64_t pages)
{
    Kernel& kernel = reclaim.kernel;
    const bool take_mapped = swap_tendency(kernel) >= 100;
    pages = std::min(pages, kernel.groups.at(group).lru.list(list).count);
    for (std::uint64_t scanned = 0; scanned < pages; ++scanned) {
        const FrameNumber frame{kernel.groups.at(group).lru.list(list).last};
        if (frame.value == no_frame) return;
        kernel.now += costs::scan_page;
        ++kernel.statistics.pgrefill;
        const bool stays = stays_active(reclaim, frame, take_mapped);
        reclaim.record.record(
            trace::PageScanned{frame, static_cast<std::uint8_t>(list),
                               stays ? trace::Verdict::Protected : trace::Verdict::Deactivated});
        if (stays)
            list_to_front(kernel, frame);
        else
            deactivate_page(kernel, frame, reclaim.record);
    }
}

}  // namespace

void set_replacement(Kernel& kernel, Replacement rules, trace::Recorder& record)
{
    kernel.tunables.replacement = rules;
    const bool mixed = rules == Replacement::Linux26;
    if (kernel.reclaim.mixed == mixed) return;
    std::vector<FrameNumber> pages;  // oldest first
    for (const auto& [id, group] : kernel.groups)
        for (const PageList& list : group.lru.lists)
            for (std::uint32_t at = list.last; at != no_frame; at = kernel.frames.table.at({at}).prev)
                pages.push_back({at});
    for (const FrameNumber page : pages)
        list_remove(kernel, page, record);
    kernel.reclaim.mixed = mixed;
    for (const FrameNumber page : pages)
        list_return(kernel, page, record);
}

std::uint64_t swap_tendency(const Kernel& kernel)
{
    const std::uint64_t mapped = kernel.statistics.nr_mapped + kernel.statistics.nr_anon_pages;
    const std::uint64_t mapped_percent = mapped * 100 / std::max<std::uint64_t>(kernel.total_pages, 1);
    return mapped_percent / 2 + (100u >> kernel.reclaim.previous_priority) + kernel.tunables.swappiness;
}

void shrink_group_26(const Reclaim& reclaim, GroupId group)
{
    Scan& scan = reclaim.scan;
    reclaim.kernel.reclaim.previous_priority = static_cast<std::uint8_t>(scan.priority);
    const auto share = [&](LruList list) {
        const std::uint64_t count = reclaim.kernel.groups.at(group).lru.list(list).count;
        return std::max((count >> scan.priority) + 1, std::min(count, reclaim_batch));
    };
    for (std::size_t kind = 0; kind < std::size(active_lists); ++kind) {
        std::uint64_t active = share(active_lists[kind]), inactive = share(inactive_lists[kind]);
        std::uint64_t freed = 0;
        while ((active != 0 || inactive != 0) && freed < reclaim_batch) {
            const std::uint64_t refill = std::min(active, reclaim_batch);
            const std::uint64_t look = std::min(inactive, reclaim_batch);
            active -= refill;
            inactive -= look;
            refill_inactive(reclaim, group, active_lists[kind], refill);
            freed += shrink_inactive(reclaim, group, inactive_lists[kind], look);
        }
        scan.reclaimed += freed;
    }
    // Linux 2.6.11: wakeup_bdflush(), MAX_WRITEBACK_PAGES.
    constexpr std::uint64_t most_written = 1024;
    if (scan.dirty_file != 0)
        write_back_for_reclaim(reclaim.kernel, reclaim.hardware, most_written, reclaim.record);
}

}  // namespace fl::kernel
