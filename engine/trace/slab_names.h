// Names of slab caches, in the order of /proc/slabinfo: kernel/slab/caches.h numbers them.
#pragma once

#include <string_view>

namespace fl::trace {

inline constexpr std::string_view slab_cache_names[] = {
    "ext4_inode_cache", "proc_inode_cache", "shmem_inode_cache", "filp", "inode_cache", "dentry",
    "vm_area_struct", "files_cache", "signal_cache", "sighand_cache", "task_struct", "anon_vma", "pid",
    "mm_struct", "vmap_area", "kmalloc-cg-8k", "kmalloc-cg-4k", "kmalloc-cg-2k", "kmalloc-cg-1k",
    "kmalloc-cg-512", "kmalloc-cg-256", "kmalloc-cg-128", "kmalloc-cg-64", "kmalloc-cg-32", "kmalloc-cg-16",
    "kmalloc-cg-8", "kmalloc-cg-192", "kmalloc-cg-96", "kmalloc-rcl-8k", "kmalloc-rcl-4k", "kmalloc-rcl-2k",
    "kmalloc-rcl-1k", "kmalloc-rcl-512", "kmalloc-rcl-256", "kmalloc-rcl-128", "kmalloc-rcl-64",
    "kmalloc-rcl-32", "kmalloc-rcl-16", "kmalloc-rcl-8", "kmalloc-rcl-192", "kmalloc-rcl-96", "kmalloc-8k",
    "kmalloc-4k", "kmalloc-2k", "kmalloc-1k", "kmalloc-512", "kmalloc-256", "kmalloc-128", "kmalloc-64",
    "kmalloc-32", "kmalloc-16", "kmalloc-8", "kmalloc-192", "kmalloc-96",
};

}  // namespace fl::trace
