// hugetlb: huge pages set aside by the administrator, promised by mmap and taken by faults. They are in
// nobody's RSS and never swapped. Linux: mm/hugetlb.c. Simplified: private anonymous mappings of 2 MiB pages.
#pragma once

#include "kernel/fault/repair.h"
#include "kernel/huge/entries.h"

namespace fl::kernel {

// vm.nr_hugepages: as many as contiguous memory allows; those in use stay (HugePages_Surp).
void set_pool_size(Kernel& kernel, std::uint64_t pages);

// mmap promises its pages at once, or refuses (ENOMEM).
bool reserve_pool_pages(Kernel& kernel, std::uint64_t pages);
// What an area that goes was promised and never took. Before its pages are zapped.
void release_reservation(Kernel& kernel, const hw::Hardware& hardware, const AddressSpace& space,
                         const Vma& area, VirtAddr begin, VirtAddr end);

// A fault in an area of MAP_HUGETLB. SIGBUS when the pool is empty. Linux: hugetlb_fault().
Outcome pool_fault(FaultContext& fault);

void add_pool_mapping(Kernel& kernel, AddressSpace& space, FrameNumber head);
// The entry is gone already.
void drop_pool_page(Kernel& kernel, hw::Hardware& hardware, AddressSpace& space, const HugeEntry& huge,
                    trace::Recorder& record);

}  // namespace fl::kernel
