#include "kernel/address_space/kernel_half.h"

#include "hw/page_table.h"
#include "kernel/allocate.h"
#include "kernel/costs.h"

#include <algorithm>
#include <utility>

namespace fl::kernel {
namespace {

constexpr std::uint64_t table_bits = hw::pte_present | hw::pte_write | hw::pte_accessed | hw::pte_dirty;
constexpr std::uint64_t page_bits = table_bits | hw::pte_global;
constexpr std::uint64_t image_bytes = 14ull << 20;

// Tables at boot come from the end of the image, before there is an allocator. Linux: extend_brk().
struct EarlyTables {
    hw::PhysicalMemory& memory;
    FrameNumber next{(1ull << 20 | 12ull << 20) >> page_shift};

    FrameNumber take() { return std::exchange(next, next + 1); }

    PhysAddr slot(FrameNumber root, VirtAddr at, unsigned level)
    {
        const hw::Paging paging = memory.paging();
        FrameNumber table = root;
        for (unsigned l = paging.levels; l > level; --l) {
            const PhysAddr entry_at = paging.entry_at(table, at, l);
            hw::Pte entry = memory.load_entry(entry_at);
            if (!entry.present()) {
                entry = {take().value << page_shift | table_bits};
                memory.store_entry(entry_at, entry);
            }
            table = entry.frame();
        }
        return paging.entry_at(table, at, level);
    }
    // Frames from `first` on, by the largest entries that fit.
    void map(FrameNumber root, VirtAddr at, FrameNumber first, std::uint64_t bytes, std::uint64_t bits)
    {
        const hw::Paging paging = memory.paging();
        for (std::uint64_t done = 0; done < bytes;) {
            const bool gigantic = paging.levels > 2 && bytes - done >= paging.entry_span(3)
                                  && (at + done).value % paging.entry_span(3) == 0;
            const unsigned level = gigantic ? 3 : 2;
            const std::uint64_t frame = first.value + (done >> page_shift);
            memory.store_entry(slot(root, at + done, level), {frame << page_shift | bits | hw::pte_huge});
            done += paging.entry_span(level);
        }
    }
};

}  // namespace

void make_kernel_half(Kernel& kernel, hw::Hardware& hardware)
{
    const AddressLayout& layout = kernel.layout;
    const hw::Paging paging = hardware.memory.paging();
    EarlyTables early{hardware.memory};
    kernel.kernel_root = early.take();
    std::uint64_t ram = hardware.memory.size().value * page_size;
    constexpr std::uint64_t low_memory = 896ull << 20;  // of 1 GiB of addresses; the rest is "high"
    if (paging.narrow()) ram = std::min(ram, low_memory);
    early.map(kernel.kernel_root, layout.direct_map, {0}, ram, page_bits | hw::pte_no_execute);
    if (paging.narrow()) return;
    early.map(kernel.kernel_root, layout.kernel_text, {0}, image_bytes + (2ull << 20), page_bits);
    early.slot(kernel.kernel_root, layout.vmalloc_begin, paging.levels - 1);
}

void share_kernel_half(const Kernel& kernel, hw::Hardware& hardware, FrameNumber root)
{
    hw::PhysicalMemory& memory = hardware.memory;
    const hw::Paging paging = memory.paging();
    for (std::uint64_t i = paging.index(paging.kernel_half(), paging.levels); i < paging.entries(); ++i) {
        const hw::Pte entry = memory.load_entry(paging.slot(kernel.kernel_root, i));
        if (!entry.empty()) memory.store_entry(paging.slot(root, i), entry);
    }
}

bool map_kernel_page(Kernel& kernel, hw::Hardware& hardware, VirtAddr at, FrameNumber frame,
                     trace::Recorder& record)
{
    hw::PhysicalMemory& memory = hardware.memory;
    const hw::Paging paging = memory.paging();
    FrameNumber table = kernel.kernel_root;
    for (unsigned level = paging.levels; level > 1; --level) {
        const PhysAddr entry_at = paging.entry_at(table, at, level);
        hw::Pte entry = memory.load_entry(entry_at);
        if (!entry.present()) {
            const auto fresh = allocate_page(kernel, hardware, FrameUse::PageTable, record);
            if (!fresh) return false;
            ++kernel.statistics.nr_page_table_pages;
            kernel.now += costs::allocate_table;
            entry = {fresh->value << page_shift | table_bits};
            memory.store_entry(entry_at, entry);
        }
        table = entry.frame();
    }
    memory.store_entry(paging.entry_at(table, at, 1),
                       {frame.value << page_shift | page_bits | hw::pte_no_execute});
    return true;
}

void unmap_kernel_page(Kernel& kernel, hw::Hardware& hardware, VirtAddr at)
{
    if (const auto slot = hw::find_entry(hardware.memory, kernel.kernel_root, at))
        hardware.memory.store_entry(*slot, {});
    hardware.tlb.flush_page(page_of(at), hardware.cr3.asid);  // global entries go whatever their tag
}

bool sync_kernel_half(const Kernel& kernel, hw::Hardware& hardware, FrameNumber root, VirtAddr at)
{
    const hw::Paging paging = hardware.memory.paging();
    const PhysAddr slot = paging.entry_at(root, at, paging.levels);
    const hw::Pte entry = hardware.memory.load_entry(paging.entry_at(kernel.kernel_root, at, paging.levels));
    if (hardware.memory.load_entry(slot) == entry) return false;
    hardware.memory.store_entry(slot, entry);
    return true;
}

}  // namespace fl::kernel
