#include "kernel/address_space/switch_space.h"

#include "hw/mmu.h"
#include "kernel/address_space/tables.h"
#include "kernel/slab/slab.h"

#include <utility>

namespace fl::kernel {
namespace {

using trace::SpaceLoaded;

TlbContext context_of(const Kernel& kernel, std::uint32_t space)
{
    if (space == 0) return {TlbState::kernel_context, 0};
    const AddressSpace& of = kernel.spaces.at(space);
    return {of.context, of.tlb_generation};
}

struct Choice {
    std::uint16_t asid = 0;
    SpaceLoaded::Why why = SpaceLoaded::Why::NoTags;
};

// Linux: choose_new_asid().
Choice choose_asid(TlbState& tlb, const TlbContext& next)
{
    if (!tlb.pcid) return {};
    for (std::uint16_t asid = 0; asid < TlbState::dynamic_asids; ++asid) {
        if (tlb.contexts[asid].id != next.id) continue;
        const bool old = tlb.contexts[asid].generation < next.generation;
        return {asid, old ? SpaceLoaded::Why::Outdated : SpaceLoaded::Why::Known};
    }
    if (tlb.next_asid >= TlbState::dynamic_asids) tlb.next_asid = 0;
    return {tlb.next_asid++, SpaceLoaded::Why::NewTag};
}

// What the TLB counted since the loaded space came is that space's.
void credit_loaded(Kernel& kernel, const hw::Tlb& tlb)
{
    const hw::TlbStats now = tlb.stats(), since = std::exchange(kernel.tlb.since, now);
    AddressSpace* space = kernel.tlb.loaded ? &kernel.spaces.at(kernel.tlb.loaded) : nullptr;
    if (space) space->tlb_counts.add(now, since);
}

void release_borrowed(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    const std::uint32_t space = std::exchange(kernel.tlb.borrowed, 0);
    if (space == 0) return;
    --kernel.spaces.at(space).borrowers;
    drop_space(kernel, hardware, space, record);
}

// Stores CR3. Linux: load_new_mm_cr3().
void store_cr3(Kernel& kernel, hw::Hardware& hardware, std::uint32_t space, const Choice& choice,
               trace::Recorder& record)
{
    TlbState& tlb = kernel.tlb;
    const bool flushes = choice.why != SpaceLoaded::Why::Known;
    const std::uint64_t before = hardware.tlb.stats().flushes;
    if (flushes) {
        tlb.contexts[choice.asid] = context_of(kernel, space);
        hardware.tlb.flush_asid(tlb.tag_of(choice.asid));
    }
    ++(flushes ? tlb.switches_flushed : tlb.switches_kept);
    tlb.loaded = space;
    tlb.asid = choice.asid;
    hardware.cr3 = {space ? kernel.spaces.at(space).root : kernel.kernel_root, tlb.tag_of(choice.asid)};
    const auto lost = static_cast<std::uint32_t>(hardware.tlb.stats().flushes - before);
    record.record(SpaceLoaded{space, hardware.cr3.asid, choice.why, lost});
}

}  // namespace

void start_tlb(Kernel& kernel, hw::Hardware& hardware, bool pcid)
{
    TlbState& tlb = kernel.tlb;
    tlb.pcid = pcid;
    tlb.contexts[0] = {TlbState::kernel_context, 0};
    hardware.cr3 = {kernel.kernel_root, tlb.tag_of(0)};
}

void use_pcids(Kernel& kernel, hw::Hardware& hardware, bool pcid)
{
    TlbState& tlb = kernel.tlb;
    tlb.pcid = pcid && !hardware.memory.paging().narrow();
    hardware.tlb.flush_all();
    tlb.contexts = {};
    tlb.asid = 0;
    tlb.next_asid = 1;
    tlb.contexts[0] = context_of(kernel, tlb.loaded);
    hardware.cr3.asid = tlb.tag_of(0);
}

void give_context(Kernel& kernel, AddressSpace& space)
{
    space.context = ++kernel.tlb.last_context;
    space.tlb_generation = 0;
}

void switch_space(Kernel& kernel, hw::Hardware& hardware, std::uint32_t space, trace::Recorder& record)
{
    TlbState& tlb = kernel.tlb;
    tlb.lazy = false;
    if (tlb.loaded == space) {  // a flush meanwhile would have loaded the kernel's own tables
        ++tlb.switches_spared;
        record.record(SpaceLoaded{space, hardware.cr3.asid, SpaceLoaded::Why::StillLoaded, 0});
    } else {
        credit_loaded(kernel, hardware.tlb);
        const Choice choice = choose_asid(tlb, context_of(kernel, space));
        store_cr3(kernel, hardware, space, choice, record);
    }
    release_borrowed(kernel, hardware, record);
}

void borrow_space(Kernel& kernel, trace::Recorder& record)
{
    TlbState& tlb = kernel.tlb;
    if (tlb.loaded == 0 || tlb.lazy) return;
    tlb.lazy = true;
    tlb.borrowed = tlb.loaded;
    ++kernel.spaces.at(tlb.loaded).borrowers;
    record.record(trace::SpaceBorrowed{tlb.loaded});
}

void drop_space(Kernel& kernel, hw::Hardware& hardware, std::uint32_t id, trace::Recorder& record)
{
    AddressSpace& space = kernel.spaces.at(id);
    if (space.users > 0 || space.borrowers > 0) return;
    free_root(kernel, hardware, space, record);
    free_object(kernel, hardware, space.object, record);
    kernel.spaces.erase(id);
}

void touch_kernel(Kernel& kernel, hw::Hardware& hardware, VirtAddr stack)
{
    constexpr std::uint64_t image_at = 1ull << 20;  // of physical memory
    const AddressLayout& layout = kernel.layout;
    const VirtAddr text = layout.kernel_text + image_at;
    hw::Mmu mmu(hardware.memory, hardware.tlb, hardware.cr3);
    mmu.user(false);
    hw::PageFault fault;
    static_cast<void>(mmu.probe(text, hw::AccessKind::Execute, fault));
    if (stack.value) static_cast<void>(mmu.probe(stack, hw::AccessKind::Write, fault));
}

void flush_tlb(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin, VirtAddr end,
               trace::Recorder& record)
{
    TlbState& tlb = kernel.tlb;
    const std::uint64_t generation = ++space.tlb_generation;
    if (tlb.loaded != space.id) {
        ++tlb.flushes_deferred;
        for (const TlbContext& context : tlb.contexts)
            if (context.id == space.context && context.generation + 1 == generation)
                record.record(trace::TagOutdated{space.id});
        return;
    }
    if (tlb.lazy) {  // nobody needs it: leaving it costs no more than a flush
        tlb.lazy = false;
        credit_loaded(kernel, hardware.tlb);
        store_cr3(kernel, hardware, 0, choose_asid(tlb, context_of(kernel, 0)), record);
        return;
    }
    const PageCount pages{(end - begin) / page_size};
    const bool everything = hardware.tlb.flush_range(page_of(begin), pages, hardware.cr3.asid);
    if (everything) ++tlb.flushes_whole;
    else tlb.pages_flushed += pages.value;
    tlb.contexts[tlb.asid].generation = generation;
    record.record(trace::TlbFlushed{begin, pages, everything});
}

void flush_tlb_page(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr address,
                    trace::Recorder& record)
{
    const VirtAddr page = page_floor(address);
    flush_tlb(kernel, hardware, space, page, page + page_size, record);
}

}  // namespace fl::kernel
