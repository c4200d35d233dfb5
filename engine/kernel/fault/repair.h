// What every repair of a fault is given, and the repairs. Each takes the path's next steps down and answers
// how it ended.
#pragma once

#include "base/maybe.h"
#include "hw/access.h"
#include "hw/hardware.h"
#include "hw/pte.h"
#include "kernel/fault/path_writer.h"
#include "kernel/kernel.h"
#include "trace/recorder.h"

namespace fl::kernel {

// Linux: vm_fault_t.
enum class Outcome : std::uint8_t {
    Minor,
    Major,
    Wait,
    SegvMapError,
    SegvAccessError,
    SegvKernel,
    Bus,
    OutOfMemory
};

// Linux: struct vm_fault. Gathered once, for one fault.
struct FaultContext {
    Kernel& kernel;
    hw::Hardware& hardware;
    AddressSpace& space;
    const Limits& limits;
    VirtAddr page;            // start of the page that faulted
    hw::AccessKind kind;
    FaultPathWriter& path;
    trace::Recorder& record;
    std::size_t area_index = 0;  // of space.areas
    PhysAddr entry_at;           // of the last-level entry
    hw::Pte entry;               // as found
    FrameNumber frame;           // what the page shows in the end
    Tick wait_until;             // with Outcome::Wait: when the disk will have answered
    bool read_ahead = false;     // with Outcome::Wait: another fault had asked for the page before
    bool again = false;          // the process has slept for this page. Linux: FAULT_FLAG_TRIED

    const Vma& area() const { return space.areas[area_index]; }
    bool write() const { return kind == hw::AccessKind::Write; }
    void step(trace::FaultStep s) { path.add(s); }
};

// Writes the entry and tells of it. `writable` still needs the area's permission.
void map_page(FaultContext& fault, FrameNumber frame, bool writable, bool dirty);
// A new anonymous frame, counted as one mapping of this space. Nothing when memory is out.
Maybe<FrameNumber> new_anonymous_frame(FaultContext& fault);

Outcome first_touch(FaultContext& fault);      // do_anonymous_page()
Outcome file_page(FaultContext& fault);        // do_fault(): file or shared memory, entry empty
Outcome write_protected(FaultContext& fault);  // do_wp_page()
Outcome swapped_page(FaultContext& fault);     // do_swap_page()
// If the file's page is shared memory that is out, it comes back to the page cache: shmem_swapin_folio().
Outcome fetch_swapped_page(FaultContext& fault);
// Extends the stack area at area_index down to the page. Linux: expand_stack(). False: refused.
bool grow_stack(FaultContext& fault);

}  // namespace fl::kernel
