// hugetlb: huge pages set aside by the administrator, promised by mmap and taken by faults. They are in
// nobody's RSS and never swapped. Private memory is promised to its area, shared memory to its file. Linux:
// mm/hugetlb.c. Simplified: no mremap, no page migration, no pools for NUMA nodes.
#pragma once

#include "kernel/fault/repair.h"
#include "kernel/huge/entries.h"

namespace fl::kernel {

inline HugePool& pool_of(Kernel& kernel, unsigned order)
{
    return order == gigantic_order ? kernel.gigantic_pool : kernel.huge_pool;
}
inline HugePool& pool_of(Kernel& kernel, const Vma& area) { return pool_of(kernel, area.huge_order); }

// pool_size.cpp
// vm.nr_hugepages: as many as contiguous memory allows; those in use stay as surplus. Linux:
// set_max_huge_pages().
void set_pool_size(Kernel& kernel, std::uint64_t pages, unsigned order = huge_order);
// mmap promises its pages at once, or refuses (ENOMEM). Linux: hugetlb_acct_memory().
bool reserve_pool_pages(Kernel& kernel, HugePool& pool, std::uint64_t pages);
// Promises that nobody will keep any more; surplus pages that were made for them go.
void unreserve_pool_pages(Kernel& kernel, HugePool& pool, std::uint64_t pages);
// A page for a fault, from its promise, or one that nobody was promised. Linux: alloc_hugetlb_folio().
std::optional<FrameNumber> take_pool_page(Kernel& kernel, HugePool& pool, bool promised);
// One reference less; the last gives the page back. Linux: free_huge_folio().
void release_pool_page(Kernel& kernel, hw::Hardware& hardware, FrameNumber head, bool promised_again);

// What [begin, end) of an area was promised, once its pages are gone. Linux: hugetlb_vm_op_close().
void release_reservation(Kernel& kernel, const Vma& area, VirtAddr begin, VirtAddr end);

// A fault in an area of huge pages. SIGBUS when the pool is empty. Linux: hugetlb_fault().
Outcome pool_fault(FaultContext& fault);

// A private page that an area was promised is taken from the others that show it, children of its process.
void take_from_sharers(Kernel& kernel, hw::Hardware& hardware, const HugeEntry& huge, std::uint32_t owner,
                       trace::Recorder& record);

void add_pool_mapping(Kernel& kernel, AddressSpace& space, FrameNumber head);
// The entry is gone already; what an area was promised it may have again.
void drop_pool_page(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, const HugeEntry& huge);

}  // namespace fl::kernel
