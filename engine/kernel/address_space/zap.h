// Taking pages away from an address space. Linux: mm/memory.c zap_page_range(), mm/mmu_gather.c.
#pragma once

#include "hw/hardware.h"
#include "hw/pte.h"
#include "kernel/address_space/switch_space.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// Drops every page mapped in [begin, end), counts RSS down and flushes the TLB. The areas stay as they are.
void zap(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, VirtAddr begin, VirtAddr end,
         trace::Recorder& record);

// One mapping of a frame less: counts, and frees the frame with its last reference. The entry itself is the
// caller's.
void drop_mapping(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, hw::Pte entry,
                  trace::Recorder& record);
// One mapping more of a frame that is already counted for by a reference of its owner (page cache) or gets
// one (shared by fork).
void add_mapping(Kernel& kernel, AddressSpace& space, FrameNumber frame);

// Which of RssAnon, RssFile, RssShmem a frame counts for.
PageKind kind_of(const Kernel& kernel, const Frame& frame);
std::uint64_t& rss_of(AddressSpace& space, PageKind kind);

}  // namespace fl::kernel
