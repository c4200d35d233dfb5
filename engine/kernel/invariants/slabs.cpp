#include "base/text.h"
#include "kernel/invariants/checks.h"
#include "kernel/slab/slab.h"

#include <algorithm>

namespace fl::kernel {
namespace {

// Every object the kernel knows of, by cache.
struct Owned {
    const Kernel& kernel;
    Findings& findings;
    std::vector<std::uint64_t> places;
    std::array<std::uint64_t, cache_count> counts{};
    std::map<std::uint64_t, std::uint64_t> anon_vmas;  // → areas that have it

    void add(Object object, Cache cache, std::string_view what)
    {
        if (!object) {
            findings.expect(kernel.slabs.unserved != 0, "objects-present", what);
            return;
        }
        places.push_back(object.at.value);
        ++counts[static_cast<std::size_t>(cache)];
        const bool placed = kernel.frames.table.at(frame_of(object.at)).use == FrameUse::Slab;
        findings.expect(placed && cache_of(kernel, object) == cache, "objects-in-slabs", what);
    }
    void add_inode(const Inode& inode)
    {
        const bool needed = !inode.linked || inode.kind != InodeKind::Regular || inode.opens != 0
                            || inode.maps != 0 || inode.cached != 0;
        const InodeObjects& objects = inode.objects;
        if (objects.dentry || needed) add(objects.dentry, Cache::Dentry, "dentry");
        Cache cache = Cache::Inode;
        if (inode.kind == InodeKind::Regular || inode.kind == InodeKind::Directory
            || inode.kind == InodeKind::Link)
            cache = Cache::Ext4Inode;
        else if (inode.kind == InodeKind::Text || inode.kind == InodeKind::PageMap) cache = Cache::ProcInode;
        else if (inode.kind != InodeKind::Pipe) cache = Cache::ShmemInode;
        if (objects.inode || needed) add(objects.inode, cache, "inode");
        if (inode.kind != InodeKind::Pipe) return;
        add(objects.pipe, kmalloc_cache(192, KmallocKind::Charged), "pipe");
        add(objects.buffers, kmalloc_cache(640, KmallocKind::Charged), "pipe buffers");
    }
    void add_space(const AddressSpace& space)
    {
        add(space.object, Cache::Space, "address space");
        for (const Vma& area : space.areas) {
            add(area.object, Cache::Area, "area");
            if (area.anon_vma) ++anon_vmas[area.anon_vma.at.value];
            else
                findings.expect(area.anon_id == 0 || kernel.slabs.unserved != 0, "objects-present",
                                "anon_vma");
        }
    }
    void add_process(const Process& process)
    {
        add(process.objects.task, Cache::Task, "task");
        add(process.objects.pid, Cache::PidNumber, "pid");
        if (process.tgid != process.pid) return;
        add(process.objects.signal, Cache::Signal, "signal");
        add(process.objects.handlers, Cache::Handlers, "signal handlers");
        if (process.state != ProcessState::Zombie) add(process.objects.files, Cache::Files, "files");
    }
};

void check_owned(const Subject& subject, Findings& findings)
{
    const Kernel& kernel = subject.kernel;
    Owned owned{kernel, findings, {}, {}, {}};
    for (const auto& [pid, process] : kernel.processes) owned.add_process(process);
    for (const auto& [id, space] : kernel.spaces) owned.add_space(space);
    for (const auto& [id, inode] : kernel.files.inodes) owned.add_inode(inode);
    for (const VmallocArea& area : kernel.vmalloc) {
        owned.add(area.place, Cache::VmapArea, "vmap_area");
        owned.add(area.description, kmalloc_cache(64), "vm_struct");
        owned.add(area.list, kmalloc_cache(area.pages * 8), "pages of a vm_struct");
    }
    if (kernel.wanted)
        for (const WantedMemory& memory : *kernel.wanted)
            if (memory.object) owned.add(memory.object, kmalloc_cache(memory.bytes), "what was asked for");
    for (const auto& [number, file] : kernel.files.open_files)
        owned.add(file.object, Cache::File, "open file");
    for (const auto& [place, users] : owned.anon_vmas) {
        owned.add({{place}}, Cache::AnonVma, "anon_vma");
        findings.expect_equal(subject.hardware.memory.load64({place}), users, "anon-vma-users", "anon_vma");
    }
    std::sort(owned.places.begin(), owned.places.end());
    const bool twice =
        std::adjacent_find(owned.places.begin(), owned.places.end()) != owned.places.end();
    findings.expect(!twice, "objects-once", "one place is two things");
    for (std::size_t i = 0; i < cache_count; ++i)
        findings.expect_equal(kernel.slabs.caches[i].in_use, owned.counts[i], "objects-live",
                              cache_info(i).name);
}

// The chain of free objects through their own bytes; how long it is.
std::uint64_t free_objects(const Subject& subject, const CacheInfo& cache, FrameNumber head,
                           const SlabRecord& slab)
{
    const std::uint64_t base = subject.kernel.layout.direct_map.value;
    std::uint64_t free = 0, at = slab.free == 0 ? 0
        : base + address_in(head, 0).value + std::uint64_t{slab.free - 1u} * cache.size;
    while (at != 0 && free <= slab.objects) {
        ++free;
        at = subject.hardware.memory.load64({at - base + link_offset(cache.size)});
    }
    return free;
}

void check_frames_of_slabs(const Subject& subject, Findings& findings)
{
    const Kernel& kernel = subject.kernel;
    std::uint64_t pages[2] = {};
    std::array<CacheState, cache_count> found{};
    for (std::uint64_t number = 0; number < kernel.frames.table.size().value; ++number) {
        const Frame& frame = kernel.frames.table.at({number});
        if (frame.use != FrameUse::Slab) continue;
        const CacheInfo& info = cache_info(frame.owner);
        ++pages[info.reclaimable];
        if (frame.slot != number) continue;
        const SlabRecord slab = SlabRecord::of(frame);
        CacheState& cache = found[frame.owner];
        ++cache.slabs;
        cache.objects += slab.objects;
        cache.in_use += slab.in_use;
        cache.pages += 1ull << frame.order;
        if (slab.free != 0 && kernel.slabs.caches[frame.owner].current != number) ++cache.partial;
        findings.expect_equal(free_objects(subject, info, {number}, slab) + slab.in_use, slab.objects,
                              "slab-objects", info.name);
    }
    for (std::size_t i = 0; i < cache_count; ++i) {
        const CacheState& told = kernel.slabs.caches[i];
        const bool equal = told.slabs == found[i].slabs && told.objects == found[i].objects
                           && told.in_use == found[i].in_use && told.pages == found[i].pages;
        findings.expect(equal, "slab-counts", cache_info(i).name);
        findings.expect_equal(told.partial, found[i].partial, "slab-partial", cache_info(i).name);
    }
    if (kernel.wanted)
        for (const WantedMemory& memory : *kernel.wanted)
            if (!memory.object && !memory.in_vmalloc) pages[0] += 1ull << memory.order;
    findings.expect_equal(pages[1], kernel.statistics.nr_slab_reclaimable, "nr-slab-reclaimable", "frames");
    findings.expect_equal(pages[0], kernel.statistics.nr_slab_unreclaimable, "nr-slab-unreclaimable",
                          "frames");
}

}  // namespace

void check_slabs(const Subject& subject, Findings& findings)
{
    check_owned(subject, findings);
    check_frames_of_slabs(subject, findings);
}

}  // namespace fl::kernel
