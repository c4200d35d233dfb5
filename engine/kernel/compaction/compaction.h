// Making large free blocks out of small ones: pages are moved from the low end of a zone to free frames at
// its high end, until a block is large enough or both scanners meet. Linux: mm/compaction.c. Simplified:
// every run begins at the ends of the zone (Linux goes on where it stopped), and kcompactd does not work
// unasked.
#pragma once

#include "hw/hardware.h"
#include "kernel/allocate.h"
#include "kernel/kernel.h"
#include "kernel/process/kernel_thread.h"
#include "trace/recorder.h"

#include <optional>

namespace fl::kernel {

// How it ended; of several zones the last of these counts. Linux: enum compact_result.
enum class CompactResult : std::uint8_t {
    Skipped,   // too few free pages to move anything to, or scattering is not the trouble
    Deferred,  // it failed not long ago
    Complete,  // the whole zone has been gone through
    Success    // a block may be had now
};

struct CompactJob {
    std::optional<unsigned> order = {};  // of the block somebody wants; none: the whole zone
    MigrateType type = MigrateType::Unmovable;  // for whom
    bool sync = false;    // goes through pageblocks of every type, and moves what alone makes no block
    bool daemon = false;  // kcompactd or the administrator
};

// One zone, from end to end. Linux: compact_zone().
CompactResult compact_zone(Kernel& kernel, hw::Hardware& hardware, std::size_t zone, const CompactJob& job,
                           trace::Recorder& record);

// Has the zone free pages enough to move pages to, and is it scattering that keeps a block of the order from
// being had? Linux: compaction_suitable().
bool worth_compacting(const Kernel& kernel, const Zone& zone, unsigned order);

// By whoever asked for a block. Linux: try_to_compact_pages().
CompactResult compact_directly(Kernel& kernel, hw::Hardware& hardware, const PageRequest& request,
                               const CompactJob& job, trace::Recorder& record);
// Somebody got a block of that order from the zone. Linux: compaction_defer_reset().
void compaction_succeeded(Zone& zone, unsigned order, bool allocated);

// All memory, because the administrator wants it. Linux: compact_nodes().
void compact_memory(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record);

// A block of that order could not be had: kcompactd has work if it can do anything about it. Linux:
// wakeup_kcompactd(), kcompactd_do_work().
void wake_kcompactd(Kernel& kernel, unsigned order);
ThreadRest run_kcompactd(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record);

}  // namespace fl::kernel
