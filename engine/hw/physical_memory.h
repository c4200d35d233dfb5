// Frames with bytes. An untouched frame reads as zero and costs the host nothing; copies of the whole memory
// share every page until one of them writes, so that a snapshot of the machine is cheap.
#pragma once

#include "base/address.h"
#include "base/cow.h"
#include "base/recent_runs.h"
#include "base/units.h"
#include "hw/known_tables.h"
#include "hw/paging.h"
#include "hw/pte.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <span>
#include <utility>
#include <vector>

namespace fl::hw {

// The bytes of one frame on the host: a piece of 1, 8 or all 64 lines, because of most pages that are touched
// at all only little is. Only lines marked valid mean anything; the others are zero. So a first write takes
// and clears 64 bytes, not 4096.
struct HostPage {
    static constexpr unsigned line_shift = 6, lines = page_size >> line_shift;
    static constexpr std::size_t line_size = 1u << line_shift;

    std::uint32_t owners = 1;
    std::uint16_t begin = 0, room = 0;  // of the piece, within the page: bytes
    std::uint64_t valid = 0;            // bit n: line n of the page

    static unsigned line_of(std::uint64_t offset) { return static_cast<unsigned>(offset >> line_shift); }
    // Bits for the lines from `first` to `last`.
    static std::uint64_t mask(unsigned first, unsigned last)
    {
        return (~0ull >> (lines - 1 - last)) & ~0ull << first;
    }
    bool is_valid(std::uint64_t offset) const { return valid >> line_of(offset) & 1; }
    bool has_room(std::uint64_t offset) const { return offset - begin < room; }
    // The byte at an offset of the page; the piece goes that far.
    const std::byte* at(std::uint64_t offset) const
    {
        return reinterpret_cast<const std::byte*>(this + 1) + (offset - begin);
    }
    std::byte* at(std::uint64_t offset) { return reinterpret_cast<std::byte*>(this + 1) + (offset - begin); }
    void make_valid(std::uint64_t offset)
    {
        if (is_valid(offset)) return;
        std::memset(at(offset & ~(line_size - 1)), 0, line_size);
        valid |= 1ull << line_of(offset);
    }

    // A piece with room for the lines of a mask and those valid in `other`, which it copies; null = none.
    static HostPage* make(std::uint64_t wanted, const HostPage* other);
    static void destroy(HostPage* page) { ::operator delete(page); }
    bool same_bytes(const HostPage& other) const;
    bool all_zero() const;
};

// Shares a HostPage; null = all zero.
class PageRef {
public:
    PageRef() = default;
    PageRef(const PageRef& other) : page_(other.page_)
    {
        if (page_) ++page_->owners;
    }
    PageRef(PageRef&& other) noexcept : page_(std::exchange(other.page_, nullptr)) {}
    PageRef& operator=(PageRef other) noexcept
    {
        std::swap(page_, other.page_);
        return *this;
    }
    ~PageRef() { release(page_); }

    const HostPage* get() const { return page_; }
    // Own bytes, made or copied when needed, in which the lines of the mask are valid.
    HostPage* write(std::uint64_t wanted)
    {
        if (page_ && page_->owners == 1 && (wanted & ~page_->valid) == 0) [[likely]] return page_;
        return prepare(wanted);
    }
    friend bool operator==(const PageRef& a, const PageRef& b);

private:
    HostPage* prepare(std::uint64_t wanted);
    static void release(HostPage* page)
    {
        if (page && --page->owners == 0) HostPage::destroy(page);
    }

    HostPage* page_ = nullptr;
};

class PhysicalMemory {
public:
    PhysicalMemory() = default;
    explicit PhysicalMemory(PageCount frames);

    PageCount size() const { return size_; }
    // How this machine's processor reads the page tables in it; chosen once, before there are any.
    Paging paging() const { return paging_; }
    void set_paging(Paging paging) { paging_ = paging; }
    // What walks remember of the tables in this memory; no part of the value.
    KnownTables& known_tables() { return known_tables_; }
    const KnownTables& known_tables() const { return known_tables_; }

    // Within one frame.
    void read(PhysAddr from, std::span<std::byte> bytes) const;
    void write(PhysAddr to, std::span<const std::byte> bytes);
    // Entries of page tables, 8 or 4 bytes as the machine has them.
    Pte load_entry(PhysAddr from) const
    {
        if (!paging_.narrow()) [[likely]] return {load64(from)};
        return widen(load32(from));
    }
    void store_entry(PhysAddr to, Pte entry)
    {
        if (!paging_.narrow()) [[likely]] store64(to, entry.raw);
        else store32(to, narrow(entry));
    }
    // Aligned words.
    std::uint32_t load32(PhysAddr from) const
    {
        const std::uint64_t both = load64(from - offset_in_frame(from) % 8);
        return static_cast<std::uint32_t>(from.value & 4 ? both >> 32 : both);
    }
    void store32(PhysAddr to, std::uint32_t value)
    {
        const PhysAddr word = to - to.value % 8;
        const std::uint64_t old = load64(word);
        store64(word, to.value & 4 ? (old & 0xffff'ffff) | std::uint64_t{value} << 32
                                   : (old & ~0xffff'ffffull) | value);
    }
    std::uint64_t load64(PhysAddr from) const
    {
        const HostPage* page = page_for_read(frame_of(from));
        const std::uint64_t offset = offset_in_frame(from);
        if (!page || !page->is_valid(offset)) return 0;
        std::uint64_t value;
        std::memcpy(&value, page->at(offset), sizeof value);
        return value;
    }
    void store64(PhysAddr to, std::uint64_t value)
    {
        const std::uint64_t offset = offset_in_frame(to);
        std::memcpy(page_for_write(frame_of(to), offset)->at(offset), &value, sizeof value);
    }

    void clear(FrameNumber frame);                // reads as zero again
    void copy(FrameNumber to, FrameNumber from);  // shares the bytes until one is written
    // The same from another memory, or from the blocks of a disk.
    void take(FrameNumber to, const PhysicalMemory& source, FrameNumber from);
    bool same_bytes(FrameNumber mine, const PhysicalMemory& other, FrameNumber theirs) const;
    bool is_zero(FrameNumber frame) const;

    // For the MMU: the bytes of a frame; null = all zero.
    const HostPage* page_for_read(FrameNumber frame) const
    {
        const PageRef* page = find(frame);
        return page ? page->get() : nullptr;
    }
    // Never null, nobody else's, and the line at that offset is valid. Holds until this memory is copied,
    // cleared or written through another way.
    HostPage* page_for_write(FrameNumber frame, std::uint64_t offset)
    {
        const unsigned line = HostPage::line_of(offset);
        return ref(frame).write(HostPage::mask(line, line));
    }

    // Equal bytes, whether a frame was ever touched or not.
    friend bool operator==(const PhysicalMemory& a, const PhysicalMemory& b);

    // Frames whose bytes the host keeps here that it does not keep for the other anyway: what holding on to
    // this copy beside the other costs.
    PageCount kept_apart(const PhysicalMemory& other) const;

private:
    static constexpr std::uint64_t run_frames = 64, block_frames = 64 * 64;
    using Run = std::array<PageRef, run_frames>;
    using Block = std::array<Cow<Run>, block_frames / run_frames>;

    const PageRef* find(FrameNumber frame) const
    {
        if (const Run* found = recent_.to_read(frame.value / run_frames))
            return &(*found)[frame.value % run_frames];
        return search(frame);
    }
    PageRef& ref(FrameNumber frame)
    {
        if (Run* found = recent_.to_write(frame.value / run_frames))
            return (*found)[frame.value % run_frames];
        return own_ref(frame);
    }
    const PageRef* search(FrameNumber frame) const;
    PageRef& own_ref(FrameNumber frame);

    static bool same(const Cow<Run>& a, const Cow<Run>& b);
    static bool same(const Cow<Block>& a, const Cow<Block>& b);

    PageCount size_;
    Paging paging_;
    std::vector<Cow<Block>> blocks_;
    RecentRuns<Run> recent_;
    KnownTables known_tables_;
};

}  // namespace fl::hw
