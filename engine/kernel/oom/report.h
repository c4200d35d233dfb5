// What the kernel log says about a kill. Linux: mm/oom_kill.c dump_header(), mm/show_mem.c,
// mm/memcontrol.c mem_cgroup_print_oom_meminfo().
#pragma once

#include "kernel/oom/oom.h"

namespace fl::kernel {

// The log counts in KiB and prints them with %llu.
inline unsigned long long kib(std::uint64_t pages) { return pages * (page_size / 1024); }

// Who asked, how memory stands and who could have been chosen.
void log_oom_header(Kernel& kernel, const OomRequest& request);
// The one line that names the choice for programs that read logs.
void log_oom_choice(Kernel& kernel, const OomRequest& request, const Process& victim);
// Mem-Info and what follows. Linux: __show_mem().
void log_memory(Kernel& kernel);

// May this process be killed for that request? It is of the group or a group below.
bool is_concerned(const Kernel& kernel, const OomRequest& request, const Process& process);

}  // namespace fl::kernel
