// Linux: mm/mmap.c expand_downwards(), acct_stack_growth().
#include "kernel/address_space/areas.h"
#include "kernel/address_space/overcommit.h"
#include "kernel/fault/repair.h"

namespace fl::kernel {
namespace {

// The mapping below keeps its distance, unless nobody can use it anyway.
bool gap_is_kept(const FaultContext& fault)
{
    if (fault.area_index == 0) return true;
    const Vma& below = fault.space.areas[fault.area_index - 1];
    if (below.grows_down || below.protection == ProtNone) return true;
    return fault.page - below.end >= fault.kernel.tunables.stack_guard_gap * page_size;
}

}  // namespace

bool grow_stack(FaultContext& fault)
{
    Vma& stack = fault.space.areas.edit(fault.area_index);
    if (fault.page.value < fault.kernel.tunables.mmap_min_addr.value || !gap_is_kept(fault)) return false;
    if (stack.end - fault.page > fault.limits.stack) return false;
    const std::uint64_t pages = (stack.begin - fault.page) / page_size;
    if (!may_grow(fault.space, fault.limits, stack, pages) || pages > stack.file_page) return false;
    if (stack.accounted && !commit(fault.kernel, &fault.space, pages)) return false;
    fault.record.record(trace::StackGrown{stack.begin, fault.page});
    count_pages(fault.space, stack, pages, Change::Add);
    stack.begin = fault.page;
    stack.file_page -= pages;
    return true;
}

}  // namespace fl::kernel
