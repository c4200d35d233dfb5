// Shared memory (tmpfs, MAP_SHARED without a file) in swap: its place in the file names the slot. Linux:
// mm/shmem.c, whose page cache holds swap entries as values.
#pragma once

#include "hw/hardware.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

#include <optional>

namespace fl::kernel {

// The slot that holds a page of the file; nothing: it is in memory, or was never written.
std::optional<SwapEntry> shared_slot(const Kernel& kernel, InodeId inode, std::uint64_t page);

struct SharedRead {
    enum class How : std::uint8_t { Cached, Reading, OutOfMemory } how = How::Cached;
    bool from_disk = false;  // it was not in the swap cache: a major fault
    Tick until;              // with Reading: when to look again
};
// Brings a page that is out back into the page cache; its slot is free then. Linux: shmem_swapin_folio().
SharedRead read_shared(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t page,
                       trace::Recorder& record);
// The same for whoever cannot come again: time passes. False: memory is out.
bool fetch_shared(Kernel& kernel, hw::Hardware& hardware, InodeId inode, std::uint64_t page,
                  trace::Recorder& record);

// The file ends before these pages now, or has a hole there, or is gone.
void forget_shared(Kernel& kernel, hw::Hardware& hardware, InodeId inode, PageSpan pages,
                   trace::Recorder& record);

// Bytes of a page that is out, for looking at it only.
void peek_shared(const Kernel& kernel, const hw::Hardware& hardware, SwapEntry entry, std::uint64_t offset,
                 std::span<std::byte> bytes);

}  // namespace fl::kernel
