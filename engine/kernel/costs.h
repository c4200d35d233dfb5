// What an action costs in simulated time, in nanoseconds: the one table. The scale is that of a real machine
// (a minor fault about 1.6 µs, a system call about 0.2 µs), so that lessons may speak of time.
#pragma once

#include "base/units.h"

namespace fl::kernel::costs {

inline constexpr Tick system_call{150};      // enter and leave the kernel
inline constexpr Tick page_fault{500};       // enter, find the area, walk, leave
inline constexpr Tick clear_page{300};
inline constexpr Tick copy_page{700};
inline constexpr Tick allocate_frame{100};
inline constexpr Tick allocate_table{400};
inline constexpr Tick map_cached_page{60};   // one page of a fault-around window
inline constexpr Tick change_area{800};      // mmap, munmap, mprotect, brk: one area
inline constexpr Tick unmap_page{50};
inline constexpr Tick copy_entry{20};        // fork, one page
inline constexpr Tick copy_bytes_page{400};  // read(2) and write(2), for each page
inline constexpr Tick create_process{40'000};
inline constexpr Tick execute{250'000};
inline constexpr Tick exit_process{30'000};
inline constexpr Tick context_switch{1'200};
inline constexpr Tick deliver_signal{1'000};
inline constexpr Tick scan_page{100};        // reclaim looks at a page
inline constexpr Tick compact_look{10};      // compaction looks at a frame
inline constexpr Tick reclaim_page{300};     // takes its mappings away and frees it
inline constexpr Tick submit_page{1'000};    // hands a page to the disk
inline constexpr Tick time_slice{3'000'000};  // round robin

}  // namespace fl::kernel::costs
