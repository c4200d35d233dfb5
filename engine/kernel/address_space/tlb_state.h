// Which address space the processor has loaded, and whose translations its TLB may hold under which tag.
// Linux: struct tlb_state, struct tlb_context (arch/x86/include/asm/tlbflush.h).
#pragma once

#include "hw/tlb.h"

#include <array>
#include <cstdint>

namespace fl::kernel {

// The owner of a tag, and which of its generations the TLB has caught up with. A tag whose owner is gone or
// has moved on is flushed before it is used again.
struct TlbContext {
    std::uint64_t id = 0;  // AddressSpace::context; 0 = nobody's yet
    std::uint64_t generation = 0;

    friend bool operator==(const TlbContext&, const TlbContext&) = default;
};

struct TlbState {
    static constexpr unsigned dynamic_asids = 6;           // TLB_NR_DYN_ASIDS
    static constexpr std::uint64_t kernel_context = 1;     // of the kernel's own tables. Linux: init_mm

    bool pcid = true;              // the processor tags what the TLB holds
    bool lazy = false;             // nobody uses the loaded space: a thread of the kernel borrows it
    std::uint16_t asid = 0;        // of the loaded space, an index into `contexts`
    std::uint16_t next_asid = 1;   // given away next, round robin
    std::uint32_t loaded = 0;      // what CR3 names, of Kernel::spaces; 0 = the kernel's own tables
    std::uint32_t borrowed = 0;    // the space kept from being freed for that. Linux: active_mm
    std::array<TlbContext, dynamic_asids> contexts{};
    std::uint64_t last_context = kernel_context;
    hw::TlbStats since;            // the TLB's counts when the loaded space began to run

    // Counts since boot.
    std::uint64_t flushes_whole = 0;     // of one tag, because of changed tables
    std::uint64_t pages_flushed = 0;     // INVLPG
    std::uint64_t switches_kept = 0;     // CR3 stored, the entries of the new tag still good
    std::uint64_t switches_flushed = 0;  // CR3 stored, and what its tag held flushed
    std::uint64_t switches_spared = 0;   // back to the space that is loaded: CR3 not stored at all
    std::uint64_t flushes_deferred = 0;  // tables changed of a space that was not loaded

    // The tag as the processor sees it: 0 would be that of a machine without. Linux: kern_pcid().
    std::uint16_t tag_of(std::uint16_t of) const { return pcid ? static_cast<std::uint16_t>(of + 1) : 0; }

    friend bool operator==(const TlbState&, const TlbState&) = default;
};

}  // namespace fl::kernel
