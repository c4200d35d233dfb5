// Rules for areas: which neighbours become one, how one becomes two, and what each counts for.
// Linux: mm/vma.c vma_merge_new_range(), vma_modify(), __split_vma(), vm_stat_account().
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// May `left` and `right`, which touch, be one area? Same flags, backing that goes on, and anonymous pages of
// one origin.
bool mergeable(const Vma& left, const Vma& right);

// Adds (or with `remove` takes away) an area's pages to total_vm, data_vm, stack_vm, exec_vm, locked_vm and
// the inode's maps.
enum class Change : bool { Add, Remove };
void count_pages(AddressSpace& space, const Vma& area, std::uint64_t pages, Change change);

// Puts a new area into a hole and merges it with its neighbours where the rules allow.
void insert_area(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, const Vma& area,
                 trace::Recorder& record);

// After it an area begins at `at` if one contained it. False if that would exceed max_map_count.
bool split_area(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr at,
                trace::Recorder& record);
// The same where no limit applies, because areas will go away at once.
void cut_area(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr at,
              trace::Recorder& record);

// Merges what can be merged among the areas that touch or lie in [begin, end].
void merge_areas(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin, VirtAddr end,
                 trace::Recorder& record);

// Gives the area its origin of anonymous pages at the first of them. Linux: anon_vma_prepare().
void prepare_anonymous(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, std::size_t index,
                       trace::Recorder& record);

// Linux: may_expand_vm(). May the space grow by that many pages of that area, under RLIMIT_AS and
// RLIMIT_DATA?
bool may_grow(const AddressSpace& space, const Limits& limits, const Vma& area, std::uint64_t pages);

// Linux: accountable_mapping(). Do its pages count towards Committed_AS?
bool accountable(const Kernel& kernel, const Vma& area);

}  // namespace fl::kernel
