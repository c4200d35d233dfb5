#include "kernel/reclaim/textbook.h"

#include "kernel/address_space/zap.h"
#include "kernel/block/requests.h"
#include "kernel/reclaim/lists.h"
#include "kernel/reclaim/reverse_map.h"
#include "kernel/reclaim/scan.h"

namespace fl::kernel {
namespace {

PageList& pages_of(Kernel& kernel)
{
    return kernel.groups.at(kernel.reclaim.limited_group).lru.list(LruList::InactiveAnon);
}

// Used since the hand last came by? The answer must be exact, so the processor may not remember the page:
// its next use has to set the bit again.
bool used_since(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, trace::Recorder& record)
{
    if (page_referenced(kernel, hardware, frame).entries == 0) return false;
    each_mapping(kernel, hardware, frame, [&](const Mapping& mapping) {
        flush_tlb_page(kernel, hardware, kernel.spaces.at(mapping.space), mapping.page, record);
        return true;
    });
    return true;
}

// FIFO: who came first. LRU: the list is kept in the order of use, so that is the same end of it. CLOCK: the
// hand is the end of the list, and who was used goes round once more.
FrameNumber choose(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    const auto last = [&] { return FrameNumber{pages_of(kernel).last}; };
    if (kernel.tunables.replacement != Replacement::Clock) return last();
    while (used_since(kernel, hardware, last(), record)) {
        record.record(trace::PageScanned{last(), static_cast<std::uint8_t>(LruList::InactiveAnon),
                                         trace::Verdict::SecondChance});
        list_to_front(kernel, last());
    }
    return last();
}

}  // namespace

void limit_frames(Kernel& kernel, GroupId group, std::uint64_t frames)
{
    kernel.reclaim.limited_group = group;
    kernel.reclaim.frame_limit = frames;
}

void make_frame_free(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    const Process* current = kernel.processes.find(kernel.current);
    if (!current || current->memory_group != kernel.reclaim.limited_group || kernel.reclaim.active) return;
    while (pages_of(kernel).count >= kernel.reclaim.frame_limit && pages_of(kernel).count != 0)
        if (!evict_page(kernel, hardware, choose(kernel, hardware, record), record)) return;
}

bool evict_page(Kernel& kernel, hw::Hardware& hardware, FrameNumber frame, trace::Recorder& record)
{
    Scan scan;
    scan.by = trace::Reclaimer::Advice;
    const Reclaim reclaim{kernel, hardware, scan, record};
    kernel.reclaim.active = true;
    std::uint64_t freed = reclaim_page(reclaim, frame, true);
    if (freed == 0 && (kernel.frames.table.at(frame).flags & FrameWriteback)) {
        wait_for_disk(kernel, hardware, when_done(kernel, frame), record);
        freed = reclaim_page(reclaim, frame, true);
    }
    kernel.reclaim.active = false;
    return freed != 0;
}

}  // namespace fl::kernel
