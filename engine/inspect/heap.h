// The chunks of malloc's main arena, read from the headers in simulated memory.
#pragma once

#include "base/address.h"
#include "inspect/view.h"

#include <cstdint>
#include <string>
#include <vector>

namespace fl::inspect {

enum class ChunkState : std::uint8_t { InUse, Tcache, Fastbin, Unsorted, Smallbin, Largebin, Top, Broken };

struct ChunkRow {
    VirtAddr at;             // of the header; the user's pointer is 16 bytes further
    std::uint64_t size = 0;  // bytes, without the flag bits
    bool previous_in_use = false, mapped = false, other_arena = false;  // the three flag bits
    ChunkState state = ChunkState::InUse;
    bool header_readable = true;

    VirtAddr user() const { return at + 16; }
    std::uint64_t usable() const
    {
        return size >= 8 ? size - (state == ChunkState::Top || mapped ? 16 : 8) : 0;
    }
};

struct HeapPicture {
    VirtAddr start, break_at;
    std::vector<ChunkRow> chunks;         // in address order; the last is top
    std::vector<ChunkRow> mapped_chunks;  // blocks malloc took by mmap, as far as their headers tell
    bool broken = false;                  // the headers do not add up: something wrote over them
    bool more = false;                    // there were more than the limit
};

inline constexpr std::size_t chunk_limit = 100000;

HeapPicture heap_chunks(const View& view, Pid pid);

}  // namespace fl::inspect
