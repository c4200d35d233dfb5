// One mapping of an address space. Linux: struct vm_area_struct.
#pragma once

#include "base/address.h"
#include "kernel/slab/object.h"

#include <cstdint>

namespace fl::kernel {

enum Protection : std::uint32_t { ProtNone = 0, ProtRead = 1, ProtWrite = 2, ProtExec = 4 };

// Mappings the kernel names by itself. [heap] is no such name: it is whatever overlaps start_brk..brk.
enum class AreaName : std::uint8_t { None, Stack, Vvar, VvarVclock, Vdso };

// madvise(2) that stays with the area.
enum class Advice : std::uint8_t { Normal, Random, Sequential };

// MADV_HUGEPAGE, MADV_NOHUGEPAGE.
enum class HugeAdvice : std::uint8_t { None, Wanted, Never };

// mlock2(2): nothing; all pages, brought in now; those that faults bring. Linux: VM_LOCKED, VM_LOCKONFAULT.
enum class AreaLock : std::uint8_t { None, Now, OnFault };

struct Vma {
    VirtAddr begin, end;           // page aligned, end excluded
    std::uint64_t file_page =
        0;  // what `begin` shows: page index in the file; anonymous: the page number when mapped
    std::uint32_t protection = 0;  // of Protection
    std::uint32_t inode = 0;       // 0 = private anonymous; shared anonymous memory has an inode of its own
    std::uint32_t anon_id = 0;     // Linux: anon_vma. 0 = never held an anonymous page
    std::uint32_t anon_root = 0;   // the origin its anonymous pages are known by: stays the same through fork
    Object object;                 // its vm_area_struct
    Object anon_vma;               // of anon_id; begins with the number of areas that have it
    AreaName name = AreaName::None;
    Advice advice = Advice::Normal;
    HugeAdvice huge = HugeAdvice::None;
    bool shared = false;
    bool may_write = true;         // false: shared mapping of a file opened for reading only
    bool grows_down = false;
    bool noreserve = false;
    AreaLock lock = AreaLock::None;
    bool accounted = false;        // Linux: VM_ACCOUNT, its pages count towards Committed_AS
    bool inherited = false;  // anonymous pages may still be a parent's: it merges with nothing untouched
    bool dont_fork = false;
    bool wipe_on_fork = false;
    bool dont_dump = false;        // left out of a core dump
    bool hugetlb = false;          // MAP_HUGETLB: pages of a pool
    std::uint8_t huge_order = 0;   // which: 9 for 2 MiB, 18 for 1 GiB
    bool pool_reserved = false;    // they were promised to it; shared ones are promised to the file
    bool special = false;          // vdso and vvar: cannot be merged, grown or advised

    std::uint64_t pages() const { return (end - begin) / page_size; }
    bool contains(VirtAddr a) const { return begin <= a && a < end; }
    bool anonymous() const { return inode == 0; }
    std::uint64_t huge_bytes() const { return page_size << huge_order; }
    bool locked() const { return lock != AreaLock::None; }
    bool private_writable() const { return !shared && (protection & ProtWrite) != 0; }
    // The file page (or anonymous page number) shown at `address`, which lies inside.
    std::uint64_t page_index(VirtAddr address) const
    {
        return file_page + (page_floor(address) - begin) / page_size;
    }

    friend bool operator==(const Vma&, const Vma&) = default;
};

}  // namespace fl::kernel
