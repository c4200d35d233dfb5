// What a program can see of memory: its areas, its page tables, and the counts kept about them. Linux: struct
// mm_struct.
#pragma once

#include "base/address.h"
#include "hw/tlb.h"
#include "kernel/address_space/area_list.h"
#include "kernel/address_space/layout.h"

#include <algorithm>
#include <cstdint>

namespace fl::kernel {

enum class PageKind : std::uint8_t { Anonymous, File, Shared };  // RssAnon, RssFile, RssShmem

struct AddressSpace {
    AreaList areas;
    std::uint32_t id = 0;     // its number in Kernel::spaces
    FrameNumber root;         // the PGD
    std::uint64_t context = 0;    // unlike any other space's, also before it. Linux: ctx_id
    std::uint64_t tlb_generation = 0;  // goes up with every change the TLB must hear of. Linux: tlb_gen
    hw::TlbStats tlb_counts;      // until it was last unloaded
    std::uint32_t users = 1;  // threads and processes that run in it
    std::uint32_t borrowers = 0;  // kernel threads that keep it loaded; without users only its PGD is left
    Object object;            // its mm_struct

    VirtAddr mmap_base;       // areas are placed below, downwards
    VirtAddr start_code, end_code, start_data, end_data;
    VirtAddr start_brk, brk;
    VirtAddr start_stack;     // where the arguments' vector begins
    VirtAddr arg_start, arg_end, env_start, env_end;

    // All in pages.
    std::uint64_t total_vm = 0, data_vm = 0, stack_vm = 0, exec_vm = 0, locked_vm = 0;
    std::uint64_t rss_anon = 0, rss_file = 0, rss_shmem = 0, swapents = 0;
    std::uint64_t hiwater_rss = 0, hiwater_vm = 0;  // as last noted; see peak_rss()
    std::uint64_t hugetlb_pages = 0;  // of 4 KiB, within huge ones; not in RSS
    std::uint64_t pgtables_bytes = 0;  // PTE, PMD and PUD tables; the PGD is not counted
    std::uint64_t executable_file = 0;  // inode
    bool oom_reaped = false;            // its private pages were taken, its processes are dying: MMF_OOM_SKIP
    AreaLock lock_future = AreaLock::None;  // mlockall(MCL_FUTURE)
    bool forked = false;  // made by fork, which drops locks but merges nothing: neighbours may lie apart

    std::uint64_t rss() const { return rss_anon + rss_file + rss_shmem; }
    std::uint64_t peak_rss() const { return std::max(hiwater_rss, rss()); }     // VmHWM
    std::uint64_t peak_vm() const { return std::max(hiwater_vm, total_vm); }    // VmPeak
    bool is_heap(const Vma& v) const { return v.begin < brk && v.end > start_brk && v.anonymous(); }

    friend bool operator==(const AddressSpace&, const AddressSpace&) = default;
};

}  // namespace fl::kernel
