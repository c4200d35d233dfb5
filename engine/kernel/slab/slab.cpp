#include "kernel/slab/slab.h"

#include "kernel/allocate.h"

namespace fl::kernel {
namespace {

struct CacheWork {
    Kernel& kernel;
    hw::Hardware& hardware;
    Cache cache;
    trace::Recorder& record;

    CacheState& state() const { return kernel.slabs.of(cache); }
    const CacheInfo& info() const { return cache_info(cache); }
    Frame& head(std::uint32_t slab) const { return kernel.frames.table.edit({slab}); }
    SlabRecord slab(std::uint32_t number) const
    {
        return SlabRecord::of(kernel.frames.table.at({number}));
    }
    PhysAddr object_at(std::uint32_t slab, unsigned index) const
    {
        return address_in({slab}, 0) + std::uint64_t{index} * info().size;
    }
    PhysAddr link_of(std::uint32_t slab, unsigned index) const
    {
        return object_at(slab, index) + link_offset(info().size);
    }
    // The kernel's address of the object counted from 1; null for 0.
    std::uint64_t pointer(std::uint32_t slab, unsigned number) const
    {
        return number == 0 ? 0 : kernel.layout.direct_map.value + object_at(slab, number - 1).value;
    }
    unsigned number_of(std::uint32_t slab, std::uint64_t pointer) const
    {
        if (pointer == 0) return 0;
        const std::uint64_t offset = pointer - kernel.layout.direct_map.value - address_in({slab}, 0).value;
        return static_cast<unsigned>(offset / info().size) + 1;
    }
    void count(std::uint64_t pages, bool more) const
    {
        Statistics& statistics = kernel.statistics;
        std::uint64_t& counter =
            info().reclaimable ? statistics.nr_slab_reclaimable : statistics.nr_slab_unreclaimable;
        counter = more ? counter + pages : counter - pages;
        state().pages = more ? state().pages + pages : state().pages - pages;
    }

    void link_last(std::uint32_t slab) const;
    void unlink(std::uint32_t slab) const;
    std::optional<std::pair<FrameNumber, unsigned>> block(bool must) const;
    bool grow(bool must) const;
    void discard(std::uint32_t slab) const;
    Object take() const;
    void put(Object object) const;
};

void CacheWork::link_last(std::uint32_t slab) const
{
    Frame& frame = head(slab);
    frame.prev = state().last;
    frame.next = no_frame;
    if (state().last == no_frame) state().first = slab;
    else head(state().last).next = slab;
    state().last = slab;
    ++state().partial;
}

void CacheWork::unlink(std::uint32_t slab) const
{
    Frame& frame = head(slab);
    if (frame.prev == no_frame) state().first = frame.next;
    else head(frame.prev).next = frame.next;
    if (frame.next == no_frame) state().last = frame.prev;
    else head(frame.next).prev = frame.prev;
    frame.next = frame.prev = no_frame;
    --state().partial;
}

// Linux: allocate_slab(). A large block is welcome but no reason to reclaim.
std::optional<std::pair<FrameNumber, unsigned>> CacheWork::block(bool must) const
{
    using Effort = PageRequest::Effort;
    const unsigned wanted = info().order, least = info().least_order;
    if (wanted > least) {
        const PageRequest large{.use = FrameUse::Slab, .order = wanted, .effort = Effort::NoReclaim,
                                .reclaimable = info().reclaimable};
        if (const auto frame = allocate_pages(kernel, hardware, large, record)) return {{*frame, wanted}};
    }
    const PageRequest small{.use = FrameUse::Slab, .order = least, .effort = Effort::Reclaim,
                            .reclaimable = info().reclaimable};
    if (const auto frame = allocate_pages(kernel, hardware, small, record)) return {{*frame, least}};
    if (!must) return std::nullopt;
    const auto last = allocate(kernel.frames, small.block(), record, Mark::None);
    if (!last) return std::nullopt;
    kernel.statistics.pgalloc += 1ull << least;
    kernel.statistics.pgalloc_zone[kernel.frames.zone_of(*last)] += 1ull << least;
    return {{*last, least}};
}

// A new slab becomes the CPU's. Linux: new_slab(), setup_object().
bool CacheWork::grow(bool must) const
{
    const auto found = block(must);
    if (!found) return false;
    const auto [first, order] = *found;
    const auto number = static_cast<std::uint32_t>(first.value);
    const auto objects = static_cast<std::uint16_t>(info().objects(order));
    for (std::uint64_t i = 0; i < 1ull << order; ++i) {
        Frame& frame = kernel.frames.table.edit(first + i);
        frame.owner = static_cast<std::uint32_t>(cache);
        frame.slot = number;
    }
    head(number).index = SlabRecord{0, objects, 1}.packed();
    for (unsigned i = 0; i + 1u < objects; ++i)
        hardware.memory.store64(link_of(number, i), pointer(number, i + 2));
    ++state().slabs;
    state().objects += objects;
    count(1ull << order, true);
    record.record(
        trace::SlabGrown{static_cast<std::uint16_t>(cache), first, static_cast<std::uint8_t>(order)});
    // Getting the frames may have given this cache room by other ways.
    if (state().current != no_frame && slab(state().current).free != 0) link_last(number);
    else state().current = number;
    return true;
}

void CacheWork::discard(std::uint32_t number) const
{
    const unsigned order = head(number).order;
    --state().slabs;
    state().objects -= slab(number).objects;
    count(1ull << order, false);
    record.record(trace::SlabShrunk{static_cast<std::uint16_t>(cache), {number}});
    free_pages(kernel, hardware, {number}, order, record);
}

Object CacheWork::take() const
{
    const std::uint32_t from = state().current;
    SlabRecord record_of_slab = slab(from);
    const unsigned index = record_of_slab.free - 1u;
    const std::uint64_t next = hardware.memory.load64(link_of(from, index));
    record_of_slab.free = static_cast<std::uint16_t>(number_of(from, next));
    ++record_of_slab.in_use;
    ++state().in_use;
    head(from).index = record_of_slab.packed();
    return {object_at(from, index)};
}

// Linux: __slab_free().
void CacheWork::put(Object object) const
{
    const auto number = static_cast<std::uint32_t>(slab_of(kernel, object).value);
    const unsigned mine =
        number_of(number, kernel.layout.direct_map.value + object.at.value);
    SlabRecord changed = slab(number);
    const bool was_full = changed.free == 0;
    hardware.memory.store64(link_of(number, mine - 1), pointer(number, changed.free));
    changed.free = static_cast<std::uint16_t>(mine);
    --changed.in_use;
    --state().in_use;
    head(number).index = changed.packed();
    if (number == state().current) return;
    const bool enough = state().partial >= info().kept_slabs();
    if (changed.in_use == 0 && enough) {
        if (!was_full) unlink(number);
        discard(number);
    } else if (was_full) {
        link_last(number);
    }
}

Object allocate_from(const CacheWork& work, bool must)
{
    CacheState& state = work.state();
    const auto has_room = [&] { return state.current != no_frame && work.slab(state.current).free != 0; };
    if (!has_room() && state.first == no_frame) static_cast<void>(work.grow(must));
    if (!has_room()) {
        if (state.first == no_frame) return {};
        const std::uint32_t next = state.first;
        work.unlink(next);
        state.current = next;
    }
    return work.take();
}

}  // namespace

Object allocate_object(Kernel& kernel, hw::Hardware& hardware, Cache cache, trace::Recorder& record)
{
    return allocate_from({kernel, hardware, cache, record}, false);
}

Object demand_object(Kernel& kernel, hw::Hardware& hardware, Cache cache, trace::Recorder& record)
{
    const Object object = allocate_from({kernel, hardware, cache, record}, true);
    if (!object) ++kernel.slabs.unserved;
    return object;
}

void free_object(Kernel& kernel, hw::Hardware& hardware, Object object, trace::Recorder& record)
{
    if (!object) return;
    const CacheWork work{kernel, hardware, cache_of(kernel, object), record};
    work.put(object);
}

std::uint64_t shrink_cache(Kernel& kernel, hw::Hardware& hardware, Cache cache, trace::Recorder& record)
{
    const CacheWork work{kernel, hardware, cache, record};
    CacheState& state = work.state();
    if (state.current != no_frame && work.slab(state.current).free != 0) work.link_last(state.current);
    state.current = no_frame;  // Linux: flush_all()
    std::uint64_t given_back = 0;
    for (std::uint32_t at = state.first; at != no_frame;) {
        const std::uint32_t next = kernel.frames.table.at({at}).next;
        if (work.slab(at).in_use == 0) {
            work.unlink(at);
            work.discard(at);
            ++given_back;
        }
        at = next;
    }
    return given_back;
}

FrameNumber slab_of(const Kernel& kernel, Object object)
{
    return {kernel.frames.table.at(frame_of(object.at)).slot};
}

std::uint64_t active_objects(const Kernel& kernel, Cache cache)
{
    const CacheState& state = kernel.slabs.of(cache);
    std::uint64_t free = 0;
    for (std::uint32_t at = state.first; at != no_frame;) {
        const Frame& frame = kernel.frames.table.at({at});
        const SlabRecord slab = SlabRecord::of(frame);
        free += static_cast<std::uint64_t>(slab.objects - slab.in_use);
        at = frame.next;
    }
    return state.objects - free;
}

}  // namespace fl::kernel
