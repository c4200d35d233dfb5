// The memory management unit: every load, store and fetch of a program goes through here.
// A cheap view, made for one stretch of running: nothing else may change memory, tables or TLB while it
// lives.
#pragma once

#include "base/maybe.h"
#include "hw/access.h"
#include "hw/control_registers.h"
#include "hw/page_table.h"
#include "hw/tlb.h"

#include <array>
#include <bit>
#include <cstring>
#include <span>

namespace fl::hw {

class Mmu {
public:
    Mmu(PhysicalMemory& memory, Tlb& tlb, AddressSpaceRegisters space)
        : memory_(memory), tlb_(tlb), space_(space)
    {
    }
    ~Mmu() { tlb_.count_hits(load_hits_, store_hits_); }
    Mmu(const Mmu&) = delete;
    Mmu& operator=(const Mmu&) = delete;

    // Sizes 1, 2, 4, 8; little endian, loads zero-extend. An access across two pages checks both before it
    // changes anything. false: refused, `fault` says why, nothing has changed.
    [[gnu::always_inline]] bool load(VirtAddr address, unsigned size, std::uint64_t& value,
                                     PageFault& fault)
    {
        const std::size_t window = window_of(address);
        if (windows_.read_pages[window] == page_if_aligned(address, size)) [[likely]] {
            ++load_hits_;
            value = windows_.load(window, offset_in_page(address), size);
            return true;
        }
        std::uint64_t found;  // not `value`: its address is not to be taken, so that it stays in a register
        if (!load_slowly(address, size, found, fault)) return false;
        value = found;
        return true;
    }
    [[gnu::always_inline]] bool store(VirtAddr address, unsigned size, std::uint64_t value, PageFault& fault)
    {
        const std::size_t window = window_of(address);
        if (windows_.write_pages[window] == page_if_aligned(address, size) &&
            windows_.hosts[window]->is_valid(offset_in_page(address))) [[likely]] {
            ++store_hits_;
            windows_.store(window, offset_in_page(address), size, value);
            return true;
        }
        return store_slowly(address, size, value, fault);
    }
    // May an instruction be fetched there?
    bool execute(VirtAddr address, PageFault& fault)
    {
        return translate(address, AccessKind::Execute, fault).has_value();
    }
    std::uint64_t fetch_misses() const { return tlb_.stats().fetch_misses; }
    // Any length up to 1 MiB. On a fault what lies before it is done: to be repeated as a whole.
    bool read(VirtAddr address, std::span<std::byte> bytes, PageFault& fault);
    bool write(VirtAddr address, std::span<const std::byte> bytes, PageFault& fault);
    // Translates only; marks accessed and dirty as an access would.
    bool probe(VirtAddr address, AccessKind kind, PageFault& fault)
    {
        return translate(address, kind, fault).has_value();
    }
    // Privilege of what follows. Windows were checked against the old one.
    void user(bool on)
    {
        if (user_ != on) windows_.close_all();
        user_ = on;
    }

private:
    static const HostPage no_bytes;  // no line is valid: what a frame without bytes on the host shows

    // Pages this view has translated lately, with their bytes on the host: a hit here is a hit in the TLB. A
    // view is made for every fault, so making and closing them all must be quick: like fields lie together.
    static constexpr std::size_t window_count = 16;
    struct Windows {
        std::array<std::uint64_t, window_count> read_pages, write_pages;  // all ones: closed
        std::array<std::uintptr_t, window_count> starts;  // where the page's byte 0 would lie on the host
        std::array<const HostPage*, window_count> hosts;

        Windows()
        {
            close_all();
            starts.fill(0);
            hosts.fill(&no_bytes);
        }
        void close_all()
        {
            read_pages.fill(~0ull);
            write_pages.fill(~0ull);
        }
        void close(std::size_t at) { read_pages[at] = write_pages[at] = ~0ull; }
        void show(std::size_t at, std::uint64_t page, const HostPage* host)  // for reading
        {
            read_pages[at] = page;
            write_pages[at] = ~0ull;
            hosts[at] = host;
            starts[at] = reinterpret_cast<std::uintptr_t>(host->at(host->begin)) - host->begin;
        }
        // Within one line of the page.
        std::uint64_t load(std::size_t at, std::uint64_t offset, unsigned size) const
        {
            std::uint64_t value = 0;
            if (hosts[at]->is_valid(offset))
                std::memcpy(&value, reinterpret_cast<const std::byte*>(starts[at] + offset), size);
            return value;
        }
        // The line is valid.
        void store(std::size_t at, std::uint64_t offset, unsigned size, std::uint64_t value) const
        {
            std::memcpy(reinterpret_cast<std::byte*>(starts[at] + offset), &value, size);
        }
        // Of one that is open for writing: page_for_write() gave it.
        HostPage* own(std::size_t at) const { return const_cast<HostPage*>(hosts[at]); }
    };
    static std::size_t window_of(VirtAddr address)
    {
        return static_cast<std::size_t>(page_of(address).value % window_count);
    }

    // The page's number where the access is aligned, so that it lies within a line; else no page's: rotated,
    // the bits below the page's come out on top.
    static std::uint64_t page_if_aligned(VirtAddr address, unsigned size)
    {
        return std::rotr(address.value & ~(page_size - size), page_shift);
    }
    static std::uint64_t offset_in_line(VirtAddr address) { return address.value % HostPage::line_size; }

    Maybe<PhysAddr> translate(VirtAddr address, AccessKind kind, PageFault& fault);
    Maybe<PhysAddr> fetch(VirtAddr address, PageFault& fault);
    Maybe<PhysAddr> walk_tables(VirtAddr address, AccessKind kind, PageFault& fault);
    bool allowed(std::uint64_t entry, AccessKind kind) const;
    void open_window(VirtAddr address, AccessKind kind, FrameNumber frame);
    void close_windows(const TlbEntry& gone);
    void close_windows(const HostPage* gone);  // null: of a frame without bytes
    bool load_slowly(VirtAddr address, unsigned size, std::uint64_t& value, PageFault& fault);
    bool store_slowly(VirtAddr address, unsigned size, std::uint64_t value, PageFault& fault);

    PhysicalMemory& memory_;
    Tlb& tlb_;
    AddressSpaceRegisters space_;
    bool user_ = true;
    std::uint64_t load_hits_ = 0, store_hits_ = 0;
    Windows windows_;
};

}  // namespace fl::hw
