// Who pays for a page. Linux: mm/memcontrol.c try_charge_memcg(), mem_cgroup_uncharge(). Simplified: exact at
// every page, without Linux's stock of 64 pages for each CPU; a slab counts for whoever made it grow.
#pragma once

#include "hw/hardware.h"
#include "kernel/frames/frame.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

inline constexpr int max_reclaim_retries = 16;  // fruitless rounds before something is killed

// Does memory used this way count for a group? Linux: __GFP_ACCOUNT and pages of user space.
bool is_charged(FrameUse use);
// The group the current process works in; 0 = the root, which has no limit.
GroupId current_group(const Kernel& kernel);

// Counts pages for a group and all above it. Where a limit is hit it reclaims within that group and in the
// end kills in it. False: there is no room, see out_of_memory().
bool charge(Kernel& kernel, hw::Hardware& hardware, GroupId group, FrameUse use, std::uint64_t pages,
            trace::Recorder& record);
void uncharge(Kernel& kernel, GroupId group, std::uint64_t pages);

// The same for swap (memory.swap.max); without room the page must stay in memory.
// Linux: __mem_cgroup_try_charge_swap().
bool has_swap_room(const Kernel& kernel, GroupId group, std::uint64_t pages);
void add_swap(Kernel& kernel, GroupId group, std::uint64_t pages);
void uncharge_swap(Kernel& kernel, GroupId group, std::uint64_t pages);

// A process that has grown past memory.high must give pages back and wait before its program goes on.
// Linux: mem_cgroup_handle_over_high(). True: it sleeps.
bool throttle_over_high(Kernel& kernel, hw::Hardware& hardware, Pid pid, trace::Recorder& record);

// How many of a group's pages reclaim on behalf of `root` leaves alone: all below `min`; those below `low` as
// long as others can give. Linux: mem_cgroup_calculate_protection().
struct GroupProtection {
    std::uint64_t min = 0, low = 0;
};
GroupProtection protection_of(const Kernel& kernel, GroupId root, GroupId group);

}  // namespace fl::kernel
