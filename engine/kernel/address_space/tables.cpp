#include "kernel/address_space/tables.h"

#include "kernel/allocate.h"
#include "kernel/costs.h"

namespace fl::kernel {
namespace {

constexpr VirtAddr user_end{1ull << 47};

hw::Pte table_entry(FrameNumber table)
{
    return {(table.value << page_shift) | hw::pte_present | hw::pte_write | hw::pte_user | hw::pte_accessed
            | hw::pte_dirty};
}

PhysAddr entry_in(FrameNumber table, VirtAddr address, unsigned level)
{
    return address_in(table, table_index(address, level) * 8);
}

std::optional<FrameNumber> make_table(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space,
                                      VirtAddr address, unsigned level, trace::Recorder& record)
{
    const auto frame = allocate_page(kernel, hardware, FrameUse::PageTable, record);
    if (!frame) return std::nullopt;
    kernel.now += costs::allocate_table;
    space.pgtables_bytes += page_size;
    ++kernel.statistics.nr_page_table_pages;
    record.record(trace::TableAllocated{static_cast<std::uint8_t>(level), *frame,
                                        {align_down(address.value, table_span(level))}});
    return frame;
}

void free_table(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, FrameNumber table,
                unsigned level, trace::Recorder& record)
{
    space.pgtables_bytes -= page_size;
    --kernel.statistics.nr_page_table_pages;
    record.record(trace::TableFreed{static_cast<std::uint8_t>(level), table});
    free_page(kernel, hardware, table, record);
}

struct TableFreer {
    Kernel& kernel;
    hw::Hardware& hardware;
    AddressSpace& space;
    const TableRange& range;
    trace::Recorder& record;

    // Frees what hangs below the entries of `table` (of `level`) and serves only the range. Depth is at
    // most 4.
    void visit(FrameNumber table, VirtAddr table_begin, unsigned level) const
    {
        const std::uint64_t span = entry_span(level);
        VirtAddr at = std::max(table_begin, VirtAddr{align_down(range.begin.value, span)});
        const VirtAddr stop = std::min(table_begin + table_span(level), range.end);
        for (; at < stop; at += span) {
            const PhysAddr entry_at = entry_in(table, at, level);
            const hw::Pte entry{hardware.memory.load64(entry_at)};
            if (!entry.present()) continue;
            if (level > 2) visit(entry.frame(), at, level - 1);
            if (at < range.floor || at + span > range.ceiling) continue;
            hardware.memory.store64(entry_at, 0);
            free_table(kernel, hardware, space, entry.frame(), level - 1, record);
        }
    }
};

}  // namespace

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

std::optional<PhysAddr> provide_entry(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space,
                                      VirtAddr address, trace::Recorder& record)
{
    FrameNumber table = space.root;
    for (unsigned level = 4; level > 1; --level) {
        const PhysAddr at = entry_in(table, address, level);
        const hw::Pte entry{hardware.memory.load64(at)};
        if (entry.present()) [[likely]] {
            table = entry.frame();
            continue;
        }
        const auto fresh = make_table(kernel, hardware, space, address, level - 1, record);
        if (!fresh) return std::nullopt;
        hardware.memory.store64(at, table_entry(*fresh).raw);
        table = *fresh;
    }
    return entry_in(table, address, 1);
}

TableOrHole last_table(const hw::PhysicalMemory& memory, FrameNumber root, VirtAddr address)
{
    FrameNumber table = root;
    for (unsigned level = 4; level > 1; --level) {
        const hw::Pte entry{memory.load64(entry_in(table, address, level))};
        if (!entry.present()) return {std::nullopt, entry_span(level)};
        table = entry.frame();
    }
    return {table, 0};
}

std::optional<PhysAddr> existing_entry(const hw::PhysicalMemory& memory, FrameNumber root, VirtAddr address)
{
    const TableOrHole found = last_table(memory, root, address);
    if (!found.table) return std::nullopt;
    return entry_in(*found.table, address, 1);
}

void free_tables(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, const TableRange& range,
                 trace::Recorder& record)
{
    TableRange within = range;
    within.end = std::min(within.end, user_end);
    TableFreer{kernel, hardware, space, within, record}.visit(space.root, {0}, 4);
}

void free_empty_table(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr address,
                      trace::Recorder& record)
{
    FrameNumber table = space.root;
    PhysAddr at;
    for (unsigned level = 4; level > 1; --level) {
        at = entry_in(table, address, level);
        const hw::Pte entry{hardware.memory.load64(at)};
        if (!entry.present()) return;
        table = entry.frame();
    }
    for (std::uint64_t i = 0; i < table_entries; ++i)
        if (hardware.memory.load64(address_in(table, i * 8)) != 0) return;
    hardware.memory.store64(at, 0);
    free_table(kernel, hardware, space, table, 1, record);
}

std::optional<FrameNumber> make_root(Kernel& kernel, hw::Hardware& hardware, trace::Recorder& record)
{
    const auto frame = allocate_page(kernel, hardware, FrameUse::PageTable, record);
    if (!frame) return std::nullopt;
    ++kernel.statistics.nr_page_table_pages;
    record.record(trace::TableAllocated{4, *frame, {0}});
    return frame;
}

void free_root(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, trace::Recorder& record)
{
    --kernel.statistics.nr_page_table_pages;
    record.record(trace::TableFreed{4, space.root});
    free_page(kernel, hardware, space.root, record);
}

}  // namespace fl::kernel
