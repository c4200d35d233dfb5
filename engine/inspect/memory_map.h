// The areas of one process in address order: what /proc/PID/maps and smaps print and the address space panel
// draws.
#pragma once

#include "base/address.h"
#include "base/units.h"
#include "inspect/view.h"

#include <cstdint>
#include <string>
#include <vector>

namespace fl::inspect {

enum class AreaKind : std::uint8_t {
    Gap,      // nothing is mapped here
    Headers,  // r--: what the loader reads
    Text,
    Rodata,
    Relro,
    Data,
    Bss,
    Heap,
    Library,  // any part of a shared library; `part` says which
    Mapping,
    Stack,
    Vdso,
    Vvar,
    Vsyscall,
};

struct AreaRow {
    AreaKind kind = AreaKind::Mapping;
    AreaKind part = AreaKind::Mapping;  // of a library: Text, Rodata, ...; else the same as kind
    VirtAddr begin, end;
    std::uint32_t protection = 0;  // kernel::ProtRead | ...
    bool shared = false;
    bool grows_down = false;
    bool locked = false;
    bool locked_on_fault = false;   // mlock2(MLOCK_ONFAULT)
    bool accounted = false;         // counts towards Committed_AS
    bool may_write = true, noreserve = false, dont_fork = false, wipe_on_fork = false, dont_dump = false;
    bool random = false, sequential = false;  // madvise(2)
    std::uint64_t file_offset = 0;  // bytes
    std::uint32_t inode = 0;        // 0 = anonymous
    std::string name;               // as maps prints it: a path, "[heap]", or ""

    // Counted by walking the page tables, as smaps does.
    PageCount rss, anon, file, shmem, referenced;
    PageCount swap;                    // entries, and pages of shared memory that are out
    std::uint64_t swap_pss_bytes = 0;  // of the entries: those of several processes in parts
    PageCount shared_clean, shared_dirty, private_clean, private_dirty;
    PageCount anon_huge;          // within transparent huge pages
    PageCount private_hugetlb, shared_hugetlb;  // of a pool: not in rss
    std::uint64_t page_kb = 4;    // KernelPageSize
    bool hugetlb = false, huge_wanted = false, huge_refused = false;  // MAP_HUGETLB, MADV_(NO)HUGEPAGE
    bool huge_eligible = false;   // may get transparent huge pages
    PageCount zero;               // entries that map the zero page: not in rss
    std::uint64_t pss_bytes = 0;  // each page divided by the number of its mappings
    std::uint64_t pss_dirty_bytes = 0, pss_anon_bytes = 0, pss_file_bytes = 0, pss_shmem_bytes = 0;

    PageCount size() const { return {(end - begin) / page_size}; }
    PageCount dirty() const { return shared_dirty + private_dirty; }
};

// Areas only, ascending, ending with [vsyscall]. Empty for an unknown or dead process.
std::vector<AreaRow> memory_map(const View& view, Pid pid);

// The same without the counts: cheap, for /proc/PID/maps.
std::vector<AreaRow> memory_areas(const View& view, Pid pid);

// The areas with rows of kind Gap between them, from address 0 to the end of the user half
// (AddressLayout::task_size).
std::vector<AreaRow> with_gaps(std::vector<AreaRow> areas, VirtAddr end_of_user);

std::string permissions_of(const AreaRow& area);  // "rw-p"

// The sum over all areas (smaps_rollup). begin and end span them.
AreaRow rollup(const std::vector<AreaRow>& areas);

inline constexpr VirtAddr user_end{0x7ffffffff000};  // Linux: TASK_SIZE with four levels

}  // namespace fl::inspect
