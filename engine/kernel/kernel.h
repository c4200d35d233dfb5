// The whole kernel as one value: copy it and you have two kernels.
#pragma once

#include "base/cow.h"
#include "base/units.h"
#include "kernel/address_space/address_space.h"
#include "kernel/address_space/tlb_state.h"
#include "kernel/block/requests.h"
#include "kernel/cgroup/memory_group.h"
#include "kernel/compaction/compaction_state.h"
#include "kernel/demonstration/wanted_memory.h"
#include "kernel/files/file_system.h"
#include "kernel/files/page_cache.h"
#include "kernel/frames/frames.h"
#include "kernel/huge/huge_pool.h"
#include "kernel/ipc/shared_segment.h"
#include "kernel/keyed.h"
#include "kernel/process/process.h"
#include "kernel/reclaim/reclaim_state.h"
#include "kernel/reclaim/shadow_map.h"
#include "kernel/reclaim/space_index.h"
#include "kernel/slab/slabs.h"
#include "kernel/statistics.h"
#include "kernel/swap/swap_area.h"
#include "kernel/tunables.h"
#include "kernel/vmalloc/vmalloc_area.h"

#include <string>
#include <vector>

namespace fl::kernel {

struct LogLine {  // dmesg
    Tick at;
    std::string text;

    friend bool operator==(const LogLine&, const LogLine&) = default;
};

struct Kernel {
    Frames frames;
    FileSystem files;
    PageCache cache;
    Keyed<AddressSpace> spaces;  // by the number in Process::space
    Keyed<Process> processes;    // by pid
    Tunables tunables;
    Statistics statistics;
    Keyed<MemoryGroup> groups;   // memory cgroups; 0 is the root
    SpaceIndex space_index;      // the reverse map: files and origins of anonymous pages → spaces
    ShadowMap shadows;           // what evicted pages of files left behind
    ReclaimState reclaim;
    CompactionState compaction;
    RequestQueue requests;       // what the disk is busy with
    Swap swap;                   // where pages without a file go
    std::vector<LogLine> log;
    Tick now;                    // simulated time since boot
    HugePool huge_pool, gigantic_pool{18};  // of 2 MiB and of 1 GiB
    Keyed<HugeFile> huge_files;  // by inode
    Keyed<SharedSegment>
        segments;  // System V shared memory, by its number and one: 0 is one of Linux's numbers
    std::uint32_t next_segment = 1;
    std::vector<VmallocArea> vmalloc;  // by address
    Cow<std::vector<WantedMemory>> wanted;  // by /sys/faultline/kmalloc and vmalloc
    Slabs slabs;                 // where the kernel keeps its own small things
    Khugepaged khugepaged;
    AddressLayout layout;        // chosen at boot by the kind of page tables
    TlbState tlb;                // what the processor has loaded, and its tags
    std::uint64_t committed = 0;      // pages: Committed_AS
    std::uint64_t total_pages = 0;    // RAM the kernel manages: MemTotal
    std::uint64_t swap_pages = 0;     // SwapTotal: of the areas in use, without headers
    FrameNumber zero_frame;
    FrameNumber kernel_root;     // the PGD all others have the kernel's half from
    Pid current = 0;             // who runs on the processor
    Pid next_pid = 1;
    Pid shell = 0;               // parent of what the learner starts
    Tick slice_end;              // when the current process must let others run
    std::uint32_t next_anon_id = 1;
    bool warned_oom_adj = false; // the warning about /proc/PID/oom_adj comes once
    bool manual_oom = false;     // somebody wrote f to /proc/sysrq-trigger
    std::string panic;           // why nothing runs any more; "" = all is well
    std::uint64_t random = 0x9e3779b97f4a7c15;  // seed of everything "random"; part of the state

    friend bool operator==(const Kernel&, const Kernel&) = default;
};

// A process that exists; the callers' own business to know that.
inline Process& process_of(Kernel& kernel, Pid pid) { return kernel.processes.at(pid); }
inline const Process& process_of(const Kernel& kernel, Pid pid) { return kernel.processes.at(pid); }
// The first thread of its process.
inline Process& leader_of(Kernel& kernel, Pid pid)
{
    Process& process = process_of(kernel, pid);
    return process.tgid == pid ? process : process_of(kernel, process.tgid);
}
inline AddressSpace& space_of(Kernel& kernel, Pid pid)
{
    return kernel.spaces.at(process_of(kernel, pid).space);
}
inline const AddressSpace& space_of(const Kernel& kernel, Pid pid)
{
    return kernel.spaces.at(process_of(kernel, pid).space);
}

// Appends a line to dmesg, stamped with the present.
void log(Kernel& kernel, std::string text);

}  // namespace fl::kernel
