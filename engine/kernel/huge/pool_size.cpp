// Linux: mm/hugetlb.c, what is in a pool and to whom it is promised.
#include "kernel/huge/pool.h"

#include <numeric>

namespace fl::kernel {
namespace {

void put_in_pool(Kernel& kernel, HugePool& pool, FrameNumber head)
{
    Frame& frame = kernel.frames.table.edit(head);
    frame.flags = FrameHead;
    frame.owner = 0;
    frame.index = 0;
    frame.next = pool.first_free;
    pool.first_free = static_cast<std::uint32_t>(head.value);
    ++pool.free;
}

FrameNumber take_free(Kernel& kernel, HugePool& pool)
{
    const FrameNumber head{pool.first_free};
    Frame& frame = kernel.frames.table.edit(head);
    pool.first_free = frame.next;
    frame.next = no_frame;
    --pool.free;
    return head;
}

// Free frames of the pool hold zeros, so the buddy system may have them as they are.
void give_back(Kernel& kernel, HugePool& pool, FrameNumber head)
{
    trace::Recorder muted;
    muted.mute(true);
    const unsigned order = std::min<unsigned>(pool.order, highest_order);
    for (std::uint64_t i = 0; i < pool.frames(); i += std::uint64_t{1} << order)
        free(kernel.frames, head + i, order, muted);
    --pool.total;
}

// Linux: alloc_fresh_hugetlb_folio().
std::optional<FrameNumber> make_page(Kernel& kernel, HugePool& pool)
{
    trace::Recorder muted;
    muted.mute(true);
    const std::uint64_t kept = std::accumulate(
        kernel.frames.zones.begin(), kernel.frames.zones.end(), pool.frames(),
        [](std::uint64_t sum, const Zone& zone) { return sum + zone.marks.high; });
    if (kernel.frames.free_pages() <= kept + pool.frames()) return std::nullopt;
    const auto head = pool.order == huge_order
                          ? allocate(kernel.frames, huge_order, FrameUse::HugePool, muted)
                          : allocate_contiguous(kernel.frames, pool.order, FrameUse::HugePool, muted);
    if (!head) return std::nullopt;
    Frame& frame = kernel.frames.table.edit(*head);
    frame.references = 0;
    frame.flags = FrameHead;
    frame.order = pool.order;
    for (std::uint64_t i = 1; i < pool.frames(); ++i) {
        Frame& tail = kernel.frames.table.edit(*head + i);
        tail.flags = FrameTail;
        tail.references = 0;
        tail.order = 0;
    }
    ++pool.total;
    return head;
}

// Linux: gather_surplus_pages(). All that are missing, or none.
bool make_surplus(Kernel& kernel, HugePool& pool, std::uint64_t missing)
{
    for (std::uint64_t made = 0; made < missing; ++made) {
        const auto head = pool.surplus < pool.overcommit ? make_page(kernel, pool) : std::nullopt;
        if (head) {
            ++pool.surplus;
            put_in_pool(kernel, pool, *head);
            continue;
        }
        for (; made != 0; --made, --pool.surplus) give_back(kernel, pool, take_free(kernel, pool));
        return false;
    }
    return true;
}

}  // namespace

void set_pool_size(Kernel& kernel, std::uint64_t pages, unsigned order)
{
    HugePool& pool = pool_of(kernel, order);
    while (pool.surplus != 0 && pool.persistent() < pages) --pool.surplus;
    while (pool.persistent() < pages) {
        const auto head = make_page(kernel, pool);
        if (!head) break;
        put_in_pool(kernel, pool, *head);
    }
    const std::uint64_t needed = pool.reserved + pool.total - pool.free;
    while (pool.persistent() > std::max(pages, needed) && pool.free != 0)
        give_back(kernel, pool, take_free(kernel, pool));
    while (pool.persistent() > pages) ++pool.surplus;
}

bool reserve_pool_pages(Kernel& kernel, HugePool& pool, std::uint64_t pages)
{
    const std::uint64_t needed = pool.reserved + pages;
    if (needed < pages) return false;
    if (needed > pool.free && !make_surplus(kernel, pool, needed - pool.free)) return false;
    pool.reserved += pages;
    return true;
}

void unreserve_pool_pages(Kernel& kernel, HugePool& pool, std::uint64_t pages)
{
    pool.reserved -= pages;
    // Linux: return_unused_surplus_pages().
    std::uint64_t unused = std::min(pages, pool.surplus);
    for (; unused != 0 && pool.unpromised() != 0; --unused) {
        give_back(kernel, pool, take_free(kernel, pool));
        --pool.surplus;
    }
}

std::optional<FrameNumber> take_pool_page(Kernel& kernel, HugePool& pool, bool promised)
{
    if (promised) {
        --pool.reserved;
        return take_free(kernel, pool);
    }
    if (pool.unpromised() != 0) return take_free(kernel, pool);
    const auto head = pool.surplus < pool.overcommit ? make_page(kernel, pool) : std::nullopt;
    if (head) ++pool.surplus;
    return head;
}

void release_pool_page(Kernel& kernel, hw::Hardware& hardware, FrameNumber head, bool promised_again)
{
    Frame& frame = kernel.frames.table.edit(head);
    HugePool& pool = pool_of(kernel, frame.order);
    const bool last = --frame.references == 0;
    if (last)
        for (std::uint64_t i = 0; i < pool.frames(); ++i) hardware.memory.clear(head + i);
    // Linux loses the promise when others need the page; it keeps none while there are surplus pages.
    if (promised_again) ++pool.reserved;
    if (!last) return;
    put_in_pool(kernel, pool, head);
    if (pool.surplus == 0 || pool.unpromised() == 0) return;
    give_back(kernel, pool, take_free(kernel, pool));
    --pool.surplus;
}

void release_reservation(Kernel& kernel, const Vma& area, VirtAddr begin, VirtAddr end)
{
    if (!area.hugetlb || !area.pool_reserved) return;
    HugePool& pool = pool_of(kernel, area);
    unreserve_pool_pages(kernel, pool, (end - begin) / pool.bytes());
}

}  // namespace fl::kernel
