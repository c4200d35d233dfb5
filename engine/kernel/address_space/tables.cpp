#include "kernel/address_space/tables.h"

#include "kernel/address_space/kernel_half.h"
#include "kernel/allocate.h"
#include "kernel/costs.h"

namespace fl::kernel {
namespace {

// How events name a table: 1 PTE, 2 PMD, 3 PUD, 4 PGD whatever its level, 5 P4D.
std::uint8_t kind_of_table(hw::Paging paging, unsigned level)
{
    if (level == paging.levels) return 4;
    return static_cast<std::uint8_t>(level == 4 ? 5 : level);
}

Maybe<FrameNumber> make_table(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space,
                                      VirtAddr address, unsigned level, trace::Recorder& record)
{
    const auto frame = allocate_page(kernel, hardware, FrameUse::PageTable, record);
    if (!frame) return std::nullopt;
    kernel.now += costs::allocate_table;
    space.pgtables_bytes += page_size;
    ++kernel.statistics.nr_page_table_pages;
    const hw::Paging paging = hardware.memory.paging();
    record.record(trace::TableAllocated{kind_of_table(paging, level), *frame,
                                        {align_down(address.value, paging.table_span(level))}});
    return frame;
}

void free_table(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, FrameNumber table,
                unsigned level, trace::Recorder& record)
{
    space.pgtables_bytes -= page_size;
    --kernel.statistics.nr_page_table_pages;
    record.record(trace::TableFreed{kind_of_table(hardware.memory.paging(), level), table});
    free_page(kernel, hardware, table, record);
}

struct TableFreer {
    Kernel& kernel;
    hw::Hardware& hardware;
    AddressSpace& space;
    const TableRange& range;
    trace::Recorder& record;

    // Frees what hangs below the entries of `table` (of `level`) and serves only the range. Depth is at
    // most 5.
    void visit(FrameNumber table, VirtAddr table_begin, unsigned level) const
    {
        const hw::Paging paging = hardware.memory.paging();
        const std::uint64_t span = paging.entry_span(level);
        VirtAddr at = std::max(table_begin, VirtAddr{align_down(range.begin.value, span)});
        const VirtAddr stop = std::min(table_begin + paging.table_span(level), range.end);
        for (; at < stop; at += span) {
            const PhysAddr entry_at = paging.entry_at(table, at, level);
            const hw::Pte entry = hardware.memory.load_entry(entry_at);
            if (!entry.present() || entry.huge()) continue;
            if (level > 2) visit(entry.frame(), at, level - 1);
            if (at < range.floor || at + span > range.ceiling) continue;
            hardware.memory.store_entry(entry_at, {});
            hardware.memory.known_tables().forget();
            free_table(kernel, hardware, space, entry.frame(), level - 1, record);
        }
    }
};

}  // namespace

hw::Pte table_entry(FrameNumber table)
{
    return {(table.value << page_shift) | hw::pte_present | hw::pte_write | hw::pte_user | hw::pte_accessed
            | hw::pte_dirty};
}

hw::Pte make_entry(FrameNumber frame, std::uint32_t protection, bool writable)
{
    std::uint64_t raw = frame.value << page_shift;
    // Linux sets A at once for what it maps on purpose.
    raw |= hw::pte_accessed;
    if (protection & (ProtRead | ProtWrite | ProtExec)) raw |= hw::pte_present | hw::pte_user;
    else raw |= hw::pte_global;  // PROT_NONE: not present to the processor, yet it keeps its frame
    if (writable && (protection & ProtWrite)) raw |= hw::pte_write;
    if (!(protection & ProtExec)) raw |= hw::pte_no_execute;
    return {raw};
}

Maybe<PhysAddr> provide_slot(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space,
                                     const Place& place, trace::Recorder& record)
{
    const hw::Paging paging = hardware.memory.paging();
    if (place.level == 1)
        if (const hw::KnownTable* known = hardware.memory.known_tables().find(space.root, place.address))
            return paging.entry_at(known->table, place.address, 1);
    FrameNumber table = space.root;
    for (unsigned level = paging.levels; level > place.level; --level) {
        const PhysAddr at = paging.entry_at(table, place.address, level);
        const hw::Pte entry = hardware.memory.load_entry(at);
        if (entry.present()) [[likely]] {
            table = entry.frame();
            continue;
        }
        const auto fresh = make_table(kernel, hardware, space, place.address, level - 1, record);
        if (!fresh) return std::nullopt;
        hardware.memory.store_entry(at, table_entry(*fresh));
        table = *fresh;
    }
    return paging.entry_at(table, place.address, place.level);
}

Maybe<PhysAddr> provide_entry(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space,
                                      VirtAddr address, trace::Recorder& record)
{
    return provide_slot(kernel, hardware, space, {address, 1}, record);
}

Maybe<FrameNumber> make_spare_table(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space,
                                            VirtAddr address, trace::Recorder& record)
{
    return make_table(kernel, hardware, space, address, 1, record);
}

void free_spare_table(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, FrameNumber table,
                      trace::Recorder& record)
{
    free_table(kernel, hardware, space, table, 1, record);
}

TableOrHole last_table(const hw::PhysicalMemory& memory, FrameNumber root, VirtAddr address)
{
    const hw::Paging paging = memory.paging();
    if (const hw::KnownTable* known = memory.known_tables().find(root, address)) return {known->table, 0};
    FrameNumber table = root;
    for (unsigned level = paging.levels; level > 1; --level) {
        const hw::Pte entry = memory.load_entry(paging.entry_at(table, address, level));
        if (!entry.present() || entry.huge()) return {std::nullopt, paging.entry_span(level)};
        table = entry.frame();
    }
    return {table, 0};
}

std::optional<PhysAddr> existing_entry(const hw::PhysicalMemory& memory, FrameNumber root, VirtAddr address)
{
    return hw::find_entry(memory, root, address);
}

void free_tables(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, const TableRange& range,
                 trace::Recorder& record)
{
    TableRange within = range;
    const hw::Paging paging = hardware.memory.paging();
    within.end = std::min(within.end, paging.user_end());
    TableFreer{kernel, hardware, space, within, record}.visit(space.root, {0}, paging.levels);
}

void free_empty_table(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr address,
                      trace::Recorder& record)
{
    const hw::Paging paging = hardware.memory.paging();
    FrameNumber table = space.root;
    PhysAddr at;
    for (unsigned level = paging.levels; level > 1; --level) {
        at = paging.entry_at(table, address, level);
        const hw::Pte entry = hardware.memory.load_entry(at);
        if (!entry.present() || entry.huge()) return;
        table = entry.frame();
    }
    if (!hardware.memory.is_zero(table)) return;
    hardware.memory.store_entry(at, {});
    hardware.memory.known_tables().forget();
    free_table(kernel, hardware, space, table, 1, record);
}

Maybe<FrameNumber> make_root(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    const auto frame = allocate_page(kernel, hardware, FrameUse::PageTable, record);
    if (!frame) return std::nullopt;
    ++kernel.statistics.nr_page_table_pages;
    share_kernel_half(kernel, hardware, *frame);
    record.record(trace::TableAllocated{4, *frame, {0}});
    return frame;
}

void free_root(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, trace::Recorder& record)
{
    --kernel.statistics.nr_page_table_pages;
    record.record(trace::TableFreed{4, space.root});
    hardware.memory.known_tables().forget();
    free_page(kernel, hardware, space.root, record);
}

}  // namespace fl::kernel
