// The buddy system: blocks of 2^order frames, split in halves when a smaller one is wanted, joined again when
// both are free. Linux: mm/page_alloc.c rmqueue(), expand(), __free_one_page().
#pragma once

#include "kernel/frames/frame.h"
#include "kernel/frames/migrate_type.h"
#include "trace/recorder.h"

#include <optional>

namespace fl::kernel {

struct Frames;
struct Zone;

// How far a request may empty a zone. Linux: ALLOC_WMARK_LOW and friends.
enum class Mark : std::uint8_t {
    High,    // only if memory is plentiful
    Low,     // the usual: below it kswapd is woken
    Min,     // after that
    Victim,  // half of min: who has been killed for memory needs some to die
    Atomic,  // 3/8 of min: who may not wait
    None     // all of it: who reclaims
};

struct BlockRequest {
    unsigned order = 0;
    FrameUse use = FrameUse::Anonymous;
    MigrateType type = type_for(use);
};

// A block of 2^order frames from the highest zone that has one, with one reference. Nothing when there is
// none, or no zone is allowed to be emptied so far: what then is the caller's business (kernel/allocate.h).
std::optional<FrameNumber> allocate(Frames& frames, const BlockRequest& request, trace::Recorder& record,
                                    Mark mark = Mark::None);
inline std::optional<FrameNumber> allocate(Frames& frames, unsigned order, FrameUse use,
                                           trace::Recorder& record, Mark mark = Mark::None)
{
    return allocate(frames, BlockRequest{order, use, type_for(use)}, record, mark);
}

// 2^order frames beside each other, aligned to their size, for an order beyond the buddy system's: out of
// blocks that all are free. Linux: alloc_contig_pages(); simplified: nothing is moved out of the way.
std::optional<FrameNumber> allocate_contiguous(Frames& frames, unsigned order, FrameUse use,
                                               trace::Recorder& record);

// Would a block of that order leave the zone above so many free pages? Linux: __zone_watermark_ok().
bool zone_has(const Zone& zone, unsigned order, std::uint64_t floor);

// Gives a block back. Its records become free ones. Single pages lie in the zone's page set first
// (kernel/frames/page_set.h).
void free(Frames& frames, FrameNumber block, unsigned order, trace::Recorder& record);

// Gives all pages of the page sets back to the buddy system. Linux: drain_all_pages().
void drain_page_sets(Frames& frames, trace::Recorder& record);

// Is there a block of at least that order a request of this type could have without leaving single pages in
// another type's pageblock? Linux: the end of __compact_finished().
bool has_block_for(const Zone& zone, unsigned order, MigrateType type);

// For compaction: a free block leaves its list, its order is answered; its pages are the caller's, who gives
// back those he has no use for. Linux: __isolate_free_page(), release_free_list().
unsigned isolate_free_block(Frames& frames, FrameNumber block);
void return_free_page(Frames& frames, FrameNumber page, trace::Recorder& record);

}  // namespace fl::kernel
