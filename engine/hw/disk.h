// A disk: blocks of one page each, and how long it takes to reach them. Requests are served one after the
// other; the way to the disk and back overlaps with the transfer of others.
#pragma once

#include "base/units.h"
#include "hw/physical_memory.h"

namespace fl::hw {

struct BlockNumber {
    std::uint64_t value = 0;

    friend constexpr auto operator<=>(BlockNumber, BlockNumber) = default;
    friend constexpr BlockNumber operator+(BlockNumber block, std::uint64_t n) { return {block.value + n}; }
};

class Disk {
public:
    static constexpr Tick latency{60'000};       // until the first byte arrives
    static constexpr Tick transfer_page{8'000};  // 4 KiB at about 500 MB/s

    Disk() = default;
    explicit Disk(PageCount blocks) : blocks_(blocks) {}

    PageCount size() const { return blocks_.size(); }

    // When a request for one page, handed over now, will be done.
    Tick submit(Tick now)
    {
        busy_until_ = (busy_until_ < now ? now : busy_until_) + transfer_page;
        return busy_until_ + latency;
    }
    // The bytes themselves move at once: who may look at them, and when, is the kernel's business.
    void store(BlockNumber to, const PhysicalMemory& memory, FrameNumber from)
    {
        blocks_.take({to.value}, memory, from);
    }
    void load(BlockNumber from, PhysicalMemory& memory, FrameNumber to) const
    {
        memory.take(to, blocks_, {from.value});
    }
    // Does a block hold the bytes of a frame?
    bool holds(BlockNumber block, const PhysicalMemory& memory, FrameNumber frame) const
    {
        return blocks_.same_bytes({block.value}, memory, frame);
    }
    void clear(BlockNumber block) { blocks_.clear({block.value}); }
    // A block as a frame of memory reads: for inspection and for bytes that are on disk only.
    void read(BlockNumber from, std::uint64_t offset, std::span<std::byte> bytes) const
    {
        blocks_.read(address_in(FrameNumber{from.value}, offset), bytes);
    }

    // As PhysicalMemory::kept_apart().
    PageCount kept_apart(const Disk& other) const { return blocks_.kept_apart(other.blocks_); }

    friend bool operator==(const Disk&, const Disk&) = default;

private:
    PhysicalMemory blocks_;  // shares its pages with memory until one side is written
    Tick busy_until_;
};

}  // namespace fl::hw
