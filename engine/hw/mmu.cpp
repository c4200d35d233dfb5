#include "hw/mmu.h"

#include <algorithm>

namespace fl::hw {
namespace {

const HostPage no_bytes;  // no line is valid: what a frame without bytes on the host shows

}  // namespace

bool Mmu::allowed(std::uint64_t entry, AccessKind kind) const
{
    if (user_ && !(entry & pte_user)) return false;
    if (kind == AccessKind::Write) return entry & pte_write;
    return kind != AccessKind::Execute || !(entry & pte_no_execute);
}

std::optional<PhysAddr> Mmu::translate(VirtAddr address, AccessKind kind, PageFault& fault)
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
            ++hits_;
            // The first write is a hit, too, but the processor must go and mark the entry in memory dirty.
            if (kind == AccessKind::Write && !cached->pte().dirty()) return walk_tables(address, kind, fault);
            const FrameNumber frame = cached->frame_of_page(page);
            open_window(address, kind, frame);
            return address_in(frame, offset_in_page(address));
        }
    }
    tlb_.count_miss();
    return walk_tables(address, kind, fault);
}

// Fetches have entries of their own. A run asks whenever it comes to another page, and again wherever it was
// cut: there the entry is still found, because nothing but fetches of other pages could have displaced it.
std::optional<PhysAddr> Mmu::fetch(VirtAddr address, PageFault& fault)
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
std::optional<PhysAddr> Mmu::walk_tables(VirtAddr address, AccessKind kind, PageFault& fault)
{
    constexpr std::uint64_t rights = pte_user | pte_write;
    const Paging paging = memory_.paging();
    if (!paging.reaches(address)) return {};
    FrameNumber table = space_.root;
    std::uint64_t granted = rights, denied = 0;
    for (unsigned level = paging.levels;; --level) {
        const PhysAddr at = paging.entry_at(table, address, level);
        const Pte entry = memory_.load_entry(at);
        if (!entry.present()) return {};
        granted &= entry.raw;
        denied |= entry.raw & pte_no_execute;
        if (!is_leaf(entry, level)) {
            if (!entry.accessed()) memory_.store_entry(at, {entry.raw | pte_accessed});
            table = entry.frame();
            continue;
        }
        const std::uint64_t effective = (entry.raw & ~(rights | pte_no_execute)) | granted | denied;
        if (!allowed(effective, kind)) {
            fault.protection = true;
            return {};
        }
        const std::uint64_t marks = pte_accessed | (kind == AccessKind::Write ? pte_dirty : 0);
        if ((entry.raw & marks) != marks) memory_.store_entry(at, {entry.raw | marks});
        const std::uint64_t inside = (address.value & (paging.entry_span(level) - 1)) >> page_shift;
        const FrameNumber frame = entry.frame() + inside;
        const std::uint64_t kept = (effective & ~pte_frame_mask) | marks;
        if (kind == AccessKind::Execute) {
            tlb_.insert_fetch({.page = page_of(address).value,
                               .entry = kept | frame.value << page_shift,
                               .asid = space_.asid,
                               .order = 0});
            return address_in(frame, offset_in_page(address));
        }
        const auto order = static_cast<std::uint8_t>(paging.shift(level) - page_shift);
        close_windows(tlb_.insert({.page = page_of(address).value - inside,
                                   .entry = kept | entry.frame().value << page_shift,
                                   .asid = space_.asid,
                                   .order = order}));
        open_window(address, kind, frame);
        return address_in(frame, offset_in_page(address));
    }
}

void Mmu::open_window(VirtAddr address, AccessKind kind, FrameNumber frame)
{
    if (kind == AccessKind::Execute) return;
    const std::uint64_t page = page_of(address).value;
    Window& window = windows_[page % window_count];
    if (kind == AccessKind::Write) {
        const HostPage* before = memory_.page_for_read(frame);
        if (!before) before = &no_bytes;
        HostPage* own = memory_.page_for_write(frame);
        if (before != own)  // another address of the same frame may still show the bytes of before
            for (Window& other : windows_)
                if (other.host == before) other = {};
        window = {.read_page = page, .write_page = page, .host = own, .own = own};
    } else if (window.write_page != page) {  // a window for writing serves reads as well
        const HostPage* host = memory_.page_for_read(frame);
        if (!host) host = &no_bytes;
        window = {.read_page = page, .write_page = ~0ull, .host = host, .own = nullptr};
    }
}

void Mmu::close_windows(const TlbEntry& gone)
{
    if (!gone.valid()) return;
    if (gone.order == 0) {
        Window& window = windows_[gone.page % window_count];
        if (window.read_page == gone.page) window = {};
        return;
    }
    for (Window& window : windows_)
        if (gone.covers(window.read_page)) window = {};
}

bool Mmu::load_slowly(VirtAddr address, unsigned size, std::uint64_t& value, PageFault& fault)
{
    if (offset_in_line(address) + size <= HostPage::line_size) {
        if (!translate(address, AccessKind::Read, fault)) return false;
        value = windows_[page_of(address).value % window_count].load(offset_in_page(address), size);
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
        if (!translate(address, AccessKind::Write, fault)) return false;
        windows_[page_of(address).value % window_count].store(offset_in_page(address), size, value);
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
        memory_.write(*physical, bytes.subspan(done, piece));
        done += piece;
    }
    return true;
}

}  // namespace fl::hw
