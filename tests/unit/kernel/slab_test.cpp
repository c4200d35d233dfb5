#include "kernel/slab/shrink.h"
#include "kernel/slab/slab.h"
#include "unit/kernel/small_machine.h"

#include <doctest/doctest.h>

#include <vector>

using namespace fl;
using namespace fl::kernel;
using namespace fl::kernel::test;

namespace {

struct WithCaches : SmallMachine {
    const Cache kmalloc_192 = kmalloc_cache(192);

    Object take(Cache cache) { return allocate_object(kernel, hardware, cache, record); }
    void give(Object object) { free_object(kernel, hardware, object, record); }
    CacheState& state(Cache cache) { return kernel.slabs.of(cache); }
    std::uint64_t in_use(Cache cache) { return state(cache).in_use; }
};

struct Measured {
    std::string_view name;
    std::uint32_t size, objects, pages;
};

}  // namespace

TEST_CASE("slabs are cut as a real kernel's")
{
    // /proc/slabinfo of Linux 6.18 with 2 CPUs
    constexpr Measured measured[] = {
        {"ext4_inode_cache", 1128, 14, 4}, {"proc_inode_cache", 696, 23, 4},
        {"shmem_inode_cache", 752, 21, 4},
        {"filp", 192, 21, 1}, {"inode_cache", 624, 13, 2}, {"dentry", 192, 21, 1},
        {"vm_area_struct", 192, 21, 1}, {"files_cache", 704, 23, 4}, {"signal_cache", 1152, 14, 4},
        {"sighand_cache", 2112, 15, 8}, {"task_struct", 5888, 5, 8}, {"anon_vma", 104, 39, 1},
        {"pid", 192, 21, 1}, {"mm_struct", 1600, 20, 8}, {"kmalloc-cg-8k", 8192, 4, 8},
        {"kmalloc-rcl-4k", 4096, 8, 8}, {"kmalloc-2k", 2048, 16, 8}, {"kmalloc-1k", 1024, 16, 4},
        {"kmalloc-512", 512, 16, 2}, {"kmalloc-256", 256, 16, 1}, {"kmalloc-128", 128, 32, 1},
        {"kmalloc-64", 64, 64, 1}, {"kmalloc-32", 32, 128, 1}, {"kmalloc-16", 16, 256, 1},
        {"kmalloc-8", 8, 512, 1}, {"kmalloc-192", 192, 21, 1}, {"kmalloc-96", 96, 42, 1}};
    for (const Measured& row : measured) {
        CAPTURE(row.name);
        bool found = false;
        for (std::size_t i = 0; i < cache_count; ++i) {
            const CacheInfo& info = cache_info(i);
            if (info.name != row.name) continue;
            found = true;
            CHECK(info.size == row.size);
            CHECK(info.objects(info.order) == row.objects);
            CHECK((1u << info.order) == row.pages);
        }
        CHECK(found);
    }
    CHECK(slab_order(584) == 1);  // radix_tree_node: 14 in 2 pages
    CHECK(slab_order(72) == 0);   // vmap_area: 56 in 1
}

TEST_CASE("kmalloc rounds up to the next size class")
{
    const auto name = [](std::uint64_t size) { return cache_info(kmalloc_cache(size)).name; };
    CHECK(name(1) == "kmalloc-8");
    CHECK(name(33) == "kmalloc-64");
    CHECK(name(65) == "kmalloc-96");
    CHECK(name(97) == "kmalloc-128");
    CHECK(name(129) == "kmalloc-192");
    CHECK(name(193) == "kmalloc-256");
    CHECK(name(8192) == "kmalloc-8k");
    CHECK(cache_info(kmalloc_cache(640, KmallocKind::Charged)).name == "kmalloc-cg-1k");
    CHECK(cache_info(kmalloc_cache(8, KmallocKind::Reclaimable)).name == "kmalloc-rcl-8");
}

TEST_CASE_FIXTURE(WithCaches, "a slab is taken from the buddy system, cut, used up, and then another")
{
    const std::uint64_t slab = kernel.statistics.nr_slab_unreclaimable;
    std::vector<Object> objects;
    for (int i = 0; i < 21; ++i) objects.push_back(take(kmalloc_192));
    CHECK(kernel.statistics.nr_slab_unreclaimable == slab + 1);
    for (std::size_t i = 1; i < objects.size(); ++i)
        CHECK(objects[i].at.value == objects[0].at.value + i * 192);
    CHECK(kernel.frames.table.at(slab_of(kernel, objects[0])).use == FrameUse::Slab);
    objects.push_back(take(kmalloc_192));
    CHECK(kernel.statistics.nr_slab_unreclaimable == slab + 2);
    CHECK(slab_of(kernel, objects[21]) != slab_of(kernel, objects[0]));
    CHECK(state(kmalloc_192).objects == 42);
    CHECK(state(kmalloc_192).partial == 0);
    for (const Object object : objects) give(object);
    CHECK(in_use(kmalloc_192) == 0);
}

TEST_CASE_FIXTURE(WithCaches, "what was freed last is handed out first; its link lies in its own bytes")
{
    const Object first = take(kmalloc_192), second = take(kmalloc_192);
    give(first);
    give(second);
    const std::uint64_t link = hardware.memory.load64(second.at + link_offset(192));
    CHECK(link == kernel.layout.direct_map.value + first.at.value);
    CHECK(take(kmalloc_192) == second);
    CHECK(take(kmalloc_192) == first);
    give(first);
    give(second);
}

TEST_CASE_FIXTURE(WithCaches, "some empty slabs are kept, more go back; shrinking gives back all")
{
    std::vector<Object> objects;
    for (int i = 0; i < 21 * 12; ++i) objects.push_back(take(kmalloc_192));
    CHECK(state(kmalloc_192).slabs == 12);
    const std::uint64_t free = kernel.frames.free_pages() + kernel.frames.pages_at_hand();
    for (const Object object : objects) give(object);
    CHECK(state(kmalloc_192).slabs == 5);  // the fifth on the list reaches min_partial, 5, and goes
    CHECK(state(kmalloc_192).partial == 4);
    CHECK(active_objects(kernel, kmalloc_192) == 21);  // those of the CPU's slab, as slabinfo has it
    CHECK(kernel.frames.free_pages() + kernel.frames.pages_at_hand() == free + 7);
    CHECK(shrink_cache(kernel, hardware, kmalloc_192, record) == 5);
    CHECK(state(kmalloc_192).slabs == 0);
    CHECK(kernel.frames.free_pages() + kernel.frames.pages_at_hand() == free + 12);
}

TEST_CASE_FIXTURE(WithCaches, "a slab that was full comes back to the list with its first free object")
{
    std::vector<Object> objects;
    for (int i = 0; i < 3 * 21; ++i) objects.push_back(take(kmalloc_192));
    give(objects[5]);
    CHECK(state(kmalloc_192).partial == 1);
    CHECK(active_objects(kernel, kmalloc_192) == 3 * 21 - 1);
    CHECK(take(kmalloc_192) == objects[5]);  // the CPU's slab is full: the partial one becomes it
    for (const Object object : objects) give(object);
}

TEST_CASE_FIXTURE(WithCaches, "a process is made of objects and its end gives them back")
{
    constexpr Cache caches[] = {Cache::Task, Cache::PidNumber, Cache::Signal, Cache::Handlers, Cache::Files,
                                Cache::Space, Cache::Area, Cache::AnonVma};
    std::vector<std::uint64_t> before;
    for (const Cache cache : caches) before.push_back(in_use(cache));
    CHECK(write(scratch) == Touched::Ok);
    const std::uint64_t anon_vmas = in_use(Cache::AnonVma);
    const Pid child = fork();
    for (std::size_t i = 0; i < 6; ++i) CHECK(in_use(caches[i]) > before[i]);
    CHECK(in_use(Cache::Task) == before[0] + 1);
    CHECK(in_use(Cache::Space) == before[5] + 1);
    CHECK(in_use(Cache::Area) == before[6] + space_of(kernel, child).areas.size());
    CHECK(in_use(Cache::AnonVma) > anon_vmas);
    call_as(child, SystemCall::ExitGroup, {0});
    CHECK(in_use(Cache::Task) == before[0] + 1);  // the zombie
    CHECK(in_use(Cache::Files) == before[4]);
    call(SystemCall::Wait4, {child, 0, 0, 0});
    for (std::size_t i = 0; i < 7; ++i) CHECK(in_use(caches[i]) == before[i]);
    CHECK(in_use(Cache::AnonVma) == anon_vmas);
}

TEST_CASE_FIXTURE(WithCaches, "a pipe has an inode, a dentry, two files and its buffers")
{
    const Cache ring = kmalloc_cache(640, KmallocKind::Charged);
    const std::uint64_t inodes = in_use(Cache::Inode), files = in_use(Cache::File), rings = in_use(ring);
    CHECK(write(scratch) == Touched::Ok);
    CHECK(call(SystemCall::Pipe, {scratch.value}) == 0);
    CHECK(in_use(Cache::Inode) == inodes + 1);
    CHECK(in_use(Cache::File) == files + 2);
    CHECK(in_use(ring) == rings + 1);
}

TEST_CASE_FIXTURE(WithCaches, "dropping the caches of names forgets files until somebody uses them")
{
    for (int i = 0; i < 100; ++i) {
        const auto inode = create_inode(kernel, hardware, InodeKind::Regular,
                                        "/tmp/file" + std::to_string(i), record);
        REQUIRE(inode);
    }
    const std::uint64_t dentries = in_use(Cache::Dentry), inodes = in_use(Cache::Ext4Inode);
    const std::uint64_t pages = kernel.statistics.nr_slab_reclaimable;
    drop_slab(kernel, hardware, record);
    CHECK(in_use(Cache::Dentry) <= dentries - 100);
    CHECK(in_use(Cache::Ext4Inode) <= inodes - 100);
    CHECK(kernel.statistics.nr_slab_reclaimable < pages);
    CHECK(kernel.statistics.drop_slab == 1);
    CHECK(kernel.statistics.slabs_scanned >= 200);
    CHECK(broken_invariants(kernel, hardware).empty());
    const Inode* file = kernel.files.lookup("/tmp/file7");
    CHECK_FALSE(file->objects.inode);
    const std::uint64_t left = in_use(Cache::Ext4Inode);
    REQUIRE(open_inode(kernel, hardware, pid, file->id, OpenReadOnly, record));
    CHECK(in_use(Cache::Ext4Inode) == left + 1);
    CHECK(broken_invariants(kernel, hardware).empty());
}
