#include "hw/mmu.h"

#include <algorithm>

namespace fl::hw {
namespace {

// The way down the tables: what it ends at, and what the entries above that grant and deny together.
struct Descent {
    PhysAddr at;
    Pte entry;  // not present: the way ends early
    unsigned level;
    std::uint64_t granted, denied;
};

// One for each kind of tables, so that the usual one knows its shifts. Marks the tables it used.
template <std::uint8_t levels>
Descent descend(PhysicalMemory& memory, FrameNumber root, VirtAddr address)
{
    constexpr Paging paging{levels};
    Descent way{{}, {}, levels, pte_user | pte_write, 0};
    FrameNumber table = root;
    for (;; --way.level) {
        way.at = paging.entry_at(table, address, way.level);
        if constexpr (paging.narrow()) way.entry = memory.load_entry(way.at);
        else way.entry = {memory.load64(way.at)};
        if (!way.entry.present() || is_leaf(way.entry, way.level)) return way;
        way.granted &= way.entry.raw;
        way.denied |= way.entry.raw & pte_no_execute;
        if (!way.entry.accessed()) memory.store_entry(way.at, {way.entry.raw | pte_accessed});
        table = way.entry.frame();
    }
}

Descent descend(PhysicalMemory& memory, FrameNumber root, VirtAddr address)
{
    switch (memory.paging().levels) {
    case 2:
        return descend<2>(memory, root, address);
    case 5:
        return descend<5>(memory, root, address);
    default:
        return descend<4>(memory, root, address);
    }
}

}  // namespace

const HostPage Mmu::no_bytes;

bool Mmu::allowed(std::uint64_t entry, AccessKind kind) const
{
    if (user_ && !(entry & pte_user)) return false;
    if (kind == AccessKind::Write) return entry & pte_write;
    return kind != AccessKind::Execute || !(entry & pte_no_execute);
}

Maybe<PhysAddr> Mmu::translate(VirtAddr address, AccessKind kind, PageFault& fault)
{
    fault = {.address = address, .kind = kind, .protection = false, .user = user_, .non_canonical = false};
    if (!memory_.paging().canonical(address)) [[unlikely]] {
        fault.non_canonical = true;
        return {};
    }
    const PageNumber page = page_of(address);
    if (kind == AccessKind::Execute) return fetch(address, fault);
    if (const TlbEntry* cached = tlb_.find(page, space_.asid)) {
        if (allowed(cached->entry, kind)) {
            ++(kind == AccessKind::Write ? store_hits_ : load_hits_);
            // The first write is a hit, too, but the processor must go and mark the entry in memory dirty.
            if (kind == AccessKind::Write && !cached->pte().dirty()) return walk_tables(address, kind, fault);
            const FrameNumber frame = cached->frame_of_page(page);
            open_window(address, kind, frame);
            return address_in(frame, offset_in_page(address));
        }
    }
    tlb_.count_miss(kind == AccessKind::Write);
    return walk_tables(address, kind, fault);
}

// Fetches have entries of their own. A run asks whenever it comes to another page, and again wherever it was
// cut: there the entry is still found, because nothing but fetches of other pages could have displaced it.
Maybe<PhysAddr> Mmu::fetch(VirtAddr address, PageFault& fault)
{
    const PageNumber page = page_of(address);
    const TlbEntry* cached = tlb_.find_fetch(page, space_.asid);
    if (cached && allowed(cached->entry, AccessKind::Execute))
        return address_in(cached->frame_of_page(page), offset_in_page(address));
    const auto found = walk_tables(address, AccessKind::Execute, fault);
    if (found) tlb_.count_fetch_miss();
    return found;
}

// The page miss handler of the processor: follows the tables, marks what it used, remembers the result.
Maybe<PhysAddr> Mmu::walk_tables(VirtAddr address, AccessKind kind, PageFault& fault)
{
    constexpr std::uint64_t rights = pte_user | pte_write;
    const Paging paging = memory_.paging();
    if (!paging.reaches(address)) return {};
    Descent way{{}, {}, 1, 0, 0};
    if (const KnownTable* known = memory_.known_tables().find(space_.root, address)) {
        way.at = paging.entry_at(known->table, address, 1);
        way.entry = {memory_.load64(way.at)};
        way.granted = known->granted;
        way.denied = known->denied;
    } else {
        way = descend(memory_, space_.root, address);
        if (way.level == 1 && !paging.narrow())
            memory_.known_tables().remember({space_.root, address.value / KnownTable::span, frame_of(way.at),
                                             way.granted, way.denied});
    }
    const Pte entry = way.entry;
    if (!entry.present()) return {};
    const std::uint64_t effective = (entry.raw & (way.granted | ~rights)) | way.denied;
    if (!allowed(effective, kind)) {
        fault.protection = true;
        return {};
    }
    const std::uint64_t marks = pte_accessed | (kind == AccessKind::Write ? pte_dirty : 0);
    if ((entry.raw & marks) != marks) memory_.store_entry(way.at, {entry.raw | marks});
    const std::uint64_t page = page_of(address).value;
    const std::uint64_t inside = page & ((paging.entry_span(way.level) >> page_shift) - 1);
    const FrameNumber frame = entry.frame() + inside;
    TlbEntry found{.page = page,
                   .entry = (effective & ~pte_frame_mask) | marks | frame.value << page_shift,
                   .asid = space_.asid,
                   .order = 0};
    if (kind == AccessKind::Execute) {
        tlb_.insert_fetch(found);
    } else {
        if (way.level != 1) {
            found.page -= inside;
            found.entry -= inside << page_shift;
            found.order = static_cast<std::uint8_t>(paging.shift(way.level) - page_shift);
        }
        close_windows(tlb_.insert(found));
        open_window(address, kind, frame);
    }
    return address_in(frame, offset_in_page(address));
}

void Mmu::open_window(VirtAddr address, AccessKind kind, FrameNumber frame)
{
    if (kind == AccessKind::Execute) return;
    const std::uint64_t page = page_of(address).value;
    const std::size_t window = page % window_count;
    if (kind == AccessKind::Write) {
        const HostPage* before = memory_.page_for_read(frame);
        HostPage* own = memory_.page_for_write(frame, offset_in_page(address));
        if (before != own) close_windows(before);  // another address of the frame may still show them
        windows_.show(window, page, own);
        windows_.write_pages[window] = page;
    } else if (windows_.write_pages[window] != page) {  // a window for writing serves reads as well
        const HostPage* host = memory_.page_for_read(frame);
        windows_.show(window, page, host ? host : &no_bytes);
    }
}

void Mmu::close_windows(const HostPage* gone)
{
    for (std::size_t window = 0; window < window_count; ++window)
        if (windows_.hosts[window] == (gone ? gone : &no_bytes)) windows_.close(window);
}

void Mmu::close_windows(const TlbEntry& gone)
{
    if (!gone.valid()) return;
    if (gone.order == 0) {
        const std::size_t window = gone.page % window_count;
        if (windows_.read_pages[window] == gone.page) windows_.close(window);
        return;
    }
    for (std::size_t window = 0; window < window_count; ++window)
        if (gone.covers(windows_.read_pages[window])) windows_.close(window);
}

bool Mmu::load_slowly(VirtAddr address, unsigned size, std::uint64_t& value, PageFault& fault)
{
    if (offset_in_line(address) + size <= HostPage::line_size) {
        if (!translate(address, AccessKind::Read, fault)) return false;
        value = windows_.load(window_of(address), offset_in_page(address), size);
        return true;
    }
    std::byte bytes[8]{};
    if (!read(address, std::span(bytes, size), fault)) return false;
    std::memcpy(&value, bytes, sizeof value);
    return true;
}

bool Mmu::store_slowly(VirtAddr address, unsigned size, std::uint64_t value, PageFault& fault)
{
    if (offset_in_line(address) + size <= HostPage::line_size) {
        const std::size_t window = window_of(address);
        const std::uint64_t offset = offset_in_page(address);
        HostPage* own = windows_.own(window);
        if (windows_.write_pages[window] == page_of(address).value && own->has_room(offset)) {
            ++store_hits_;
            own->make_valid(offset);
        } else if (!translate(address, AccessKind::Write, fault)) {
            return false;
        }
        windows_.store(window, offset, size, value);
        return true;
    }
    const VirtAddr last = address + (size - 1);
    if (page_of(last) != page_of(address)) {
        PageFault second;
        if (!translate(address, AccessKind::Write, fault)) return false;
        if (!translate(last, AccessKind::Write, second)) {
            fault = second;
            fault.address = start_of(page_of(last));
            return false;
        }
    }
    std::byte bytes[8];
    std::memcpy(bytes, &value, sizeof value);
    return write(address, std::span<const std::byte>(bytes, size), fault);
}

bool Mmu::read(VirtAddr address, std::span<std::byte> bytes, PageFault& fault)
{
    for (std::size_t done = 0; done < bytes.size();) {
        const auto physical = translate(address + done, AccessKind::Read, fault);
        if (!physical) return false;
        const std::size_t piece =
            std::min<std::size_t>(bytes.size() - done, page_size - offset_in_frame(*physical));
        memory_.read(*physical, bytes.subspan(done, piece));
        done += piece;
    }
    return true;
}

bool Mmu::write(VirtAddr address, std::span<const std::byte> bytes, PageFault& fault)
{
    for (std::size_t done = 0; done < bytes.size();) {
        const auto physical = translate(address + done, AccessKind::Write, fault);
        if (!physical) return false;
        const std::size_t piece =
            std::min<std::size_t>(bytes.size() - done, page_size - offset_in_frame(*physical));
        const HostPage* const before = memory_.page_for_read(frame_of(*physical));
        memory_.write(*physical, bytes.subspan(done, piece));
        if (memory_.page_for_read(frame_of(*physical)) != before) close_windows(before);
        done += piece;
    }
    return true;
}

}  // namespace fl::hw
