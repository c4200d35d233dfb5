// Finding pages that memory can do without. Linux: mm/vmscan.c.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "kernel/process/kernel_thread.h"
#include "trace/recorder.h"

#include <span>

namespace fl::kernel {

inline constexpr std::uint64_t reclaim_batch = 32;     // Linux: SWAP_CLUSTER_MAX
inline constexpr int first_priority = 12;              // Linux: DEF_PRIORITY
inline constexpr unsigned most_fruitless_rounds = 16;  // Linux: MAX_RECLAIM_RETRIES

// By whoever asked for a page, in his own time: pages freed. Linux: try_to_free_pages().
std::uint64_t reclaim_directly(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record);

// From a cgroup and those below it. Linux: try_to_free_mem_cgroup_pages().
std::uint64_t reclaim_group(Kernel& kernel, hw::Hardware& hardware, GroupId group, std::uint64_t pages,
                            trace::Recorder& record, bool may_swap = true);

// These pages, as far as they can go, used or not: pages freed. Linux: reclaim_pages().
std::uint64_t reclaim_pages(Kernel& kernel, hw::Hardware& hardware, std::span<const FrameNumber> pages,
                            trace::Recorder& record);

// What reclaim could find at best. Linux: zone_reclaimable_pages().
std::uint64_t reclaimable_pages(const Kernel& kernel);

// Free memory is above the high watermark of some zone. Linux: pgdat_balanced().
bool memory_balanced(const Kernel& kernel, unsigned order);
// Memory is low: kswapd has work, unless it is there already or has given up. Linux: wakeup_kswapd().
void wake_kswapd(Kernel& kernel, unsigned order, trace::Recorder& record);
// One pass of kswapd. Linux: balance_pgdat().
ThreadRest balance_memory(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record);

}  // namespace fl::kernel
